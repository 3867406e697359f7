package dev.syncline.run;

import dev.syncline.process.worker.WorkerGroup;
import dev.syncline.run.actor.ActorThreads;
import dev.syncline.run.actor.StepScheduler;
import dev.syncline.run.outcome.OutcomeGrader;
import dev.syncline.run.stage.RunProcesses;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ends the threads and worker processes of a run.
 *
 * @param workerGroup null if it has threads only, and so is {@code processes}
 */
record StageEnding(
        OutcomeGrader grader,
        StepScheduler<?> scheduler,
        ActorThreads actorThreads,
        @Nullable WorkerGroup workerGroup,
        @Nullable RunProcesses processes)
        implements RunEnding {
    /** How long the threads of a run may take to end when it is stopped. */
    private static final Duration UNWINDING = Duration.ofSeconds(2);

    /** The same for a run with workers: they are killed, and a loaded machine takes its time to end a process. */
    private static final Duration UNWINDING_WITH_WORKERS = Duration.ofSeconds(8);

    @Override
    public List<Runnable> kill() {
        return List.of(scheduler::end, actorThreads::close, this::killWorkers);
    }

    private void killWorkers() {
        if (workerGroup != null) {
            workerGroup.killAll();
        }
    }

    @Override
    public List<String> awaitEnd() {
        return actorThreads.awaitThreads(workerGroup == null ? UNWINDING : UNWINDING_WITH_WORKERS);
    }

    @Override
    public void lookForRemains() {
        if (processes != null) {
            grader.leftBehind(processes.leftBehind());
        }
    }

    @Override
    public void release() {
        if (workerGroup != null) {
            workerGroup.close();
            workerGroup.warmUp();
        }
    }
}
