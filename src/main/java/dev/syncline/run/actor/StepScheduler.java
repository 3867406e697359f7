package dev.syncline.run.actor;

import dev.syncline.run.spec.Schedule;
import dev.syncline.trace.Actor;
import java.time.Duration;
import java.util.List;
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
 * same order, on real threads. {@code turn} is held during an operation, and guards how much of the schedule has
 * been played.
 */
public final class StepScheduler {
    private static final long PATIENCE = Duration.ofSeconds(2).toNanos();

    /** How far the clock of a paused run moves on with each step, so that the steps can be told apart on the axis. */
    private static final long STEP = Duration.ofMillis(200).toNanos();

    private static final String FREELY = " From here on the threads run freely.";

    /* Without a pace, the actor that stops last gives the next cue itself: to whom it passes on, without the player between
     * them. A thread that finds `turn` taken leaves word in `asked`, and its holder looks there afterwards. */

    private final RunClock clock;
    private final RunGate gate;
    private final ActorThreads actorThreads;
    private final ThreadStarter threads;
    private final Consumer<Actor> note;
    private final ReentrantLock turn = new ReentrantLock();
    private volatile List<Integer> script = List.of();
    private volatile int played;
    private volatile boolean handsOn;
    private volatile boolean due;
    private volatile boolean asked;
    private volatile @Nullable String over;
    private volatile @Nullable Thread player;
    private volatile boolean ended;

    /** Prompts the actors of {@code actorThreads} at {@code gate}; {@code note} is told of each cue before it is given. */
    public StepScheduler(
            RunClock clock, RunGate gate, ActorThreads actorThreads, ThreadStarter threads, Consumer<Actor> note) {
        this.clock = clock;
        this.gate = gate;
        this.actorThreads = actorThreads;
        this.threads = threads;
        this.note = note;
    }

    /**
     * Lets an actor of a paused run do its next operation, and returns who did it when that is done or waits.
     *
     * @param name whose turn it is; null for the next one in the schedule or, without one, the next in turn
     * @throws java.util.NoSuchElementException if there is no such actor
     * @throws IllegalStateException if the run is not paused or the actor cannot do anything now
     */
    public Actor step(@Nullable String name) {
        checkPaused();
        if (!turn.tryLock()) {
            throw new IllegalStateException("Another step is being done; try again.");
        }
        try {
            awaitQuiet(gate::isPaused);
            Actor scripted = over == null && played < script.size() ? actorThreads.numbered(script.get(played)) : null;
            Actor actor = name == null ? next(scripted) : actorThreads.find(name);
            checkPaused();
            if (!gate.takesCue(actor)) {
                throw new IllegalStateException(cannot(actor));
            }
            note.accept(actor);
            if (!gate.cue(actor, STEP)) {
                checkPaused();
                throw new IllegalStateException(cannot(actor));
            }
            if (actor == scripted) {
                advance();
            }
            awaitQuiet(gate::isPaused);
            return actor;
        } finally {
            turn.unlock();
            proceed();
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
        return gate.first().orElseThrow(() -> new IllegalStateException("No actor can take a step now."));
    }

    /**
     * Plays a schedule on a thread of its own, from now on, and then opens the gate, which is closed for it already;
     * {@code whenOver} is told the sentence with which it ends, unless the run ended before.
     */
    public void play(Schedule schedule, int paceMillis, String threadName, Consumer<String> whenOver) {
        turn.lock();
        try {
            script = schedule.cues();
        } finally {
            turn.unlock();
        }
        Thread thread = new Thread(
                () -> {
                    try {
                        String last = play(Duration.ofMillis(paceMillis).toNanos());
                        if (!ended) {
                            whenOver.accept(last);
                        }
                    } finally {
                        gate.force(false);
                    }
                },
                threadName);
        thread.setDaemon(true);
        player = thread;
        threads.start(thread);
    }

    /** Gives no more cues. */
    public void end() {
        ended = true;
        gate.states().lookAgain();
        look();
    }

    /** Has the player of a schedule look again whether the run is paused, and how fast it goes. */
    public void look() {
        Thread thread = player;
        if (thread != null) {
            LockSupport.unpark(thread);
        }
    }

    private String play(long paceNanos) {
        handsOn = paceNanos == 0 && gate.states().isOneByOne();
        gate.whenStopped(this::proceed);
        try {
            while (!ended && over == null) {
                pace(played < script.size() ? paceNanos : 0);
                int before = played;
                awaitQuiet(() -> over == null && played == before && !gate.isPaused());
                due = true;
                proceed();
                if (handsOn && over == null) {
                    LockSupport.parkNanos(this, PATIENCE);
                } else {
                    awaitQuiet(() -> true);
                }
            }
        } catch (IllegalStateException stuck) {
            breakOff(stuck.getMessage() + FREELY);
        } catch (RuntimeException | Error e) {
            breakOff("The forced order cannot continue. %s".formatted(ActorThread.sentence(e)) + FREELY);
        }
        return Objects.requireNonNullElse(over, "");
    }

    /** Ends the schedule on the player's thread, so that nobody gives a cue of it any more. */
    private void breakOff(String sentence) {
        turn.lock();
        try {
            if (over == null) {
                finish(sentence);
            }
        } finally {
            turn.unlock();
        }
    }

    /** Gives the next cue if due and no actor is going; on the player's thread or that of the actor that stopped last. */
    private void proceed() {
        asked = true;
        while (due && asked && turn.tryLock()) {
            try {
                asked = false;
                giveNext();
            } finally {
                turn.unlock();
            }
        }
    }

    private void giveNext() {
        if (ended || over != null || gate.isPaused() || !gate.states().isQuiet()) {
            return;
        }
        if (played == script.size()) {
            finish("The forced order was played to its end; from here on the threads run freely.");
            return;
        }
        int number = script.get(played);
        Actor actor = actorThreads.numbered(number);
        if (actor == null || !gate.takesCue(actor)) {
            finish(cannotContinue(
                    played + 1, actor == null ? "there is no actor number %d.".formatted(number) : cannot(actor)));
            return;
        }
        due = handsOn;
        advance();
        note.accept(actor);
        if (!gate.cue(actor, 0)) {
            finish(cannotContinue(played, cannot(actor)));
        }
    }

    private static String cannotContinue(int operation, String why) {
        return "The forced order cannot continue at operation %d: %s".formatted(operation, why) + FREELY;
    }

    /** Goes on in the schedule; with {@code turn} held. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // only the holder of `turn` writes it; others just look
    private void advance() {
        played++;
    }

    private void finish(String sentence) {
        over = sentence;
        due = false;
        look();
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
            throw new IllegalStateException("A thread is busy computing and does not reach its next operation.");
        }
    }

    private String cannot(Actor actor) {
        String name = actor.name();
        return gate.states().state(actor) == ActorState.WAITING
                ? "%s waits for somebody else, and cannot do a step before it is let go.".formatted(name)
                : "%s has nothing to do: it has ended, or waits for others to end.".formatted(name);
    }
}
