package dev.syncline.web;

import dev.syncline.primitive.Lock;
import dev.syncline.run.FixedJudge;
import dev.syncline.scenario.Judge;
import dev.syncline.scenario.Knob;
import dev.syncline.scenario.KnobValues;
import dev.syncline.scenario.Lesson;
import dev.syncline.scenario.Outcome;
import dev.syncline.scenario.Preset;
import dev.syncline.scenario.Scenario;
import dev.syncline.scenario.Stage;
import java.util.List;

/** Threads that take a lock and give it back as fast as they can, {@code rounds} thousand times each. */
final class BusyLocks implements Scenario {
    @Override
    public Lesson lesson() {
        return PlainLesson.of(99, "Busy locks");
    }

    @Override
    public List<Knob> knobs() {
        return List.of(
                Knob.integer("threads", "Threads", 1, 8, 2, "Threads at work."),
                Knob.integer("rounds", "Rounds", 1, 100_000, 10, "Thousands of rounds.")
                        .in("thousand"));
    }

    @Override
    public List<Preset> presets() {
        return List.of();
    }

    @Override
    public List<Outcome> outcomes() {
        return List.of(
                Outcome.expected("done", "All rounds were done."), Outcome.expected(Outcome.STOPPED, "Stopped."));
    }

    @Override
    public Judge judge(KnobValues knobs) {
        return new FixedJudge("done", "All rounds were done.");
    }

    @Override
    public void play(Stage stage) {
        int rounds = stage.integer("rounds") * 1000;
        for (int n = 1; n <= stage.integer("threads"); n++) {
            Lock lock = stage.lock("lock " + n);
            stage.start("Worker " + n, () -> turn(lock, rounds));
        }
        stage.joinAll();
    }

    private static void turn(Lock lock, int rounds) {
        for (int i = 0; i < rounds; i++) {
            lock.acquire();
            lock.release();
        }
    }
}
