package dev.syncline.run;

import dev.syncline.log.NoteKind;
import dev.syncline.log.capture.LogWriter;
import dev.syncline.run.actor.ActorThreads;
import dev.syncline.run.actor.RunClock;
import dev.syncline.run.actor.RunGate;
import dev.syncline.run.actor.StepScheduler;
import dev.syncline.run.actor.ThreadStarter;
import dev.syncline.run.outcome.OutcomeGrader;
import dev.syncline.run.spec.RunSpec;
import dev.syncline.run.spec.Schedule;
import dev.syncline.run.spec.StartMode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The start of a run of a scenario's body, thread by thread. */
final class RunStart {
    private final RunSpec spec;
    private final ThreadStarter threads;
    private final LogWriter capture;
    private final RunLifecycle lifecycle;
    private final RunControls controls;
    private final RunClock clock;
    private final RunGate gate;
    private final ActorThreads actorThreads;
    private final StepScheduler scheduler;
    private final OutcomeGrader grader;
    private volatile boolean done;
    private volatile @Nullable Thread starter;

    /** Prepares the start of the run that is made of these parts. */
    RunStart(
            RunSpec spec,
            ThreadStarter threads,
            LogWriter capture,
            RunLifecycle lifecycle,
            RunControls controls,
            RunClock clock,
            RunGate gate,
            ActorThreads actorThreads,
            StepScheduler scheduler,
            OutcomeGrader grader) {
        this.spec = spec;
        this.threads = threads;
        this.capture = capture;
        this.lifecycle = lifecycle;
        this.controls = controls;
        this.clock = clock;
        this.gate = gate;
        this.actorThreads = actorThreads;
        this.scheduler = scheduler;
        this.grader = grader;
    }

    /** Starts everything: {@code supervise} is the body of the supervisor, {@code body} that of Main. */
    void begin(Runnable supervise, Runnable body) {
        new SupervisedStart(spec.id(), threads, lifecycle, grader).begin(supervise, () -> startThreads(body));
    }

    /** Whether all threads with which a run begins were started. */
    boolean isDone() {
        return done;
    }

    /** Whether the calling thread is the one that is starting the drainer. */
    boolean isOnThisThread() {
        return Thread.currentThread() == starter;
    }

    private void startThreads(Runnable body) {
        starter = Thread.currentThread();
        try {
            capture.start(threads::start);
        } finally {
            starter = null;
        }
        clock.begin(); // what it took to prepare the run is no part of it
        StartMode order = spec.order();
        Schedule schedule = order.schedule();
        if (schedule != null) {
            lifecycle.decide(() ->
                    lifecycle.note(NoteKind.FORCED, "From here on the order of all operations is forced.", Map.of()));
            gate.force(true);
        }
        if (order.tempoMillis() > 0) {
            controls.tempo(order.tempoMillis());
        }
        if (order.paused()) {
            controls.pause();
        }
        actorThreads.begin("Main", "thread", body, null);
        if (schedule != null) {
            scheduler.play(schedule, order.paceMillis(), "Scheduler [%s]".formatted(spec.id()), this::forcedOrderEnded);
        }
        done = true;
        lifecycle.lookAgain();
    }

    private void forcedOrderEnded(String sentence) {
        lifecycle.decide(() -> {
            if (lifecycle.isLive()) {
                lifecycle.note(NoteKind.FREE, sentence, Map.of());
            }
        });
    }
}
