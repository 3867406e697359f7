package dev.syncline.run;

import dev.syncline.trace.Capture;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The start of a run, thread by thread. A run that cannot be started ends as failed, and says why.
 *
 * <p>The keeper's thread is started before all others, so that whatever cannot be started then, there is somebody who ends
 * the run. If not even that thread can be started, the one that starts the run ends it.
 */
final class RunStart {
    private final Plan plan;
    private final ThreadStarter threads;
    private final Capture capture;
    private final Standing standing;
    private final Steering steering;
    private final RunGate gate;
    private final Troupe troupe;
    private final Prompter prompter;
    private final Judge judge;
    private volatile boolean done;
    private volatile @Nullable Thread starter;

    /** Is going to start the run that is made of these parts. */
    RunStart(
            Plan plan,
            ThreadStarter threads,
            Capture capture,
            Standing standing,
            Steering steering,
            RunGate gate,
            Troupe troupe,
            Prompter prompter,
            Judge judge) {
        this.plan = plan;
        this.threads = threads;
        this.capture = capture;
        this.standing = standing;
        this.steering = steering;
        this.gate = gate;
        this.troupe = troupe;
        this.prompter = prompter;
        this.judge = judge;
    }

    /** Starts everything: {@code keep} is what the keeper does, {@code body} what Main does. */
    void begin(Runnable keep, Runnable body) {
        try {
            Thread thread = new Thread(keep, "Keeper [%s]".formatted(plan.id()));
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
            if (standing.decided(standing::isLive)) { // else it was stopped before it had begun
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
        Order order = plan.order();
        Schedule schedule = order.schedule();
        if (schedule != null) {
            standing.decide(
                    () -> standing.note("forced", "From here on the order of all operations is forced.", Map.of()));
            gate.force(true);
        }
        if (order.paused()) {
            steering.pause();
        }
        troupe.begin("Main", "thread", body, null);
        if (schedule != null) {
            prompter.play(schedule, order.paceMillis(), "Prompter [%s]".formatted(plan.id()), this::isFree);
        }
        done = true;
        standing.lookAgain();
    }

    private void couldNotBegin(Throwable error) {
        try {
            judge.brokeOff("The run could not be started. %s".formatted(Part.sentence(error)));
        } finally {
            standing.end("The run could not be started.");
        }
    }

    private void isFree(String sentence) {
        standing.decide(() -> {
            if (standing.isLive()) {
                standing.note("free", sentence, Map.of());
            }
        });
    }
}
