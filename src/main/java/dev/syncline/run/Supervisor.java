package dev.syncline.run;

import dev.syncline.log.FinalNote;
import dev.syncline.log.capture.LogWriter;
import dev.syncline.run.actor.ActorThread;
import dev.syncline.run.outcome.OutcomeGrader;
import dev.syncline.trace.Uninterruptible;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits for the end of one run, or for a reason to end it, and ends it.
 *
 * <p>It performs every step, whatever the others throw: the threads are killed, the log ends, and waits for the end
 * return.
 */
final class Supervisor {
    private static final Logger LOGGER = LoggerFactory.getLogger(Supervisor.class);

    private final String run;
    private final OutcomeGrader grader;
    private final RunEnding ending;
    private final LogWriter capture;
    private final CountDownLatch over = new CountDownLatch(1);

    /** Supervises the run of this id, which ends as {@code ending} says. */
    Supervisor(String run, OutcomeGrader grader, RunEnding ending, LogWriter capture) {
        this.run = run;
        this.grader = grader;
        this.ending = ending;
        this.capture = capture;
    }

    /**
     * Waits for the end, and ends the run.
     *
     * @param reason waits for the reason to end the run, a sentence; it returns null if the run ends by itself
     * @param finalNote is called on the drainer's thread when it has shown the last event to the watches
     * @param settle is called when the log has ended, just before waits for the end return
     * @param whenEnded is called after that
     */
    void supervise(
            Supplier<@Nullable String> reason,
            Function<@Nullable String, FinalNote> finalNote,
            Consumer<@Nullable String> settle,
            Runnable whenEnded) {
        String why = waitFor(reason);
        ending.kill().forEach(this::attempt);
        attempt(this::awaitEnding);
        if (why == null) {
            attempt(ending::lookForRemains);
        }
        attempt(() -> capture.finish(() -> finalNote.apply(why)));
        attempt(ending::release);
        attempt(() -> settle.accept(why));
        over.countDown();
        attempt(whenEnded);
    }

    /** Whether the run has not ended. */
    boolean isWaitedFor() {
        return over.getCount() > 0;
    }

    /** Waits until the run has ended, or for {@code timeout}; returns whether it has. */
    boolean awaitEnd(Duration timeout) {
        long end = System.nanoTime() + timeout.toNanos();
        Uninterruptible.await(() -> over.await(end - System.nanoTime(), TimeUnit.NANOSECONDS));
        return !isWaitedFor();
    }

    private @Nullable String waitFor(Supplier<@Nullable String> reason) {
        try {
            return reason.get();
        } catch (RuntimeException | Error e) {
            failed(e);
            return "The run failed unexpectedly.";
        }
    }

    private void attempt(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | Error e) {
            failed(e);
        }
    }

    private void failed(Throwable error) {
        try {
            grader.runFailed("The run failed unexpectedly. %s".formatted(ActorThread.sentence(error)));
            LOGGER.warn("The run {} did not end cleanly", run, error);
        } catch (RuntimeException | Error tooLittleMemory) {
            error.addSuppressed(tooLittleMemory);
        }
    }

    private void awaitEnding() {
        List<String> left = ending.awaitEnd();
        if (!left.isEmpty()) {
            grader.wouldNotEnd(left);
        }
    }
}
