package dev.syncline.run;

import dev.syncline.log.EntityTable;
import dev.syncline.log.Log;
import dev.syncline.run.actor.NextOperation;
import dev.syncline.run.actor.OperationResult;
import dev.syncline.run.actor.UserConsole;
import dev.syncline.run.outcome.GradedOutcome;
import dev.syncline.run.outcome.RunState;
import dev.syncline.run.spec.LimitExceeded;
import dev.syncline.run.spec.Schedule;
import dev.syncline.run.spec.Signal;
import dev.syncline.run.spec.StartMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One execution of a scenario: live, or ended, or recorded by an earlier server.
 *
 * <p>Thread-safe. What a run did is in its {@link #log()}; the other methods control it while it is live.
 */
public final class Run {
    /** The limits of the speed of a run's clock, relative to the machine's. */
    public static final double MIN_SPEED = 0.05;

    /** The fastest clock of a run, in times of the machine's. */
    public static final double MAX_SPEED = 4;

    /** How long a stop waits for the end of a run; it takes longer only if the machine does not respond. */
    private static final Duration STOPPING = Duration.ofSeconds(10);

    private final Log log;
    private volatile RunInfo info;

    /** A run that starts with {@link #begin}. */
    Run(Log log, LiveRun execution) {
        this.log = log;
        this.info = execution;
    }

    /** A run that an earlier server recorded. */
    public Run(Log log) {
        this.log = log;
        this.info = new RecordedRun(log);
    }

    /** Begins it; {@code whenEnded} is called when it has ended. */
    void begin(Consumer<Run> whenEnded) {
        if (info instanceof LiveRun execution) {
            execution.begin(ended -> info = ended, () -> whenEnded.accept(this));
        }
    }

    /** Its id in links. */
    public String id() {
        return log.header().run();
    }

    /** The id of the scenario. */
    public String scenario() {
        return log.header().scenario();
    }

    /** The id of the engine. */
    public String engine() {
        return log.header().engine();
    }

    /** The values of the knobs: as they are now, or as they were at the start of a recorded run. */
    public Map<String, Object> knobs() {
        return info.knobs();
    }

    /** The seed of its random numbers. */
    public long seed() {
        return log.header().seed();
    }

    /** When it began. */
    public Instant started() {
        return Instant.ofEpochMilli(log.header().startedMillis());
    }

    /** When it ended; null if it is live. */
    @Nullable
    Instant ended() {
        return info.ended();
    }

    /** Its state. */
    public RunState state() {
        return info.state();
    }

    /** Whether it has not ended. */
    public boolean live() {
        return info instanceof LiveRun execution && execution.isLive();
    }

    /** How it ended or, while it is deadlocked or stalled, why; null before. */
    @Nullable
    public GradedOutcome outcome() {
        return info.outcome();
    }

    /** How many events its log has. */
    public long events() {
        return log.events();
    }

    /** How many events its actors have recorded that are not in the log yet. */
    public long backlog() {
        return info.backlog();
    }

    /** How long it is on the time axis, in nanoseconds: now, or at its end. */
    public long nanos() {
        return info.nanos();
    }

    /** Its actors and objects. */
    public EntityTable entities() {
        return log.entities();
    }

    /** What it did. */
    public Log log() {
        return log;
    }

    /**
     * Holds every actor at its next operation; does nothing if it is paused.
     *
     * @throws IllegalStateException if the run has ended
     */
    public void pause() {
        execution().controls().pause();
    }

    /**
     * Lets every actor continue; does nothing if it is not paused.
     *
     * @throws IllegalStateException if the run has ended
     */
    public void continueRun() {
        execution().controls().continueRun();
    }

    /**
     * Lets one actor do its next operation while the run is paused, and returns its name when that is done or waits.
     *
     * @param actor whose turn it is; null for the actor that has waited longest
     * @throws java.util.NoSuchElementException if there is no such actor
     * @throws IllegalStateException if the run has ended or is not paused, or the actor cannot do anything now
     */
    public String step(@Nullable String actor) {
        return execution().controls().step(actor);
    }

    /** The next operation of each actor that is held before one because the run is paused; empty if it is not. */
    public List<NextOperation> next() {
        return info instanceof LiveRun execution && execution.isLive()
                ? execution.controls().next()
                : List.of();
    }

    /**
     * Sets the speed of the run's clock, relative to the machine's: work, sleep and timeouts follow it.
     *
     * @throws IllegalArgumentException if it is not from {@value #MIN_SPEED} to {@value #MAX_SPEED}
     * @throws IllegalStateException if the run has ended
     */
    public void speed(double times) {
        if (!(times >= MIN_SPEED && times <= MAX_SPEED)) {
            throw new IllegalArgumentException("The speed is a number from %s to %s.".formatted(MIN_SPEED, MAX_SPEED));
        }
        execution().controls().speed(times);
    }

    /** The speed of its clock, relative to the machine's; 1 if it has ended. */
    public double speed() {
        return info.speed();
    }

    /**
     * Sets the tempo: at most one operation in so many milliseconds of the machine's clock, 0 for no limit. The
     * clock of the run stands still while an operation is held back.
     *
     * @throws IllegalArgumentException if it is not from 0 to {@value StartMode#MAX_PACE_MILLIS}
     * @throws IllegalStateException if the run has ended
     */
    public void tempo(int millis) {
        StartMode.checkTempo(millis);
        execution().controls().tempo(millis);
    }

    /** The least number of milliseconds between two of its operations; 0 for no limit. */
    public int tempo() {
        return info.tempo();
    }

    /** The order of its operations, as long as it was controlled; null if it was not controlled from the start. */
    @Nullable
    public Schedule schedule() {
        return info.schedule();
    }

    /**
     * Moves knobs during the run.
     *
     * @throws dev.syncline.scenario.BadKnob if one is unknown, out of its range, or cannot be moved during the run
     * @throws IllegalStateException if the run has ended
     */
    public void turn(Map<String, ?> values) {
        execution().controls().turn(values);
    }

    /**
     * Does one operation on an object, as the actor "You".
     *
     * @throws java.util.NoSuchElementException if there is no such object
     * @throws UnsupportedOperationException if the object has no such operation
     * @throws IllegalArgumentException if the argument does not fit
     * @throws IllegalStateException if the run has ended
     * @throws LimitExceeded if too many operations are waiting
     */
    public OperationResult operate(String object, String operation, @Nullable Object argument) {
        return execution().controls().operate(object, operation, argument);
    }

    /** Where the user types code; throws IllegalStateException if it has ended, UnsupportedOperationException if it is not on Python. */
    public UserConsole console() {
        return execution().controls().console();
    }

    /**
     * Sends a signal to a worker process.
     *
     * @throws java.util.NoSuchElementException if there is no such worker
     * @throws UnsupportedOperationException if the run has no worker processes
     * @throws IllegalStateException if the run, or the worker, has ended
     */
    public void signal(String actor, Signal signal) {
        execution().controls().signal(actor, signal);
    }

    /**
     * Ends every thread of the run and returns when they have ended, or after some seconds on an unresponsive machine;
     * does nothing if the run has ended.
     */
    public void stop() {
        stop("Stopped.");
    }

    /** Ends the run for a reason that is a sentence. */
    public void stop(String reason) {
        end(reason);
        awaitEnd(STOPPING);
    }

    /** Ends the run like {@link #stop(String)} if it lingers, because no actor can ever proceed; returns whether it did. */
    boolean stopIfLingering(String reason) {
        if (!(info instanceof LiveRun execution && execution.endIfLingering(reason))) {
            return false;
        }
        awaitEnd(STOPPING);
        return true;
    }

    /** Ends the run for a reason that is a sentence, and returns at once. */
    void end(String reason) {
        if (info instanceof LiveRun execution) {
            execution.end(reason);
        }
    }

    /** Waits until the run has ended, or for {@code timeout}; returns whether it has. */
    boolean awaitEnd(Duration timeout) {
        return !(info instanceof LiveRun execution) || execution.awaitEnd(timeout);
    }

    /** Waits until the run has ended. */
    public void awaitEnd() {
        while (!awaitEnd(Duration.ofHours(1))) {
            // it continues
        }
    }

    private LiveRun execution() {
        if (info instanceof LiveRun execution) {
            return execution;
        }
        throw new IllegalStateException("The run has ended; start it again.");
    }
}
