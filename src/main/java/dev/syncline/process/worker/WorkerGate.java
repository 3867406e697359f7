package dev.syncline.process.worker;

import dev.syncline.log.capture.LineFinder;
import dev.syncline.process.ipc.SharedPage;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Gate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The gate as a worker sees it: a flag on the board while it is open; when it is closed, the server is asked. */
final class WorkerGate implements Gate {
    private final SharedPage sharedPage;
    private final LineFinder lines;
    private final Map<Integer, ControlChannel> controls = new ConcurrentHashMap<>();

    /** Finds the lines of the events in the code that {@code lines} knows. */
    WorkerGate(SharedPage sharedPage, LineFinder lines) {
        this.sharedPage = sharedPage;
        this.lines = lines;
    }

    /** Has {@code actor} ask on a line of its own. */
    void connect(Actor actor, ControlChannel control) {
        controls.put(actor.id(), control);
    }

    /** The line on which the calling actor asks. */
    ControlChannel control(Actor actor) {
        ControlChannel control = controls.get(actor.id());
        if (control == null) {
            throw new IllegalStateException("%s is no actor of this worker.".formatted(actor.name()));
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
    public long nanos() {
        return sharedPage.nanos();
    }

    @Override
    public long wallNanos(long nanos) {
        return sharedPage.wallNanos(nanos);
    }
}
