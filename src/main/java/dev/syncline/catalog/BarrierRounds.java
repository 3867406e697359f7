package dev.syncline.catalog;

import dev.syncline.primitive.Barrier;
import dev.syncline.scenario.Chapter;
import dev.syncline.scenario.Judge;
import dev.syncline.scenario.Judgement;
import dev.syncline.scenario.Knob;
import dev.syncline.scenario.KnobValues;
import dev.syncline.scenario.Lesson;
import dev.syncline.scenario.NamedEvent;
import dev.syncline.scenario.Outcome;
import dev.syncline.scenario.Preset;
import dev.syncline.scenario.Scenario;
import dev.syncline.scenario.Stage;
import dev.syncline.scenario.Talk;
import dev.syncline.trace.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Hikers who wait for each other at every signpost. */
final class BarrierRounds implements Scenario {
    @Override
    public Lesson lesson() {
        return new Lesson(
                Chapter.BARRIER,
                1,
                "Barrier: wait for the slowest",
                /* summary= */ """
                Hikers wait for each other at every signpost; the slowest one sets the pace.""",
                /* shows= */ """
                A Barrier is a meeting point for a fixed number of threads. Each thread that calls wait() stops until \
                the last one has arrived; then all continue at the same moment. After that the barrier is empty again, \
                ready for the next round.""",
                /* watchFor= */ """
                The blocked stretches all end at once, when the last hiker arrives. The places of the barrier fill up \
                one by one and are all free again at that moment. No hiker is ever a round ahead.""",
                /* moveThis= */ """
                Make Hiker 1 slower: all the others wait longer, and nobody arrives earlier. With the action on, the \
                last to arrive does one thing for all before any of them continues.""",
                /* pythonAndJava= */ """
                The same in both; Java calls it CyclicBarrier. CPython's wait() returns 0 to the first to arrive and \
                the highest number to the last. Java's await() counts the other way: the last gets 0.""",
                new Talk(
                        /* solves= */ """
                        Work in steps: no thread may begin the next step before all have finished this one.""",
                        /* tradeOff= */ """
                        All are as slow as the slowest. And if one never arrives, all the others wait forever, unless \
                        they wait with a timeout.""",
                        /* example= */ """
                        A weather model on many processors: each computes its piece of the map for one minute of \
                        weather, then they exchange the borders, then comes the next minute.""",
                        /* tidbit= */ """
                        It does not matter who arrives last. But exactly one thread gets the highest number, so that \
                        number is a simple way to choose one thread for a task.""",
                        /* question= */ """
                        Three hikers need 800 ms to each of 4 signposts, a fourth one 2,300 ms. When have all arrived \
                        at the last one?""",
                        /* answer= */ """
                        After 4 times 2,300 ms, which is 9.2 s. The other three spend 6 s of that waiting."""));
    }

    @Override
    public List<Knob> knobs() {
        return List.of(
                Knob.integer("parties", "Hikers", 2, 12, 4, "How many threads meet at the barrier."),
                Knob.integer("rounds", "Signposts", 1, 20, 4, "How often they meet."),
                Knob.number("walkMs", "Time to walk", 0, 2000, 10, 800, "How long each of them walks, approximately.")
                        .in("ms")
                        .whileRunning(),
                Knob.number("slowMs", "Hiker 1 delay", 0, 4000, 10, 1500, "How much longer Hiker 1 needs.")
                        .in("ms")
                        .whileRunning(),
                Knob.onOff("action", "Action", true, "Whether the last to arrive runs an action for all of them."));
    }

    @Override
    public List<Preset> presets() {
        return List.of(
                new Preset("One slow hiker", "Three of four wait for Hiker 1, every time.", Map.of()),
                new Preset("All alike", "A different hiker is last each time.", Map.of("slowMs", 0.0)),
                new Preset(
                        "A large group", "The more there are, the longer the fast ones wait.", Map.of("parties", 12)));
    }

    @Override
    public List<Outcome> outcomes() {
        return List.of(
                Outcome.expected("together", "No hiker left a signpost before all had arrived there."),
                Outcome.forbidden("ahead", "A hiker continued although not all had arrived."));
    }

    @Override
    public Judge judge(KnobValues knobs) {
        int parties = knobs.integer("parties");
        return new Judge() {
            private final Map<String, Integer> arrived = new HashMap<>(); // how many signposts each has reached
            private int last;
            private boolean ahead;

            @Override
            public void event(NamedEvent event) {
                if (event.is(Kind.ARRIVED)) {
                    arrived.merge(event.actor(), 1, Integer::sum);
                    last += event.isBy("Hiker 1") && event.value() == parties - 1 ? 1 : 0;
                } else if (event.is(Kind.PASSED, "signpost")) {
                    int round = arrived.getOrDefault(event.actor(), 0);
                    ahead |= arrived.size() < parties
                            || arrived.values().stream().anyMatch(other -> other < round);
                }
            }

            @Override
            public Judgement judgement() {
                return Judgement.of(
                        ahead ? "ahead" : "together",
                        "%d hikers met %d times. Hiker 1 was the last %d times.",
                        parties,
                        knobs.integer("rounds"),
                        last);
            }
        };
    }

    @Override
    public void play(Stage stage) {
        int parties = stage.integer("parties");
        Barrier barrier = stage.barrier("signpost", parties, () -> {
            if (stage.isOn("action")) {
                stage.print("All here!"); // said by the last to arrive, once
            }
        });
        for (int n = 1; n <= parties; n++) {
            boolean slow = n == 1;
            stage.start("Hiker " + n, () -> {
                for (int round = 1; round <= stage.integer("rounds"); round++) {
                    walk(stage, slow);
                    barrier.await(); // waits until all are there
                }
            });
        }
        stage.joinAll();
    }

    private void walk(Stage stage, boolean slow) {
        double extra = slow ? stage.number("slowMs") : 0;
        stage.work(stage.number("walkMs") * stage.random().nextDouble(0.7, 1.3) + extra);
    }
}
