package dev.syncline.web;

import dev.syncline.primitive.Event;
import dev.syncline.run.FixedJudge;
import dev.syncline.scenario.Button;
import dev.syncline.scenario.Judge;
import dev.syncline.scenario.Knob;
import dev.syncline.scenario.KnobValues;
import dev.syncline.scenario.Lesson;
import dev.syncline.scenario.Outcome;
import dev.syncline.scenario.Preset;
import dev.syncline.scenario.Scenario;
import dev.syncline.scenario.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** One knob of each type; threads wait for an event, so that a run continues until the event is set or the run is stopped. */
public final class EveryKnob implements Scenario {
    @Override
    public Lesson lesson() {
        return PlainLesson.of(98, "Every knob");
    }

    @Override
    public List<Knob> knobs() {
        return List.of(
                Knob.integer("readers", "Readers", 1, 12, 5, "Threads that wait."),
                Knob.number("pauseMs", "Pause", 0, 2.5, 0.5, 1, "A number.")
                        .in("ms")
                        .formerly("pause"),
                Knob.choice("order", "Order", List.of("first", "last"), "A word.")
                        .formerOption("last", "hindmost"),
                Knob.onOff("fair", "Fair", true, "A switch."),
                Knob.integer("speed", "Speed", 1, 100, 10, "May be moved.").whileRunning());
    }

    @Override
    public List<Preset> presets() {
        return List.of(new Preset("Two", "Just two readers.", Map.of("readers", 2)));
    }

    @Override
    public List<Outcome> outcomes() {
        return List.of(Outcome.expected("set", "The event was set."), Outcome.expected(Outcome.STOPPED, "Stopped."));
    }

    @Override
    public List<Button> buttons() {
        return List.of(Button.of("go", "set"), Button.of("box", "put", "7"));
    }

    @Override
    public Judge judge(KnobValues knobs) {
        return new FixedJudge("set", "The event was set.");
    }

    @Override
    public void play(Stage stage) {
        Event go = stage.event("go");
        stage.queue("box", 1);
        for (int n = 1; n <= stage.integer("readers"); n++) {
            stage.start("Reader " + n, () -> go.await(Duration.ofDays(1)));
        }
        stage.joinAll();
    }
}
