package dev.syncline.process.worker;

import dev.syncline.process.ipc.EventWire;
import dev.syncline.process.ipc.SharedPage;
import dev.syncline.process.os.BackgroundThread;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Killed;
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

/** One worker process of a run, as the server sees it: a thread of the server stands in for each of its actors. */
public final class Worker {
    private static final long PATIENCE_MILLIS = 2_000;
    private static final long LOOK_AGAIN_NANOS = 100_000;
    private static final int SIGINT = 2;
    private static final int SIGKILL = 9;
    private static final int SIGTERM = 15;

    /** The signals by which a person or the body of a run ends a worker; any other one is a crash. */
    private static final Set<Integer> WANTED_SIGNALS = Set.of(SIGINT, SIGKILL, SIGTERM);

    private final WorkerGroup workerGroup;
    private final WorkerConnection link;
    private final int writer;
    private final byte[] target;
    private final WorkerProxy standIn;
    private volatile boolean killedByRun;
    private final Set<Integer> sentByBody = ConcurrentHashMap.newKeySet();
    private volatile boolean gone;
    private volatile long received;
    private volatile long inHand = -1;

    Worker(WorkerGroup workerGroup, WorkerConnection link, int writer, byte[] target) {
        this.workerGroup = workerGroup;
        this.link = link;
        standIn = new WorkerProxy(link);
        this.writer = writer;
        this.target = target;
    }

    /** The id of the process. */
    public long pid() {
        return link.pid();
    }

    /** Whether the process is there. */
    public boolean isAlive() {
        return link.isAlive();
    }

    /** Whether the body of the run sent it this signal, so that its death by it is no surprise. */
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
        if (link.isAlive()) {
            sentByBody.add(SIGKILL);
        }
        kill();
    }

    /** Asks the process to end, as SIGTERM does. */
    public void terminate() {
        link.terminate();
    }

    /** Ends the process at once, as SIGKILL does. */
    public void kill() {
        link.kill();
    }

    /** Interrupts the process, as Control-C does (SIGINT). */
    public void interrupt() {
        link.interrupt();
    }

    /** Waits until the worker has all that it was given, or is gone. */
    void awaitReady(Actor waiting) {
        while (!standIn.isReady() && !gone) {
            waiting.checkAlive();
            LockSupport.parkNanos(this, LOOK_AGAIN_NANOS);
        }
    }

    /**
     * Stands in for the worker, on a thread of the server that plays its actor, until the process has ended and all that
     * it recorded has come.
     *
     * @return the exit code, as Python gives it
     * @throws Killed if the run was stopped
     */
    public int attend(Actor me, WorkerHost stage) {
        Thread reader = null;
        String noReader = null;
        try {
            reader =
                    BackgroundThread.start("Events of " + Thread.currentThread().getName(), this::readEvents);
        } catch (IOException noThread) {
            noReader = noThread.getMessage();
            link.kill();
        }
        try {
            link.assign(workerGroup.assignment(writer, me, target));
            standIn.serve(me, stage);
        } catch (IOException ended) {
            // its process is gone, or as good as gone
        } catch (Killed stopped) {
            if (!gone) {
                killByRun();
            }
        }
        int code = link.awaitExit(PATIENCE_MILLIS);
        gone = true;
        if (reader != null) {
            join(reader);
        }
        if (noReader != null) {
            stage.didNotBegin(me.name(), noReader);
        } else if (!killedByRun && !standIn.isReady() && !standIn.hasFailed() && !WANTED_SIGNALS.contains(-code)) {
            stage.didNotBegin(
                    me.name(), "Its process ended before it began. " + WorkerOutput.orExit(link.lastWords(), code));
        }
        workerGroup.sharedPage().dead(writer);
        closeHoles(me);
        long lost = workerGroup.sharedPage().sent(writer) - received;
        if (lost > 0) {
            stage.lost(me.name(), lost);
        }
        if (killedByRun) {
            throw new Killed(me.name());
        }
        return code;
    }

    WorkerConnection link() {
        return link;
    }

    /** Kills the process because the run is being stopped. */
    void killByRun() {
        killedByRun |= link.isAlive();
        link.kill();
    }

    private void readEvents() {
        SharedRecorder recorder = workerGroup.shared();
        try (SocketChannel channel = link.awaitEvents()) {
            DataInputStream in =
                    new DataInputStream(new BufferedInputStream(Channels.newInputStream(channel), 1 << 16));
            for (long count = 1; true; count++) {
                EventWire event = EventWire.read(in);
                inHand = event.seq();
                recorder.receive(event);
                received = count;
                inHand = -1;
            }
        } catch (IOException ended) {
            gone = true;
            if (!killedByRun) {
                standIn.killActors(); // they may stand at the gate, where nobody needs them any more
            }
        }
    }

    /**
     * Fills the place of the event that the process was recording when it ended, if there is one. If it had no number yet,
     * it may have claimed one all the same: then it is the one under which nothing comes, although no other writer is at it.
     */
    private void closeHoles(Actor me) {
        SharedPage sharedPage = workerGroup.sharedPage();
        SharedRecorder recorder = workerGroup.shared();
        long intent = sharedPage.intent(writer);
        if (intent == SharedPage.CLAIMING) {
            long end = sharedPage.claimed();
            Set<Long> expected = new HashSet<>();
            expected.add(settled(SharedPage.SERVER, () -> false));
            for (Worker other : workerGroup.hired()) {
                if (other != this) {
                    expected.add(settled(other.writer, () -> other.gone));
                    other.awaitReceived();
                }
            }
            recorder.holes(end, expected).forEach(seq -> recorder.closeHole(seq, me));
        } else if (intent != SharedPage.IDLE && !recorder.hasCome(intent - 1)) {
            recorder.closeHole(intent - 1, me);
        }
    }

    /** The number that a writer is at, seen at a moment at which it is not about to claim one; -1 for none. */
    private long settled(int other, BooleanSupplier isGone) {
        SharedPage sharedPage = workerGroup.sharedPage();
        long intent = sharedPage.intent(other);
        while (intent == SharedPage.CLAIMING && !isGone.getAsBoolean()) {
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
            intent = sharedPage.intent(other);
        }
        return intent > 0 ? intent - 1 : -1;
    }

    /** Waits until all that this worker has sent so far is in the ring, or waits for room in it. */
    private void awaitReceived() {
        long sent = workerGroup.sharedPage().sent(writer);
        while (received < sent && !gone && !(inHand >= 0 && workerGroup.shared().isFullFor(inHand))) {
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }

    private static void join(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
