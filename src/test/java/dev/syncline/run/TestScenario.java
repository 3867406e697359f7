package dev.syncline.run;

import dev.syncline.scenario.Chapter;
import dev.syncline.scenario.Judge;
import dev.syncline.scenario.Knob;
import dev.syncline.scenario.KnobValues;
import dev.syncline.scenario.Lesson;
import dev.syncline.scenario.Outcome;
import dev.syncline.scenario.Preset;
import dev.syncline.scenario.Scenario;
import dev.syncline.scenario.Stage;
import dev.syncline.scenario.Talk;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A scenario of a test: nothing but a body. */
public record TestScenario(
        Consumer<Stage> body, List<Knob> knobs, List<Outcome> outcomes, Function<KnobValues, @Nullable Judge> judge)
        implements Scenario {
    public static TestScenario of(Consumer<Stage> body) {
        return new TestScenario(body, List.of(), List.of(), knobs -> null);
    }

    public TestScenario with(Outcome... declared) {
        return new TestScenario(body, knobs, List.of(declared), judge);
    }

    public TestScenario with(Knob... declared) {
        return new TestScenario(body, List.of(declared), outcomes, judge);
    }

    public TestScenario judgedBy(Function<KnobValues, @Nullable Judge> newJudge) {
        return new TestScenario(body, knobs, outcomes, newJudge);
    }

    @Override
    public @Nullable Judge judge(KnobValues values) {
        return judge.apply(values);
    }

    @Override
    public String id() {
        return "sketch";
    }

    @Override
    public Lesson lesson() {
        return emptyLesson();
    }

    /** A lesson that says nothing. */
    static Lesson emptyLesson() {
        return new Lesson(Chapter.LOCK, 1, "Sketch", "", "", "", "", "", new Talk("", "", "", "", "", ""));
    }

    @Override
    public List<Preset> presets() {
        return List.of();
    }

    @Override
    public void play(Stage stage) {
        body.accept(stage);
    }
}
