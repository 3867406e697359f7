package dev.syncline.process.worker;

import dev.syncline.log.LogEvent;
import dev.syncline.process.ipc.SharedPage;
import dev.syncline.process.os.BackgroundThread;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Gate;
import dev.syncline.trace.Killed;
import dev.syncline.trace.Timeout;
import dev.syncline.trace.Uninterruptible;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * One worker process of a run, as the server sees it: for each of its actors, a thread of the server acts as its proxy.
 */
public final class Worker {
    private static final long TIMEOUT_MILLIS = 20_000;
    private static final long POLL_NANOS = 100_000;
    private static final int SIGINT = 2;
    private static final int SIGKILL = 9;
    private static final int SIGTERM = 15;

    /** The signals by which the user or the body of a run ends a worker; death by any other signal is a crash. */
    private static final Set<Integer> EXPECTED_SIGNALS = Set.of(SIGINT, SIGKILL, SIGTERM);

    private final WorkerGroup workerGroup;
    private final WorkerConnection connection;
    private final int writer;
    private final byte[] target;
    private final WorkerProxy proxy;
    private volatile boolean killedForStop;
    private final Set<Integer> sentByBody = ConcurrentHashMap.newKeySet();
    private volatile boolean gone;
    private volatile long received;
    private volatile long pendingSeq = -1;

    Worker(WorkerGroup workerGroup, WorkerConnection connection, int writer, byte[] target) {
        this.workerGroup = workerGroup;
        this.connection = connection;
        proxy = new WorkerProxy(connection);
        this.writer = writer;
        this.target = target;
    }

    /** The id of the process. */
    public long pid() {
        return connection.pid();
    }

    /** Whether the process is running. */
    public boolean isAlive() {
        return connection.isAlive();
    }

    /** Whether the body of the run sent it this signal, so that its death by this signal is expected. */
    public boolean wasSentByBody(int signal) {
        return sentByBody.contains(signal);
    }

    /** Asks it to end, on behalf of the body of the run. */
    void terminateForBody() {
        sentByBody.add(SIGTERM);
        terminate();
    }

    /** Ends it at once, on behalf of the body of the run. */
    void killForBody() {
        if (connection.isAlive()) {
            sentByBody.add(SIGKILL);
        }
        kill();
    }

    /** Asks the process to end, as SIGTERM does. */
    public void terminate() {
        connection.terminate();
    }

    /** Ends the process at once, as SIGKILL does. */
    public void kill() {
        connection.kill();
    }

    /** Interrupts the process, as Control-C does (SIGINT). */
    public void interrupt() {
        connection.interrupt();
    }

    /** Waits until the worker has its copies of everything it was handed, or has ended. */
    void awaitReady(Actor waiting, Gate gate) {
        await(waiting, gate, proxy::isReady);
    }

    /** Waits until the worker has worked or slept, or is about to, or has ended. */
    void awaitWork(Actor waiting, Gate gate) {
        await(waiting, gate, proxy::hasWorked);
    }

    /** Waits until a worker that was killed has ended, if the run leads its waits: so its end comes before what follows. */
    void awaitEnd(Actor waiting, Gate gate, BooleanSupplier hasEnded) {
        boolean again = false;
        while (gate.leadsWaits() && !hasEnded.getAsBoolean()) {
            waiting.checkAlive();
            if (proxy.isServing()) {
                LockSupport.parkNanos(this, POLL_NANOS);
            } else {
                gate.awaitTurn(waiting, Timeout.FOREVER, again); // it has not begun
                again = true;
            }
        }
    }

    private void await(Actor waiting, Gate gate, BooleanSupplier condition) {
        boolean again = false;
        while (!condition.getAsBoolean() && !gone) {
            waiting.checkAlive();
            if (gate.leadsWaits()) {
                gate.awaitTurn(waiting, Timeout.FOREVER, again);
                again = true;
            } else {
                LockSupport.parkNanos(this, POLL_NANOS);
            }
        }
    }

    /**
     * Serves the worker, on the thread of the server that is its proxy, until the process has ended and all its events
     * have arrived.
     *
     * @return the exit code, as Python gives it
     * @throws Killed if the run was stopped
     */
    public int serve(Actor me, WorkerHost host) {
        Thread reader = null;
        String noReader = null;
        try {
            reader =
                    BackgroundThread.start("Events of " + Thread.currentThread().getName(), this::readEvents);
        } catch (IOException noThread) {
            noReader = noThread.getMessage();
            connection.kill();
        }
        try {
            connection.send(workerGroup.spec(writer, me, target));
            proxy.serve(me, host);
        } catch (IOException ended) {
            // the process has ended or is about to end
        } catch (Killed stopped) {
            if (!gone) {
                killForStop();
            }
        }
        int code = connection.awaitExit(TIMEOUT_MILLIS);
        gone = true;
        if (reader != null) {
            Uninterruptible.await(reader::join);
        }
        while (host.leadsWaits() && !proxy.haveThreadsEnded(host)) {
            LockSupport.parkNanos(this, POLL_NANOS);
        }
        if (noReader != null) {
            host.didNotBegin(me.name(), noReader);
        } else if (!killedForStop && !proxy.isReady() && !proxy.hasFailed() && !EXPECTED_SIGNALS.contains(-code)) {
            host.didNotBegin(
                    me.name(),
                    "Its process ended before it began. " + WorkerOutput.orExit(connection.lastOutput(), code));
        }
        workerGroup.sharedPage().dead(writer);
        fillHoles(me);
        long lost = workerGroup.sharedPage().sent(writer) - received;
        if (lost > 0) {
            host.lost(me.name(), lost);
        }
        if (killedForStop) {
            throw new Killed(me.name());
        }
        return code;
    }

    WorkerConnection connection() {
        return connection;
    }

    /** Kills the process because the run is being stopped. */
    void killForStop() {
        killedForStop |= connection.isAlive();
        connection.kill();
    }

    private void readEvents() {
        SharedRecorder recorder = workerGroup.shared();
        try (SocketChannel channel = connection.awaitEvents()) {
            DataInputStream in =
                    new DataInputStream(new BufferedInputStream(Channels.newInputStream(channel), 1 << 16));
            for (long count = 1; true; count++) {
                LogEvent event = EventWire.read(in);
                pendingSeq = event.seq();
                recorder.receive(event);
                received = count;
                pendingSeq = -1;
            }
        } catch (IOException ended) {
            gone = true;
            if (!killedForStop) {
                proxy.killActors(); // they may be waiting at the gate for a process that has ended
            }
        }
    }

    /**
     * Fills the hole of the event that the process was recording when it ended, if there is one. If it was just
     * claiming a number, it is not known whether it got one: if it did, it is the number whose event does not arrive
     * although no other writer has it.
     */
    private void fillHoles(Actor me) {
        SharedPage sharedPage = workerGroup.sharedPage();
        SharedRecorder recorder = workerGroup.shared();
        long intent = sharedPage.intent(writer);
        if (intent == SharedPage.CLAIMING) {
            long end = sharedPage.claimed();
            Set<Long> expected = new HashSet<>();
            expected.add(claimedBy(SharedPage.SERVER, () -> false));
            for (Worker other : workerGroup.workers()) {
                if (other != this) {
                    expected.add(claimedBy(other.writer, () -> other.gone));
                    other.awaitReceived();
                }
            }
            recorder.holes(end, expected).forEach(seq -> recorder.fillHole(seq, me));
        } else if (intent != SharedPage.IDLE && !recorder.hasArrived(intent - 1)) {
            recorder.fillHole(intent - 1, me);
        }
    }

    /** The number that a writer has claimed, read while it is not in the middle of a claim; -1 for none. */
    private long claimedBy(int other, BooleanSupplier isGone) {
        SharedPage sharedPage = workerGroup.sharedPage();
        long intent = sharedPage.intent(other);
        while (intent == SharedPage.CLAIMING && !isGone.getAsBoolean()) {
            LockSupport.parkNanos(POLL_NANOS);
            intent = sharedPage.intent(other);
        }
        return intent > 0 ? intent - 1 : -1;
    }

    /**
     * Waits until every event that this worker has sent so far is in the ring, or the next one waits for room in it.
     */
    private void awaitReceived() {
        long sent = workerGroup.sharedPage().sent(writer);
        while (received < sent
                && !gone
                && !(pendingSeq >= 0 && workerGroup.shared().isFullFor(pendingSeq))) {
            LockSupport.parkNanos(POLL_NANOS);
        }
    }
}
