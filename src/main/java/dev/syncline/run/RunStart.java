package dev.syncline.run;

import dev.syncline.log.capture.LogWriter;
import dev.syncline.run.actor.ActorThread;
import dev.syncline.run.actor.ActorThreads;
import dev.syncline.run.actor.RunGate;
import dev.syncline.run.actor.StepScheduler;
import dev.syncline.run.actor.ThreadStarter;
import dev.syncline.run.outcome.OutcomeGrader;
import dev.syncline.run.spec.RunSpec;
import dev.syncline.run.spec.Schedule;
import dev.syncline.run.spec.StartMode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The start of a run, thread by thread. A run that cannot be started ends as failed, and says why.
 *
 * <p>The keeper's thread is started before all others, so that whatever cannot be started then, there is somebody who ends
 * the run. If not even that thread can be started, the one that starts the run ends it.
 */
final class RunStart {
    private final RunSpec plan;
    private final ThreadStarter threads;
    private final LogWriter capture;
    private final RunLifecycle lifecycle;
    private final RunControls controls;
    private final RunGate gate;
    private final ActorThreads actorThreads;
    private final StepScheduler scheduler;
    private final OutcomeGrader grader;
    private volatile boolean done;
    private volatile @Nullable Thread starter;

    /** Is going to start the run that is made of these parts. */
    RunStart(
            RunSpec plan,
            ThreadStarter threads,
            LogWriter capture,
            RunLifecycle lifecycle,
            RunControls controls,
            RunGate gate,
            ActorThreads actorThreads,
            StepScheduler scheduler,
            OutcomeGrader grader) {
        this.plan = plan;
        this.threads = threads;
        this.capture = capture;
        this.lifecycle = lifecycle;
        this.controls = controls;
        this.gate = gate;
        this.actorThreads = actorThreads;
        this.scheduler = scheduler;
        this.grader = grader;
    }

    /** Starts everything: {@code keep} is what the keeper does, {@code body} what Main does. */
    void begin(Runnable keep, Runnable body) {
        try {
            Thread thread = new Thread(keep, "Supervisor [%s]".formatted(plan.id()));
            thread.setDaemon(true);
            threads.start(thread);
        } catch (RuntimeException | Error e) {
            try {
                couldNotBegin(e);
            } finally {
                keep.run();
            }
            return;
        }
        try {
            open(body);
        } catch (RuntimeException | Error e) {
            if (lifecycle.decided(lifecycle::isLive)) { // else it was stopped before it had begun
                couldNotBegin(e);
            }
        }
    }

    /** Whether all threads were started with which a run begins. */
    boolean isDone() {
        return done;
    }

    /** Whether the calling thread is starting the thread of the log. */
    boolean isOnThisThread() {
        return Thread.currentThread() == starter;
    }

    private void open(Runnable body) {
        starter = Thread.currentThread();
        try {
            capture.start(threads::start);
        } finally {
            starter = null;
        }
        StartMode order = plan.order();
        Schedule schedule = order.schedule();
        if (schedule != null) {
            lifecycle.decide(
                    () -> lifecycle.note("forced", "From here on the order of all operations is forced.", Map.of()));
            gate.force(true);
        }
        if (order.paused()) {
            controls.pause();
        }
        actorThreads.begin("Main", "thread", body, null);
        if (schedule != null) {
            scheduler.play(schedule, order.paceMillis(), "Scheduler [%s]".formatted(plan.id()), this::isFree);
        }
        done = true;
        lifecycle.lookAgain();
    }

    private void couldNotBegin(Throwable error) {
        try {
            grader.brokeOff("The run could not be started. %s".formatted(ActorThread.sentence(error)));
        } finally {
            lifecycle.end("The run could not be started.");
        }
    }

    private void isFree(String sentence) {
        lifecycle.decide(() -> {
            if (lifecycle.isLive()) {
                lifecycle.note("free", sentence, Map.of());
            }
        });
    }
}
