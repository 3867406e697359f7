package dev.syncline.run;

import dev.syncline.primitive.Actor;
import dev.syncline.primitive.Gate;
import dev.syncline.trace.LineFinder;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The gate of one run: it notes the line where each actor stands, and holds all actors while the run is paused or its
 * order is forced. A closed gate lets an actor pass that has a cue, once.
 *
 * <p>The monitor guards who stands, who rests and who has a cue, so that nobody is seen between two of them: whoever has
 * a cue is neither standing nor resting any more.
 */
final class RunGate implements Gate {
    private final RunClock clock;
    private final LineFinder lines;
    private final Set<Actor> standing = new LinkedHashSet<>();
    private final Set<Actor> resting = new LinkedHashSet<>();
    private @Nullable Actor cued;
    private boolean forced;
    private Consumer<Boolean> follower = isClosed -> {};
    private volatile boolean paused;
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

    /** Notes at which line the actor is, who begins something that the gate does not hold. */
    void locate(Actor actor) {
        actor.atLine(lines.find());
    }

    @Override
    public long nanos() {
        return clock.getAsLong();
    }

    @Override
    public long wallNanos(long nanos) {
        return clock.wallNanos(nanos);
    }

    /**
     * Holds the actor, who works or sleeps, until the clock of the run shows {@code until}, and longer if the gate is
     * closed then. A cue in a pause ends it at once and moves the clock there.
     */
    void rest(Actor actor, long until) {
        come(actor, resting);
        boolean mayPass = false;
        try {
            for (long left = until - nanos(); left > 0 && !mayPass; left = until - nanos()) {
                actor.checkAlive();
                mayPass = takeCue(actor);
                if (mayPass) {
                    clock.advance(left);
                } else if (clock.isStill()) {
                    LockSupport.park(this);
                } else {
                    LockSupport.parkNanos(this, clock.wallNanos(left));
                }
            }
            mayPass |= takeCue(actor);
        } finally {
            leave(actor);
        }
        actor.checkAlive();
        if (closed && !mayPass) {
            stand(actor);
        }
    }

    /** Has {@code newFollower} told whenever the gate closes or opens. */
    void follow(Consumer<Boolean> newFollower) {
        follower = newFollower;
    }

    /** Whether the run is paused. */
    boolean isPaused() {
        return paused;
    }

    /** Lets nobody pass from now on, and stops the clock. */
    void pause() {
        synchronized (this) {
            paused = true;
            close(true);
        }
        clock.stop();
    }

    /** Lets the clock go on, and everybody pass unless the order is forced. */
    void goOn() {
        clock.goOn();
        synchronized (this) {
            paused = false;
        }
        settle();
    }

    /** Lets pass only who has a cue, or, if not {@code on}, everybody again unless the run is paused. */
    void force(boolean on) {
        synchronized (this) {
            forced = on;
        }
        settle();
    }

    /** Makes the clock go so much faster than the machine's; less than 1 is slower. */
    void speed(double times) {
        clock.speed(times);
        settle();
    }

    /** Whether the actor stands at the closed gate, and needs a cue to do its next operation. */
    synchronized boolean isStanding(Actor actor) {
        return standing.contains(actor);
    }

    /** Whether the actor works or sleeps. */
    synchronized boolean isResting(Actor actor) {
        return resting.contains(actor);
    }

    /** Who has stood or rested longest. */
    synchronized Optional<Actor> first() {
        return standing.stream().findFirst().or(() -> resting.stream().findFirst());
    }

    /** Lets the actor, who stands or rests, do one operation. */
    void cue(Actor actor) {
        synchronized (this) {
            standing.remove(actor);
            resting.remove(actor);
            cued = actor;
        }
        actor.wake();
    }

    private void close(boolean close) {
        closed = close;
        follower.accept(close);
    }

    private void stand(Actor actor) {
        come(actor, standing);
        try {
            while (closed && !actor.isCalled() && !takeCue(actor)) {
                actor.checkAlive();
                LockSupport.park(this);
            }
            actor.checkAlive();
        } finally {
            leave(actor);
        }
    }

    private synchronized void come(Actor actor, Set<Actor> where) {
        where.add(actor);
    }

    private synchronized void leave(Actor actor) {
        standing.remove(actor);
        resting.remove(actor);
        takeCue(actor);
    }

    private synchronized boolean takeCue(Actor actor) {
        boolean mine = cued == actor;
        if (mine) {
            cued = null;
        }
        return mine;
    }

    /** Has everybody who stands or rests look again. */
    private void settle() {
        List<Actor> held = new ArrayList<>();
        synchronized (this) {
            close(paused || forced);
            held.addAll(standing);
            held.addAll(resting);
        }
        held.forEach(Actor::wake);
    }
}
