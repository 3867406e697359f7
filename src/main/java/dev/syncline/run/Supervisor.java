package dev.syncline.run;

import dev.syncline.log.FinalNote;
import dev.syncline.log.capture.LogWriter;
import dev.syncline.process.worker.WorkerGroup;
import dev.syncline.run.actor.ActorThread;
import dev.syncline.run.actor.ActorThreads;
import dev.syncline.run.actor.StepScheduler;
import dev.syncline.run.outcome.OutcomeGrader;
import dev.syncline.run.stage.RunProcesses;
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

    /** How long the threads of a run may take to end when it is stopped. */
    private static final Duration UNWINDING = Duration.ofSeconds(2);

    /** The same for a run with workers: they are killed, and a loaded machine takes its time to end a process. */
    private static final Duration UNWINDING_WITH_WORKERS = Duration.ofSeconds(8);

    private final String run;
    private final OutcomeGrader grader;
    private final StepScheduler scheduler;
    private final ActorThreads actorThreads;
    private final LogWriter capture;
    private final @Nullable WorkerGroup workerGroup;
    private final @Nullable RunProcesses processes;
    private final CountDownLatch over = new CountDownLatch(1);

    /** Supervises the run that is made of these parts; the last two are null if it has threads only. */
    Supervisor(
            String run,
            OutcomeGrader grader,
            StepScheduler scheduler,
            ActorThreads actorThreads,
            LogWriter capture,
            @Nullable WorkerGroup workerGroup,
            @Nullable RunProcesses processes) {
        this.run = run;
        this.grader = grader;
        this.scheduler = scheduler;
        this.actorThreads = actorThreads;
        this.capture = capture;
        this.workerGroup = workerGroup;
        this.processes = processes;
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
        attempt(scheduler::end);
        attempt(actorThreads::close);
        attempt(this::killWorkers);
        attempt(this::awaitThreads);
        if (why == null) {
            attempt(this::lookForRemains);
        }
        attempt(() -> capture.finish(() -> finalNote.apply(why)));
        attempt(this::dismissWorkers);
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

    private void killWorkers() {
        if (workerGroup != null) {
            workerGroup.killAll();
        }
    }

    private void awaitThreads() {
        List<String> left = actorThreads.awaitThreads(workerGroup == null ? UNWINDING : UNWINDING_WITH_WORKERS);
        if (!left.isEmpty()) {
            grader.wouldNotEnd(left);
        }
    }

    private void lookForRemains() {
        if (processes != null) {
            grader.leftBehind(processes.leftBehind());
        }
    }

    private void dismissWorkers() {
        if (workerGroup != null) {
            workerGroup.close();
            workerGroup.warmUp();
        }
    }
}
