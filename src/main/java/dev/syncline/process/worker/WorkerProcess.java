package dev.syncline.process.worker;

import dev.syncline.process.ipc.BlockedWait;
import dev.syncline.process.ipc.ChildProcess;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Kind;
import dev.syncline.trace.Probe;
import dev.syncline.trace.Timeout;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** The handle of a worker process for the thread of the server that started it. */
public final class WorkerProcess implements ChildProcess {
    private final Worker worker;
    private final Actor actor;
    private final Probe probe;
    private final WorkerGroup workerGroup;
    private final Supplier<OptionalInt> exit;

    /**
     * Makes the handle of a worker that runs {@code actor}.
     *
     * @param probe records the waits for its end
     * @param exit its exit code once its last event is recorded
     */
    public WorkerProcess(WorkerGroup workerGroup, Worker worker, Actor actor, Probe probe, Supplier<OptionalInt> exit) {
        this.workerGroup = workerGroup;
        this.worker = worker;
        this.actor = actor;
        this.probe = probe;
        this.exit = exit;
    }

    @Override
    public long pid() {
        return worker.pid();
    }

    @Override
    public boolean isAlive() {
        return exit.get().isEmpty();
    }

    @Override
    public OptionalInt exitCode() {
        return exit.get();
    }

    @Override
    public void join() {
        join(Timeout.FOREVER);
    }

    @Override
    public boolean join(Duration timeout) {
        return join(Timeout.nanos(timeout));
    }

    @Override
    public void terminate() {
        Actor me = probe.enter();
        worker.terminateForBody();
        worker.awaitEnd(me, probe.gate(), () -> !isAlive());
    }

    @Override
    public void kill() {
        Actor me = probe.enter();
        worker.killForBody();
        worker.awaitEnd(me, probe.gate(), () -> !isAlive());
    }

    @Override
    public void awaitReady() {
        worker.awaitReady(Actor.current(), probe.gate());
    }

    @Override
    public void awaitWork() {
        worker.awaitWork(Actor.current(), probe.gate());
    }

    private boolean join(long limitNanos) {
        Actor waiting = probe.enter();
        if (isAlive()) {
            boolean timed = limitNanos != Timeout.FOREVER;
            probe.recordWait(waiting, 1, actor, "waits for " + actor + " to end", timed);
            boolean ended = BlockedWait.poll(
                    probe.gate(),
                    workerGroup.sharedPage(),
                    waiting,
                    limitNanos,
                    BlockedWait.POLL_NANOS,
                    () -> !isAlive());
            if (!ended) {
                probe.record(Kind.TIMED_OUT, waiting, 0);
                return false;
            }
        }
        probe.record(Kind.PASSED, waiting, exit.get().orElse(0), actor, null);
        return true;
    }
}
