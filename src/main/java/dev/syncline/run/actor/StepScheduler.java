package dev.syncline.run.actor;

import dev.syncline.run.spec.Schedule;
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
 * <p>The next grant is made when no actor can do anything without one, so the same steps lead to the same operations in
 * the same order, on real threads. {@code turn} is held during an operation, and guards how much of the schedule has
 * been played.
 *
 * @param <A> an actor
 */
public final class StepScheduler<A> {
    /** After this time at the latest, the thread that plays a schedule looks whether a grant is due. */
    private static final long LOOK_AGAIN = Duration.ofSeconds(2).toNanos();

    /** How far the clock of a paused run moves on with each step, so that the steps can be told apart on the axis. */
    private static final long STEP = Duration.ofMillis(200).toNanos();

    private static final String FREELY = " From here on the threads run freely.";

    /*
     * Without a pace, the actor that stops last makes the next grant itself, without the scheduler's thread in between.
     * A thread that finds `turn` taken sets `asked`, and the holder of `turn` checks that afterwards.
     */

    private final RunClock clock;
    private final ControlledActors<A> actors;
    private final ThreadStarter threads;
    private final Consumer<A> note;
    private final ReentrantLock turn = new ReentrantLock();
    private volatile List<Integer> script = List.of();
    private volatile int played;
    private volatile boolean grantsInline;
    private volatile boolean due;
    private volatile boolean asked;
    private volatile @Nullable String over;
    private volatile @Nullable Thread player;
    private volatile boolean ended;

    /** Schedules these actors of the run with this clock; {@code note} takes each actor before its grant. */
    public StepScheduler(RunClock clock, ControlledActors<A> actors, ThreadStarter threads, Consumer<A> note) {
        this.clock = clock;
        this.actors = actors;
        this.threads = threads;
        this.note = note;
    }

    /**
     * Lets an actor of a paused run do its next operation, and returns that actor when the operation is done or waits.
     *
     * @param name whose turn it is; null for the next one in the schedule or, without one, the next in turn
     * @throws java.util.NoSuchElementException if there is no such actor
     * @throws IllegalStateException if the run is not paused or the actor cannot do anything now
     */
    public A step(@Nullable String name) {
        checkPaused();
        if (!turn.tryLock()) {
            throw new IllegalStateException("Another step is in progress; try again.");
        }
        try {
            awaitQuiet(actors::isPaused);
            A scripted = over == null && played < script.size() ? actors.numbered(script.get(played)) : null;
            A actor = name == null ? next(scripted) : actors.find(name);
            checkPaused();
            if (!actors.awaitsGrant(actor)) {
                throw new IllegalStateException(cannot(actor));
            }
            note.accept(actor);
            if (!actors.grant(actor, STEP)) {
                checkPaused();
                throw new IllegalStateException(cannot(actor));
            }
            if (actor == scripted) {
                advance();
            }
            awaitQuiet(actors::isPaused);
            return actor;
        } finally {
            turn.unlock();
            proceed();
        }
    }

    private void checkPaused() {
        if (!actors.isPaused()) {
            throw new IllegalStateException("The run is not paused: pause it first, then step.");
        }
    }

    private A next(@Nullable A scripted) {
        if (scripted != null && actors.awaitsGrant(scripted)) {
            return scripted;
        }
        return actors.first().orElseThrow(() -> new IllegalStateException("No actor can take a step now."));
    }

    /**
     * Plays a schedule on a thread of its own, from now on, and then no longer controls the run, which
     * is forced already; {@code whenOver} takes the sentence with which it ends, unless the run has ended before.
     */
    public void play(Schedule schedule, int paceMillis, String threadName, Consumer<String> whenOver) {
        turn.lock();
        try {
            script = schedule.steps();
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
                        actors.force(false);
                    }
                },
                threadName);
        thread.setDaemon(true);
        player = thread;
        threads.start(thread);
    }

    /** Makes no more grants. */
    public void end() {
        ended = true;
        actors.lookAgain();
        look();
    }

    /** Makes the thread that plays a schedule check again whether the run is paused, and how fast its clock is. */
    public void look() {
        Thread thread = player;
        if (thread != null) {
            LockSupport.unpark(thread);
        }
    }

    private String play(long paceNanos) {
        grantsInline = paceNanos == 0 && actors.isOneByOne();
        actors.whenStopped(this::proceed);
        try {
            while (!ended && over == null) {
                pace(played < script.size() ? paceNanos : 0);
                int before = played;
                awaitQuiet(() -> over == null && played == before && !actors.isPaused());
                due = true;
                proceed();
                if (grantsInline && over == null && !ended) {
                    LockSupport.parkNanos(this, LOOK_AGAIN);
                } else {
                    awaitQuiet(() -> true);
                }
            }
        } catch (IllegalStateException stuck) {
            abort(stuck.getMessage() + FREELY);
        } catch (RuntimeException | Error e) {
            abort("The forced order cannot continue. %s".formatted(ActorThread.sentence(e)) + FREELY);
        }
        return Objects.requireNonNullElse(over, "");
    }

    /** Ends the schedule on the scheduler's thread, so that no thread makes a grant of it any more. */
    private void abort(String sentence) {
        turn.lock();
        try {
            if (over == null) {
                finish(sentence);
            }
        } finally {
            turn.unlock();
        }
    }

    /**
     * Makes the next grant if it is due and no actor is running; on the scheduler's thread or that of the actor that
     * stopped last.
     */
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
        if (ended || over != null || actors.isPaused() || !actors.isQuiet()) {
            return;
        }
        if (played == script.size()) {
            finish("The forced order was played to its end; from here on the threads run freely.");
            return;
        }
        int number = script.get(played);
        A actor = actors.numbered(number);
        if (actor == null || !actors.awaitsGrant(actor)) {
            finish(cannotContinue(
                    played + 1, actor == null ? "there is no actor number %d.".formatted(number) : cannot(actor)));
            return;
        }
        due = grantsInline;
        advance();
        note.accept(actor);
        if (!actors.grant(actor, 0)) {
            finish(cannotContinue(played, cannot(actor)));
        }
    }

    private static String cannotContinue(int operation, String why) {
        return "The forced order cannot continue at operation %d: %s".formatted(operation, why) + FREELY;
    }

    /** Advances in the schedule; with {@code turn} held. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // only the holder of `turn` writes it; others only read it
    private void advance() {
        played++;
    }

    private void finish(String sentence) {
        over = sentence;
        due = false;
        look();
    }

    /** Waits for {@code nanos} of the run's clock, which is stopped while the run is paused. */
    private void pace(long nanos) {
        long due = clock.getAsLong() + nanos;
        for (long left = nanos; !ended && (left > 0 || actors.isPaused()); left = due - clock.getAsLong()) {
            if (actors.isPaused()) {
                LockSupport.park(this);
            } else {
                LockSupport.parkNanos(this, clock.wallNanos(left));
            }
        }
    }

    private void awaitQuiet(BooleanSupplier matters) {
        if (!actors.awaitQuiet(() -> matters.getAsBoolean() && !ended)) {
            throw new IllegalStateException("A thread is busy computing and does not reach its next operation.");
        }
    }

    private String cannot(A actor) {
        String name = actors.name(actor);
        return actors.isWaiting(actor)
                ? "%s waits for another actor, and cannot take a step before it is released.".formatted(name)
                : "%s cannot take a step: it has ended, or waits for others to end.".formatted(name);
    }
}
