package dev.syncline.process;

import dev.syncline.primitive.Actor;
import dev.syncline.primitive.Gate;
import dev.syncline.trace.LineFinder;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The gate as a worker sees it: a flag on the board while it is open; when it is closed, the server is asked. */
final class WorkerGate implements Gate {
    private final Board board;
    private final LineFinder lines;
    private final Map<Integer, Control> controls = new ConcurrentHashMap<>();

    /** Finds the lines of the events in the code that {@code lines} knows. */
    WorkerGate(Board board, LineFinder lines) {
        this.board = board;
        this.lines = lines;
    }

    /** Has {@code actor} ask on a line of its own. */
    void connect(Actor actor, Control control) {
        controls.put(actor.id(), control);
    }

    /** The line on which the calling actor asks. */
    Control control(Actor actor) {
        Control control = controls.get(actor.id());
        if (control == null) {
            throw new IllegalStateException("%s is no actor of this worker.".formatted(actor.name()));
        }
        return control;
    }

    @Override
    public void pass(Actor actor) {
        actor.checkAlive();
        actor.atLine(lines.find());
        if (board.isGateClosed()) {
            control(actor).pass(actor.line());
        }
    }

    @Override
    public long nanos() {
        return board.nanos();
    }

    @Override
    public long wallNanos(long nanos) {
        return board.wallNanos(nanos);
    }
}
