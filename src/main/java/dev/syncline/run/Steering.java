package dev.syncline.run;

import dev.syncline.primitive.Killed;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What a person can do to a run while it goes on; each refuses with {@link IllegalStateException} when it has ended. */
final class Steering {
    private final Standing standing;
    private final RunClock clock;
    private final RunGate gate;
    private final Knobs knobs;
    private final Judge judge;
    private final Objects objects;
    private final Troupe troupe;
    private final Prompter prompter;
    private final @Nullable RunProcesses processes;
    private final LongSupplier claimed;
    private volatile @Nullable You you; // made under this, which nobody takes who must not wait

    /**
     * Steers the run that is made of these parts.
     *
     * @param processes null if it has threads only
     * @param claimed how many events were recorded so far
     */
    Steering(
            Standing standing,
            RunClock clock,
            RunGate gate,
            Knobs knobs,
            Judge judge,
            Objects objects,
            Troupe troupe,
            Prompter prompter,
            @Nullable RunProcesses processes,
            LongSupplier claimed) {
        this.standing = standing;
        this.clock = clock;
        this.gate = gate;
        this.knobs = knobs;
        this.judge = judge;
        this.objects = objects;
        this.troupe = troupe;
        this.prompter = prompter;
        this.processes = processes;
        this.claimed = claimed;
    }

    /** Holds all actors at their next operation. */
    void pause() {
        standing.change(() -> {
            if (!gate.isPaused()) {
                gate.pause();
                standing.enter(
                        stateNow(), "paused", "Paused: every thread stands still at its next operation.", Map.of());
            }
        });
    }

    /** Lets all actors go on. */
    void goOn() {
        standing.change(() -> {
            if (gate.isPaused()) {
                standing.enter(judge.stateNow(), "continued", "Goes on.", Map.of());
                gate.goOn();
                prompter.look();
            }
        });
    }

    /** Lets one actor of the paused run, or whoever has stood longest, do its next operation; returns its name. */
    String step(@Nullable String actor) {
        standing.changeCounted(() -> {});
        return prompter.step(actor).name();
    }

    /** Makes work, sleep and timeouts take so much less time than they say; more if it is less than 1. */
    void speed(double times) {
        standing.changeCounted(() -> {
            if (clock.speed() != times) {
                standing.note(
                        "speed", "The clock of the run goes %s.".formatted(inWords(times)), Map.of("speed", times));
                gate.speed(times);
                troupe.wakeAll();
                prompter.look();
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
        standing.changeCounted(() -> {
            knobs.turn(checked);
            checked.forEach((name, value) -> standing.note(
                    "knob", "%s is now %s.".formatted(knobs.label(name), value), Map.of("knob", name, "value", value)));
        });
    }

    /** Lets the actor "You" do one operation on an object. */
    Deed operate(String object, String operation, @Nullable Object argument) {
        Callable<Optional<Object>> call = Operations.prepare(objects.find(object), object, operation, argument);
        standing.change(() -> {});
        return person().ask(call);
    }

    /** The actor "You", which is started now if necessary, outside of the lock, because a start is recorded. */
    private synchronized You person() {
        if (you == null) {
            try {
                you = new You(gate, claimed, body -> troupe.begin(You.NAME, You.KIND, body, null));
            } catch (Killed ending) {
                throw new IllegalStateException("The run has ended; start it again.", ending);
            }
        }
        return you;
    }

    /** Whether an operation of the person at the screen is pending, or was at this event or later. */
    boolean isPersonBusyAt(long seq) {
        You person = you;
        return person != null && person.isBusyAt(seq);
    }

    /** Sends a signal to a worker process. */
    void signal(String actor, Signal signal) {
        standing.change(() -> {});
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
        return judge.stateNow();
    }

    private static String inWords(double times) {
        return times == 1 ? "as fast as the machine's" : "at %s times the machine's".formatted(times);
    }
}
