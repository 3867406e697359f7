package dev.syncline.process.worker;

import dev.syncline.log.capture.LineFinder;
import dev.syncline.process.ipc.SharedPage;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Gate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The gate as a worker sees it: a flag on the shared page says whether it is open; if it is closed, the worker asks the
 * server.
 */
final class WorkerGate implements Gate {
    private final SharedPage sharedPage;
    private final LineFinder lines;
    private final Map<Integer, ControlChannel> controls = new ConcurrentHashMap<>();

    /** Makes the gate; {@code lines} finds the source lines of operations. */
    WorkerGate(SharedPage sharedPage, LineFinder lines) {
        this.sharedPage = sharedPage;
        this.lines = lines;
    }

    /** Sets the control channel of an actor. */
    void connect(Actor actor, ControlChannel control) {
        controls.put(actor.id(), control);
    }

    /** The control channel of an actor. */
    ControlChannel control(Actor actor) {
        ControlChannel control = controls.get(actor.id());
        if (control == null) {
            throw new IllegalStateException("%s is not an actor of this worker.".formatted(actor.name()));
        }
        return control;
    }

    @Override
    public void pass(Actor actor) {
        actor.checkAlive();
        actor.atLine(lines.find());
        if (sharedPage.isGateClosed()) {
            control(actor).pass(actor.line());
        }
    }

    @Override
    public boolean leadsWaits() {
        return sharedPage.leadsWaits();
    }

    @Override
    public boolean awaitTurn(Actor actor, long limitNanos, boolean again) {
        return control(actor).awaitTurn(limitNanos, again);
    }

    @Override
    public long nanos() {
        return sharedPage.nanos();
    }

    @Override
    public long wallNanos(long nanos) {
        return sharedPage.wallNanos(nanos);
    }
}
