package dev.syncline.run;

import dev.syncline.primitive.Actor;
import dev.syncline.primitive.Gate;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** The gate of one run: it notes the line where each actor stands, and holds all actors while the run is paused. */
final class RunGate implements Gate {
    private final RunClock clock;
    private final LineFinder lines;
    private final Set<Actor> standing = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    RunGate(RunClock clock, LineFinder lines) {
        this.clock = clock;
        this.lines = lines;
    }

    @Override
    public void pass(Actor actor) {
        actor.checkAlive();
        actor.atLine(lines.find());
        if (closed) {
            stand(actor);
        }
    }

    @Override
    public long nanos() {
        return clock.getAsLong();
    }

    /** Whether nobody passes. */
    boolean isClosed() {
        return closed;
    }

    /** Lets nobody pass from now on, and stops the clock. */
    void close() {
        closed = true;
        clock.stop();
    }

    /** Lets everybody pass again. */
    void open() {
        clock.goOn();
        closed = false;
        standing.forEach(Actor::wake);
    }

    private void stand(Actor actor) {
        standing.add(actor);
        try {
            while (closed) {
                actor.checkAlive();
                LockSupport.park(this);
            }
            actor.checkAlive();
        } finally {
            standing.remove(actor);
        }
    }
}
