package dev.syncline.run;

import dev.syncline.scenario.Knob;
import dev.syncline.scenario.Lesson;
import dev.syncline.scenario.Outcome;
import dev.syncline.scenario.Preset;
import dev.syncline.scenario.Scenario;
import dev.syncline.scenario.Source;
import dev.syncline.scenario.Stage;
import java.util.List;

/**
 * A scenario of a test that is nothing but a Python program.
 *
 * @param script its text
 */
public record PythonScenario(String script, List<Knob> knobs) implements Scenario {
    /** One with these knobs. */
    public static PythonScenario of(String script, Knob... knobs) {
        return new PythonScenario(script, List.of(knobs));
    }

    @Override
    public Source python() {
        return new Source("sketch.py", 1, script);
    }

    @Override
    public String id() {
        return "sketch";
    }

    @Override
    public Lesson lesson() {
        return TestScenario.emptyLesson();
    }

    @Override
    public List<Preset> presets() {
        return List.of();
    }

    @Override
    public List<Outcome> outcomes() {
        return List.of();
    }

    @Override
    public void play(Stage stage) {
        throw new UnsupportedOperationException("It is for CPython only.");
    }
}
