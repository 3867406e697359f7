package dev.syncline.run;

import dev.syncline.run.actor.NextOperation;
import dev.syncline.run.actor.OperationResult;
import dev.syncline.run.actor.RunClock;
import dev.syncline.run.actor.UserConsole;
import dev.syncline.run.outcome.OutcomeGrader;
import dev.syncline.run.outcome.RunState;
import dev.syncline.run.python.ProgramRun;
import dev.syncline.run.spec.Signal;
import dev.syncline.run.stage.LiveKnobs;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The controls of a run of a traced Python program. */
final class PythonControls implements Controls {
    private final RunLifecycle lifecycle;
    private final RunClock clock;
    private final LiveKnobs knobs;
    private final OutcomeGrader grader;
    private final ProgramRun program;
    private final RunNotes notes;

    /** Controls the run that is made of these parts. */
    PythonControls(RunLifecycle lifecycle, RunClock clock, LiveKnobs knobs, OutcomeGrader grader, ProgramRun program) {
        this.lifecycle = lifecycle;
        this.clock = clock;
        this.knobs = knobs;
        this.grader = grader;
        this.program = program;
        this.notes = new RunNotes(lifecycle);
    }

    @Override
    public void pause() {
        lifecycle.change(() -> {
            if (!program.gate().isPaused()) {
                program.gate().pause();
                notes.paused(stateNow());
            }
        });
    }

    @Override
    public void continueRun() {
        lifecycle.change(() -> {
            if (program.gate().isPaused()) {
                notes.continued(grader.stateNow());
                program.gate().continueRun();
                program.scheduler().look();
            }
        });
    }

    @Override
    public String step(@Nullable String actor) {
        lifecycle.changeCounted(() -> {});
        return program.step(actor);
    }

    @Override
    public List<NextOperation> next() {
        return program.gate().next();
    }

    @Override
    public void speed(double times) {
        lifecycle.changeCounted(() -> {
            if (clock.speed() != times) {
                notes.speed(times);
                clock.speed(times);
                program.scheduler().look();
            }
        });
    }

    @Override
    public double speed() {
        return clock.speed();
    }

    @Override
    public void tempo(int millis) {
        lifecycle.changeCounted(() -> {
            if (program.gate().tempo() != millis) {
                notes.tempo(millis);
                program.gate().tempo(millis);
            }
        });
    }

    @Override
    public void turn(Map<String, ?> values) {
        Map<String, Object> checked = knobs.check(values);
        lifecycle.changeCounted(() -> {
            knobs.turn(checked);
            program.constants(PythonSettings.constants(knobs.values()));
            checked.forEach((name, value) -> notes.turned(name, knobs.label(name), value));
        });
    }

    @Override
    public OperationResult operate(String object, String operation, @Nullable Object argument) {
        lifecycle.change(() -> {});
        return program.user().operate(object, operation, argument);
    }

    @Override
    public UserConsole console() {
        lifecycle.change(() -> {});
        return program.console();
    }

    @Override
    public void signal(String actor, Signal signal) {
        lifecycle.change(() -> {});
        program.signal(actor, signal);
    }

    /** The current state. */
    RunState stateNow() {
        return program.gate().isPaused() ? RunState.PAUSED : grader.stateNow();
    }
}
