package dev.syncline.run.actor;

import dev.syncline.log.capture.LineFinder;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Gate;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * The gate of one run: it notes the source line of each actor, and holds all actors while the run is paused or its
 * order is forced. A closed gate lets an actor pass once for each grant, and no timeout expires without one.
 *
 * <p>The monitor guards whether the run is paused and forced, so that the gate is closed as long as it is either.
 */
public final class RunGate implements Gate {
    private final RunClock clock;
    private final LineFinder lines;
    private final ActorStates states;
    private Consumer<Boolean> follower = isClosed -> {};
    private final StoppedActors stopped;
    private boolean forced;
    private volatile boolean leadsWaits;
    private volatile boolean hasBlocked;
    private volatile int tempoMillis;
    private volatile boolean paused;

    /**
     * Makes an open gate.
     *
     * @param lines finds the line at which an actor stands
     * @param wallNanos the machine's clock, by which the tempo goes
     */
    public RunGate(RunClock clock, LineFinder lines, LongSupplier wallNanos) {
        states = new ActorStates(clock, wallNanos);
        this.clock = clock;
        stopped = new StoppedActors(this, clock, states);
        this.lines = lines;
    }

    @Override
    public void pass(Actor actor) {
        pass(actor, lines.find());
    }

    /** Returns when the actor, which is at {@code line}, may do its next operation. */
    public void pass(Actor actor, int line) {
        actor.checkAlive();
        actor.atLine(line);
        if (states.isGateClosed()) {
            stopped.hold(actor, ActorState.AT_GATE, 0, () -> !states.isGateClosed());
            actor.checkAlive();
        }
    }

    /** Notes the source line of an actor that begins something that the gate does not hold. */
    public void locate(Actor actor) {
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

    @Override
    public boolean await(Actor actor, boolean timed, long deadline) {
        return stopped.hold(
                actor,
                timed ? ActorState.WAITING_WITH_DEADLINE : ActorState.WAITING,
                deadline,
                () -> actor.isSignalled() || actor.isKilled());
    }

    /** Waits are led as long as a run is controlled that was from its first operation on. */
    @Override
    public boolean leadsWaits() {
        return leadsWaits;
    }

    @Override
    public boolean awaitTurn(Actor actor, long limitNanos, boolean again) {
        boolean isInTime = stopped.untilTurn(actor, limitNanos, again);
        actor.checkAlive();
        return isInTime;
    }

    @Override
    public void signalled(Actor actor) {
        states.signal(actor);
    }

    /**
     * Holds the actor, which works or sleeps, until the clock of the run shows {@code until}, or until it has a grant
     * while the gate is closed.
     */
    public void delay(Actor actor, long until) {
        stopped.hold(actor, ActorState.DELAYED, until, () -> false);
        actor.checkAlive();
    }

    /** Holds the actor until others have ended, which {@link #signalled} announces. */
    void join(Actor actor, BooleanSupplier haveEnded) {
        stopped.hold(actor, ActorState.JOINING, 0, haveEnded);
        actor.checkAlive();
    }

    /**
     * Holds the actor until every other one waits, has ended, or is held here too; returns whether any of them waits for
     * an object.
     *
     * @param sleep runs what it is given, which holds the actor; not called if all others wait already
     * @throws UnsupportedOperationException if actors wait where the gate cannot see it, in worker processes
     */
    public boolean untilOthersWait(Actor actor, Consumer<Runnable> sleep) {
        if (hasBlocked) {
            throw new UnsupportedOperationException("Whether all others wait can be seen only between threads.");
        }
        actor.checkAlive();
        locate(actor);
        if (!states.doOthersWait(actor)) {
            sleep.accept(() -> letOthersWait(actor));
        }
        return states.others().isAnyWaiting();
    }

    private void letOthersWait(Actor actor) {
        stopped.hold(
                actor, ActorState.LETTING_OTHERS_WAIT, 0, () -> states.others().isTrueFor(actor));
        actor.checkAlive();
    }

    /** Holds the actor until it is asked for something, which {@link #signalled} announces. */
    void idle(Actor actor, BooleanSupplier isAsked) {
        stopped.hold(actor, ActorState.IDLE, 0, isAsked);
        actor.checkAlive();
    }

    /** Adds an actor whose thread is about to be started. */
    void begin(Actor actor) {
        states.begin(actor);
    }

    /** Holds the actor, on its new thread, until it is its turn to begin. */
    void awaitBegin(Actor actor) {
        stopped.park(actor, states.entry(actor), false, 0);
        actor.checkAlive();
    }

    /** Notes that an actor has ended. */
    void end(Actor actor) {
        states.end(actor);
        stopped.tell();
    }

    /**
     * Calls {@code listener}, on the actor's thread, whenever one has stopped in a controlled run: it may have been the
     * last one running.
     */
    void whenStopped(Runnable listener) {
        stopped.tell(listener);
    }

    /** Tells {@code newFollower} whenever the gate closes or opens. */
    public void follow(Consumer<Boolean> newFollower) {
        follower = newFollower;
    }

    /** From now on also asks {@code outside} whether an actor waits for another one. */
    public void followBlocked(Predicate<Actor> outside) {
        hasBlocked = true;
        states.follow(outside);
    }

    /** Whether actors may be in other processes. */
    boolean hasProcesses() {
        return hasBlocked;
    }

    /** The states of the actors. */
    ActorStates states() {
        return states;
    }

    /** Whether the run is paused. */
    public boolean isPaused() {
        return paused;
    }

    /** Lets no actor pass from now on, and stops the clock. */
    public synchronized void pause() {
        paused = true;
        settle();
        clock.stop();
    }

    /** Starts the clock again, and lets every actor pass unless the order is forced. */
    public synchronized void continueRun() {
        clock.start();
        paused = false;
        settle();
    }

    /**
     * If {@code on}, lets an actor pass only with a grant; otherwise lets every actor pass again, unless the run is
     * paused.
     */
    public synchronized void force(boolean on) {
        forced = on;
        settle();
    }

    /** Sets the speed of the clock, relative to the machine's. */
    public void speed(double times) {
        clock.speed(times);
        states.lookAgain();
    }

    /**
     * Lets at most one operation pass in so many milliseconds of the machine's clock from now on, unless the run is paused or
     * its order is forced; 0 for no limit.
     */
    public synchronized void tempo(int millis) {
        tempoMillis = millis;
        tellFollower();
        states.tempo(Duration.ofMillis(millis).toNanos());
    }

    /** The least number of milliseconds between two operations; 0 for no limit. */
    public int tempo() {
        return tempoMillis;
    }

    /** The next operation of each actor that is held before one in the scenario's code, in the order of their numbers. */
    public List<NextOperation> next() {
        return states.atGate()
                .filter(actor -> actor.line() > 0)
                .sorted(Comparator.comparingInt(Actor::id))
                .map(actor -> new NextOperation(actor.name(), actor.line()))
                .toList();
    }

    /** The actor that would proceed first if the gate opened. */
    Optional<Actor> first() {
        return states.first();
    }

    /** Whether a grant lets the actor proceed. */
    boolean awaitsGrant(Actor actor) {
        return states.awaitsGrant(actor);
    }

    /**
     * Lets the actor do one operation; if it is delayed or waits with a deadline, that deadline is now. The clock moves
     * only if the actor proceeds.
     *
     * @param step how far the clock moves, at least
     * @return whether the actor proceeds
     */
    boolean grant(Actor actor, long step) {
        return states.grant(actor, deadline -> {
            clock.advance(step);
            clock.advanceTo(deadline);
        });
    }

    private void settle() {
        boolean controlled = paused || forced;
        leadsWaits = controlled && (leadsWaits || states.isEmpty());
        tellFollower();
        states.control(controlled, leadsWaits);
    }

    private void tellFollower() {
        follower.accept(paused || forced || tempoMillis > 0);
    }
}
