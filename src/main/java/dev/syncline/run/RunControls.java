package dev.syncline.run;

import dev.syncline.log.ActorInfo;
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
import dev.syncline.trace.Actor;
import dev.syncline.trace.Killed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The controls of a run whose actors are threads of the server, and workers. */
final class RunControls implements Controls {
    private final RunLifecycle lifecycle;
    private final RunClock clock;
    private final RunGate gate;
    private final LiveKnobs knobs;
    private final OutcomeGrader grader;
    private final ObjectRegistry objects;
    private final ActorThreads actorThreads;
    private final StepScheduler<Actor> scheduler;
    private final @Nullable RunProcesses processes;
    private final LongSupplier claimed;
    private final RunNotes notes;
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
            StepScheduler<Actor> scheduler,
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
        this.notes = new RunNotes(lifecycle);
    }

    @Override
    public void pause() {
        lifecycle.change(() -> {
            if (!gate.isPaused()) {
                gate.pause();
                notes.paused(stateNow());
            }
        });
    }

    @Override
    public void continueRun() {
        lifecycle.change(() -> {
            if (gate.isPaused()) {
                notes.continued(grader.stateNow());
                gate.continueRun();
                scheduler.look();
            }
        });
    }

    @Override
    public String step(@Nullable String actor) {
        lifecycle.changeCounted(() -> {});
        return scheduler.step(actor).name();
    }

    @Override
    public List<NextOperation> next() {
        return gate.isPaused() ? gate.next() : List.of();
    }

    @Override
    public void speed(double times) {
        lifecycle.changeCounted(() -> {
            if (clock.speed() != times) {
                notes.speed(times);
                gate.speed(times);
                actorThreads.wakeAll();
                scheduler.look();
            }
        });
    }

    @Override
    public void tempo(int millis) {
        lifecycle.changeCounted(() -> {
            if (gate.tempo() != millis) {
                notes.tempo(millis);
                gate.tempo(millis);
            }
        });
    }

    @Override
    public double speed() {
        return clock.speed();
    }

    @Override
    public void turn(Map<String, ?> values) {
        Map<String, Object> checked = knobs.check(values);
        lifecycle.changeCounted(() -> {
            knobs.turn(checked);
            checked.forEach((name, value) -> notes.turned(name, knobs.label(name), value));
        });
    }

    @Override
    public OperationResult operate(String object, String operation, @Nullable Object argument) {
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

    @Override
    public void signal(String actor, Signal signal) {
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
}
