package dev.syncline.run;

import dev.syncline.log.ActorInfo;
import dev.syncline.run.actor.ActorThreads;
import dev.syncline.run.actor.OperationResult;
import dev.syncline.run.actor.RunClock;
import dev.syncline.run.actor.RunGate;
import dev.syncline.run.actor.StepScheduler;
import dev.syncline.run.actor.UserActor;
import dev.syncline.run.outcome.OutcomeGrader;
import dev.syncline.run.outcome.RunState;
import dev.syncline.run.spec.Signal;
import dev.syncline.run.stage.LiveKnobs;
import dev.syncline.run.stage.ObjectOperations;
import dev.syncline.run.stage.ObjectRegistry;
import dev.syncline.run.stage.RunProcesses;
import dev.syncline.trace.Killed;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What a person can do to a run while it goes on; each refuses with {@link IllegalStateException} when it has ended. */
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
    private volatile @Nullable UserActor you; // made under this, which nobody takes who must not wait

    /**
     * Steers the run that is made of these parts.
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
                        stateNow(), "paused", "Paused: every thread stands still at its next operation.", Map.of());
            }
        });
    }

    /** Lets all actors go on. */
    void goOn() {
        lifecycle.change(() -> {
            if (gate.isPaused()) {
                lifecycle.enter(grader.stateNow(), "continued", "Goes on.", Map.of());
                gate.goOn();
                scheduler.look();
            }
        });
    }

    /** Lets one actor of the paused run, or whoever has stood longest, do its next operation; returns its name. */
    String step(@Nullable String actor) {
        lifecycle.changeCounted(() -> {});
        return scheduler.step(actor).name();
    }

    /** Makes work, sleep and timeouts take so much less time than they say; more if it is less than 1. */
    void speed(double times) {
        lifecycle.changeCounted(() -> {
            if (clock.speed() != times) {
                lifecycle.note(
                        "speed", "The clock of the run goes %s.".formatted(inWords(times)), Map.of("speed", times));
                gate.speed(times);
                actorThreads.wakeAll();
                scheduler.look();
            }
        });
    }

    /** How fast the clock of the run goes, beside the machine's. */
    double speed() {
        return clock.speed();
    }

    /** Gives knobs new values; refuses with {@link dev.syncline.scenario.BadKnob} what they do not take. */
    void turn(Map<String, ?> values) {
        Map<String, Object> checked = knobs.check(values);
        lifecycle.changeCounted(() -> {
            knobs.turn(checked);
            checked.forEach((name, value) -> lifecycle.note(
                    "knob", "%s is now %s.".formatted(knobs.label(name), value), Map.of("knob", name, "value", value)));
        });
    }

    /** Lets the actor "You" do one operation on an object. */
    OperationResult operate(String object, String operation, @Nullable Object argument) {
        Callable<Optional<Object>> call = ObjectOperations.prepare(objects.find(object), object, operation, argument);
        lifecycle.change(() -> {});
        return person().ask(call);
    }

    /** The actor "You", which is started now if necessary, outside of the lock, because a start is recorded. */
    private synchronized UserActor person() {
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

    /** Whether an operation of the person at the screen is pending, or was at this event or later. */
    boolean isPersonBusyAt(long seq) {
        UserActor person = you;
        return person != null && person.isBusyAt(seq);
    }

    /** Sends a signal to a worker process. */
    void signal(String actor, Signal signal) {
        lifecycle.change(() -> {});
        if (processes == null) {
            throw new UnsupportedOperationException(
                    "This run has threads only: a thread cannot be ended or interrupted from outside, in Python neither.");
        }
        processes.signal(actor, signal);
    }

    /** The state of a run that goes on. */
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
