package dev.syncline.run;

import dev.syncline.run.outcome.GradedOutcome;
import dev.syncline.run.outcome.RunState;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A run in progress: its state is that of its lifecycle, and its supervisor ends it. */
interface LiveRun extends RunInfo {
    /**
     * Starts it. A run that cannot be started ends as failed, and says why.
     *
     * @param settled takes the record of the run when the log has ended, just before waits for the end return
     * @param whenEnded is called after that
     */
    void begin(Consumer<EndedRun> settled, Runnable whenEnded);

    /** What a user can do to it. */
    Controls controls();

    /** Its state, and the reason to end it. */
    RunLifecycle lifecycle();

    /** Waits for its end, and ends it. */
    Supervisor supervisor();

    /** Whether it has not ended. */
    default boolean isLive() {
        return supervisor().isWaitedFor();
    }

    /** Ends it, for a reason that is a sentence, and returns at once. */
    default void end(String why) {
        lifecycle().end(why);
    }

    /** Ends it like {@link #end} if it lingers, because no actor can ever proceed; returns whether it does. */
    default boolean endIfLingering(String why) {
        return lifecycle().endIfLingering(why);
    }

    /** Waits until it is over, or for {@code timeout}; returns whether it is. */
    default boolean awaitEnd(Duration timeout) {
        return supervisor().awaitEnd(timeout);
    }

    @Override
    default RunState state() {
        return lifecycle().state();
    }

    @Override
    @Nullable
    default GradedOutcome outcome() {
        return lifecycle().outcome();
    }

    @Override
    default double speed() {
        return controls().speed();
    }
}
