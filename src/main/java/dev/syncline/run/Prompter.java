package dev.syncline.run;

import dev.syncline.primitive.Actor;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Lets one actor at a time do one operation: by hand while the run is paused, or by a schedule.
 *
 * <p>The next cue is given when nobody can do anything without one, so the same cues lead to the same operations in the
 * same order, on real threads. {@code turn} is held while an operation goes on, and guards how much of the schedule has
 * been played.
 */
final class Prompter {
    private static final long PATIENCE = Duration.ofSeconds(2).toNanos();

    /** How far the clock of a paused run moves on with each step, so that the steps can be told apart on the axis. */
    private static final long STEP = Duration.ofMillis(200).toNanos();

    private static final String OVER = "The forced order was played to its end; from here on the threads run freely.";

    private final RunClock clock;
    private final RunGate gate;
    private final Troupe troupe;
    private final ThreadStarter threads;
    private final Consumer<Actor> note;
    private final ReentrantLock turn = new ReentrantLock();
    private List<Integer> script = List.of();
    private int played;
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
     * @param name whose turn it is; null for whoever is next in the schedule, or else would be next without one
     * @throws java.util.NoSuchElementException if there is no such actor
     * @throws IllegalStateException if the run is not paused or the actor cannot do anything now
     */
    Actor step(@Nullable String name) {
        checkPaused();
        if (!turn.tryLock()) {
            throw new IllegalStateException("Another step is being done; try again.");
        }
        try {
            awaitQuiet(gate::isPaused);
            Actor scripted = played < script.size() ? troupe.numbered(script.get(played)) : null;
            Actor actor = name == null ? next(scripted) : troupe.find(name);
            checkPaused();
            if (!gate.takesCue(actor)) {
                throw new IllegalStateException(cannot(actor));
            }
            if (actor == scripted) {
                played++;
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

    private void checkPaused() {
        if (!gate.isPaused()) {
            throw new IllegalStateException("The threads run freely: pause them first, then step.");
        }
    }

    private Actor next(@Nullable Actor scripted) {
        if (scripted != null && gate.takesCue(scripted)) {
            return scripted;
        }
        return gate.first().orElseThrow(() -> new IllegalStateException("Nobody can do a step now."));
    }

    /**
     * Plays a schedule on a thread of its own, from now on, and then opens the gate, which is closed for it already;
     * {@code whenOver} is told the sentence with which it ends, unless the run ended before.
     */
    void play(Schedule schedule, int paceMillis, String threadName, Consumer<String> whenOver) {
        turn.lock();
        try {
            script = schedule.cues();
        } finally {
            turn.unlock();
        }
        Thread thread = new Thread(
                () -> {
                    String last = play(Duration.ofMillis(paceMillis).toNanos());
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
        gate.states().lookAgain();
        look();
    }

    /** Has the player of a schedule look again whether the run is paused, and how fast it goes. */
    void look() {
        Thread thread = player;
        if (thread != null) {
            LockSupport.unpark(thread);
        }
    }

    private String play(long paceNanos) {
        String last = null;
        while (last == null) {
            pace(paceNanos);
            turn.lock();
            try {
                last = ended ? "" : gate.isPaused() ? null : playNext();
            } catch (IllegalStateException stuck) {
                last = stuck.getMessage() + " From here on the threads run freely.";
            } finally {
                turn.unlock();
            }
        }
        return last;
    }

    /** Gives the next cue, and waits until the operation is done or waits; returns the last sentence if there is none. */
    private @Nullable String playNext() {
        if (played == script.size()) { // by hand, during a pause
            return OVER;
        }
        awaitQuiet(() -> !ended);
        int number = script.get(played++);
        Actor actor = troupe.numbered(number);
        if (actor == null || !gate.takesCue(actor)) {
            return "The forced order cannot go on at operation %d: %s From here on the threads run freely."
                    .formatted(
                            played, actor == null ? "there is no actor number %d.".formatted(number) : cannot(actor));
        }
        note.accept(actor);
        gate.cue(actor);
        awaitQuiet(() -> !ended);
        return played == script.size() ? OVER : null;
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

    private void awaitQuiet(BooleanSupplier matters) {
        if (!gate.states().awaitQuiet(() -> matters.getAsBoolean() && !ended, PATIENCE)) {
            throw new IllegalStateException("A thread is busy computing and does not come to its next operation.");
        }
    }

    private String cannot(Actor actor) {
        String name = actor.name();
        return gate.states().state(actor) == ActorState.WAITING
                ? "%s waits for somebody else, and cannot do a step before it is let go.".formatted(name)
                : "%s has nothing to do: it has ended, or waits for others to end.".formatted(name);
    }
}
