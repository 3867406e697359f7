package dev.syncline.run;

import dev.syncline.log.ActorInfo;
import dev.syncline.log.NoteKind;
import dev.syncline.run.actor.ActorThreads;
import dev.syncline.run.actor.NextOperation;
import dev.syncline.run.actor.OperationResult;
import dev.syncline.run.actor.RunClock;
import dev.syncline.run.actor.RunGate;
import dev.syncline.run.actor.StepScheduler;
import dev.syncline.run.actor.UserActor;
import dev.syncline.run.outcome.OutcomeGrader;
import dev.syncline.run.outcome.RunState;
import dev.syncline.run.spec.Signal;
import dev.syncline.run.stage.LiveKnobs;
import dev.syncline.run.stage.ObjectRegistry;
import dev.syncline.run.stage.RunProcesses;
import dev.syncline.trace.Killed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What a user can do to a run; each method throws {@link IllegalStateException} when the run has ended. */
final class RunControls {
    private final RunLifecycle lifecycle;
    private final RunClock clock;
    private final RunGate gate;
    private final LiveKnobs knobs;
    private final OutcomeGrader grader;
    private final ObjectRegistry objects;
    private final ActorThreads actorThreads;
    private final StepScheduler scheduler;
    private final @Nullable RunProcesses processes;
    private final LongSupplier claimed;
    private volatile @Nullable UserActor you; // made under the monitor, which no thread takes that must not wait

    /**
     * Controls the run that is made of these parts.
     *
     * @param processes null if it has threads only
     * @param claimed how many events were recorded so far
     */
    RunControls(
            RunLifecycle lifecycle,
            RunClock clock,
            RunGate gate,
            LiveKnobs knobs,
            OutcomeGrader grader,
            ObjectRegistry objects,
            ActorThreads actorThreads,
            StepScheduler scheduler,
            @Nullable RunProcesses processes,
            LongSupplier claimed) {
        this.lifecycle = lifecycle;
        this.clock = clock;
        this.gate = gate;
        this.knobs = knobs;
        this.grader = grader;
        this.objects = objects;
        this.actorThreads = actorThreads;
        this.scheduler = scheduler;
        this.processes = processes;
        this.claimed = claimed;
    }

    /** Holds all actors at their next operation. */
    void pause() {
        lifecycle.change(() -> {
            if (!gate.isPaused()) {
                gate.pause();
                lifecycle.enter(
                        stateNow(), NoteKind.PAUSED, "Paused: every thread stops at its next operation.", Map.of());
            }
        });
    }

    /** Lets all actors continue. */
    void continueRun() {
        lifecycle.change(() -> {
            if (gate.isPaused()) {
                lifecycle.enter(grader.stateNow(), NoteKind.CONTINUED, "Continues.", Map.of());
                gate.continueRun();
                scheduler.look();
            }
        });
    }

    /**
     * Lets one actor of the paused run, or the one that has waited longest, do its next operation; returns its name.
     */
    String step(@Nullable String actor) {
        lifecycle.changeCounted(() -> {});
        return scheduler.step(actor).name();
    }

    /** The next operation of each actor that the pause holds before one. */
    List<NextOperation> next() {
        return gate.isPaused() ? gate.next() : List.of();
    }

    /** Sets the speed of the clock by which work, sleep and timeouts are measured. */
    void speed(double times) {
        lifecycle.changeCounted(() -> {
            if (clock.speed() != times) {
                lifecycle.note(
                        NoteKind.SPEED,
                        "The clock of the run goes %s.".formatted(inWords(times)),
                        Map.of("speed", times));
                gate.speed(times);
                actorThreads.wakeAll();
                scheduler.look();
            }
        });
    }

    /** Sets the least time between two operations, in milliseconds; 0 for none. */
    void tempo(int millis) {
        lifecycle.changeCounted(() -> {
            if (gate.tempo() != millis) {
                lifecycle.note(
                        NoteKind.TEMPO,
                        millis == 0
                                ? "Operations are no longer held back."
                                : "At most one operation every %d ms.".formatted(millis),
                        Map.of("tempo", millis));
                gate.tempo(millis);
            }
        });
    }

    /** The speed of the run's clock, relative to the machine's. */
    double speed() {
        return clock.speed();
    }

    /** Sets knobs; throws {@link dev.syncline.scenario.BadKnob} for a value that a knob does not take. */
    void turn(Map<String, ?> values) {
        Map<String, Object> checked = knobs.check(values);
        lifecycle.changeCounted(() -> {
            knobs.turn(checked);
            checked.forEach((name, value) -> lifecycle.note(
                    NoteKind.KNOB,
                    "%s is now %s.".formatted(knobs.label(name), value),
                    Map.of("knob", name, "value", value)));
        });
    }

    /** Lets the actor "You" do one operation on an object. */
    OperationResult operate(String object, String operation, @Nullable Object argument) {
        Callable<Optional<Object>> call = objects.find(object).prepare(object, operation, argument);
        lifecycle.change(() -> {});
        return user().ask(call);
    }

    /**
     * The actor "You"; if necessary it is started now, outside of the lock of the lifecycle, because a start is
     * recorded.
     */
    private synchronized UserActor user() {
        if (you == null) {
            try {
                you = new UserActor(
                        gate, claimed, body -> actorThreads.begin(UserActor.NAME, ActorInfo.USER, body, null));
            } catch (Killed ending) {
                throw new IllegalStateException("The run has ended; start it again.", ending);
            }
        }
        return you;
    }

    /** Whether an operation of the user is pending, or was at this event or later. */
    boolean isUserBusyAt(long seq) {
        UserActor user = you;
        return user != null && user.isBusyAt(seq);
    }

    /** Sends a signal to a worker process. */
    void signal(String actor, Signal signal) {
        lifecycle.change(() -> {});
        if (processes == null) {
            throw new UnsupportedOperationException(
                    "This run has only threads: a thread cannot be ended or interrupted from outside, in Python either.");
        }
        processes.signal(actor, signal);
    }

    /** The current state. */
    RunState stateNow() {
        if (gate.isPaused()) {
            return RunState.PAUSED;
        }
        return grader.stateNow();
    }

    private static String inWords(double times) {
        return times == 1 ? "as fast as the machine's" : "at %s times the machine's".formatted(times);
    }
}
