package dev.syncline.run;

import dev.syncline.primitive.Actor;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Lets one actor at a time do one operation: by hand while the run is paused, or by a schedule.
 *
 * <p>The next cue is given when nobody can do anything without one, so the same cues lead to the same operations in the
 * same order, on real threads. {@code turn} is held while an operation goes on.
 */
final class Prompter {
    private static final long PATIENCE = Duration.ofSeconds(2).toNanos();
    private static final long LOOK_AGAIN_NANOS = 20_000;

    /** How far the clock of a paused run moves on with each step, so that the steps can be told apart on the axis. */
    private static final long STEP = Duration.ofMillis(200).toNanos();

    private final RunClock clock;
    private final RunGate gate;
    private final Troupe troupe;
    private final ThreadStarter threads;
    private final Consumer<Actor> note;
    private final ReentrantLock turn = new ReentrantLock();
    private volatile @Nullable Thread player;
    private volatile boolean ended;

    /** Prompts the actors of {@code troupe} at {@code gate}; {@code note} is told of each cue before it is given. */
    Prompter(RunClock clock, RunGate gate, Troupe troupe, ThreadStarter threads, Consumer<Actor> note) {
        this.clock = clock;
        this.gate = gate;
        this.troupe = troupe;
        this.threads = threads;
        this.note = note;
    }

    /**
     * Lets an actor of a paused run do its next operation, and returns who did it when that is done or waits.
     *
     * @param name whose turn it is; null for whoever has stood longest
     * @throws java.util.NoSuchElementException if there is no such actor
     * @throws IllegalStateException if the run is not paused or the actor cannot do anything now
     */
    Actor step(@Nullable String name) {
        if (!gate.isPaused()) {
            throw new IllegalStateException("The threads run freely: pause them first, then step.");
        }
        if (!turn.tryLock()) {
            throw new IllegalStateException("Another step is being done; try again.");
        }
        try {
            awaitQuiet(gate::isPaused);
            Actor actor = name == null
                    ? gate.first().orElseThrow(() -> new IllegalStateException("Nobody can do a step now."))
                    : troupe.find(name);
            if (!gate.isStanding(actor) && !gate.isResting(actor)) {
                throw new IllegalStateException(cannot(actor));
            }
            note.accept(actor);
            clock.advance(STEP);
            gate.cue(actor);
            awaitQuiet(gate::isPaused);
            return actor;
        } finally {
            turn.unlock();
        }
    }

    /**
     * Plays a schedule on a thread of its own, from now on, and then opens the gate, which is closed for it already;
     * {@code whenOver} is told the sentence with which it ends, unless the run ended before.
     */
    void play(Schedule schedule, int paceMillis, String threadName, Consumer<String> whenOver) {
        Thread thread = new Thread(
                () -> {
                    String last = play(schedule, Duration.ofMillis(paceMillis).toNanos());
                    if (!ended) {
                        whenOver.accept(last);
                    }
                    gate.force(false);
                },
                threadName);
        thread.setDaemon(true);
        player = thread;
        threads.start(thread);
    }

    /** Gives no more cues. */
    void end() {
        ended = true;
        Thread thread = player;
        if (thread != null) {
            LockSupport.unpark(thread);
        }
    }

    /** Has the player of a schedule look again whether the run is paused, and how fast it goes. */
    void look() {
        Thread thread = player;
        if (thread != null) {
            LockSupport.unpark(thread);
        }
    }

    private String play(Schedule schedule, long paceNanos) {
        int number = 0;
        for (int id : schedule.cues()) {
            number++;
            pace(paceNanos);
            turn.lock();
            try {
                Actor actor = awaitTurn(id);
                if (ended) {
                    return "";
                }
                if (actor == null) {
                    return "The forced order cannot go on at operation %d: %s From here on the threads run freely."
                            .formatted(number, whyNot(id));
                }
                note.accept(actor);
                gate.cue(actor);
                awaitQuiet(() -> !ended);
            } catch (IllegalStateException stuck) {
                return Objects.requireNonNull(stuck.getMessage()) + " From here on the threads run freely.";
            } finally {
                turn.unlock();
            }
        }
        return "The forced order was played to its end; from here on the threads run freely.";
    }

    /** Waits for so much time of the run, which stands still while it is paused. */
    private void pace(long nanos) {
        long due = clock.getAsLong() + nanos;
        for (long left = nanos; !ended && (left > 0 || gate.isPaused()); left = due - clock.getAsLong()) {
            if (gate.isPaused()) {
                LockSupport.park(this);
            } else {
                LockSupport.parkNanos(this, clock.wallNanos(left));
            }
        }
    }

    /** Waits until this actor stands at the gate; null if it never will. */
    private @Nullable Actor awaitTurn(int id) {
        while (!ended) {
            awaitQuiet(() -> !ended);
            Actor actor = troupe.numbered(id);
            if (actor == null || gate.isStanding(actor)) {
                return actor;
            }
            if (!gate.isResting(actor)) {
                return null;
            }
            LockSupport.parkNanos(this, LOOK_AGAIN_NANOS * 10);
        }
        return null;
    }

    private void awaitQuiet(BooleanSupplier matters) {
        long deadline = System.nanoTime() + PATIENCE;
        while (matters.getAsBoolean() && !ended && !troupe.isQuiet(gate)) {
            if (System.nanoTime() - deadline > 0) {
                throw new IllegalStateException("A thread is busy computing and does not come to its next operation.");
            }
            LockSupport.parkNanos(this, LOOK_AGAIN_NANOS);
        }
    }

    private String whyNot(int id) {
        Actor actor = troupe.numbered(id);
        return actor == null ? "there is no actor number %d.".formatted(id) : cannot(actor);
    }

    private String cannot(Actor actor) {
        String name = actor.name();
        return actor.isBlocked()
                ? "%s waits for somebody else, and cannot do a step before it is let go.".formatted(name)
                : "%s has nothing to do: it has ended, or waits for others to end.".formatted(name);
    }
}
