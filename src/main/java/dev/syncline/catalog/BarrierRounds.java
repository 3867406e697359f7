package dev.syncline.catalog;

import dev.syncline.primitive.Barrier;
import dev.syncline.scenario.Chapter;
import dev.syncline.scenario.Knob;
import dev.syncline.scenario.Lesson;
import dev.syncline.scenario.Outcome;
import dev.syncline.scenario.Preset;
import dev.syncline.scenario.Scenario;
import dev.syncline.scenario.Stage;
import dev.syncline.scenario.Talk;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;

/** Hikers who wait for each other at every signpost. */
final class BarrierRounds implements Scenario {
    @Override
    public Lesson lesson() {
        return new Lesson(
                Chapter.BARRIER,
                1,
                "Meet, and go on together",
                /* summary= */ """
                Hikers wait for each other at every signpost; the slowest one sets the pace.""",
                /* shows= */ """
                A Barrier is a meeting point for a fixed number of threads. Whoever comes to wait() stops, until the last \
                one is there; then all go on in the same moment. Then the barrier is empty again, ready for the next \
                round.""",
                /* watchFor= */ """
                The blocked stretches all end at once, at the arrival of the last. The seats of the barrier fill up one \
                by one and are all free again in that moment. Nobody is ever a round ahead.""",
                /* moveThis= */ """
                Make Hiker 1 slower: everybody else waits longer, and nobody gets there earlier. With the action on, the \
                last to arrive does one thing for all before anybody goes on.""",
                /* pythonAndJava= */ """
                The same in both; Java calls it CyclicBarrier. Python's wait() gives the first to arrive a 0 and the \
                last the highest number. Java's await() counts the other way: the last gets the 0.""",
                new Talk(
                        /* solves= */ """
                        Work in steps: nobody may begin the next step before everybody has finished this one.""",
                        /* tradeOff= */ """
                        All are as slow as the slowest. And if one never comes, all the others wait for ever, unless \
                        they wait with a time-out.""",
                        /* example= */ """
                        A weather model on many processors: each computes its piece of the map for one minute of weather, \
                        then they exchange the borders, then comes the next minute.""",
                        /* tidbit= */ """
                        It does not matter who comes last. But exactly one thread gets the highest number, so that \
                        number is a simple way to choose one thread for a task.""",
                        /* question= */ """
                        Four hikers walk 800 ms to each of 4 signposts, one of them 2,300 ms. When are all at the end?""",
                        /* answer= */ """
                        After 4 times 2,300 ms, which is 9.2 s. The other three stand and wait for 6 s of them."""));
    }

    @Override
    public List<Knob> knobs() {
        return List.of(
                Knob.integer("parties", "Hikers", 2, 12, 4, "How many threads meet at the barrier."),
                Knob.integer("rounds", "Signposts", 1, 20, 4, "How often they meet."),
                Knob.number("walkMs", "Time to walk", 0, 2000, 10, 800, "How long each of them walks, about.")
                        .in("ms")
                        .whileRunning(),
                Knob.number("slowMs", "Hiker 1 needs more", 0, 4000, 10, 1500, "How much longer Hiker 1 needs.")
                        .in("ms")
                        .whileRunning(),
                Knob.onOff("action", "Action", true, "Whether the last to arrive calls out for all of them."));
    }

    @Override
    public List<Preset> presets() {
        return List.of(
                new Preset("One slow hiker", "Three of four wait for Hiker 1, every time.", Map.of()),
                new Preset("All alike", "Now it is one, now another who is last.", Map.of("slowMs", 0.0)),
                new Preset(
                        "A large group", "The more there are, the longer the fast ones wait.", Map.of("parties", 12)));
    }

    @Override
    public List<Outcome> outcomes() {
        return List.of(
                Outcome.expected("together", "Nobody left a signpost before all had arrived there."),
                Outcome.forbidden("ahead", "Somebody went on although not all had arrived."));
    }

    @Override
    public void play(Stage stage) {
        int parties = stage.integer("parties");
        AtomicIntegerArray arrived = new AtomicIntegerArray(parties); // how many signposts each has reached
        AtomicIntegerArray last = new AtomicIntegerArray(parties); // how often each was the last
        AtomicInteger ahead = new AtomicInteger();
        Barrier barrier = stage.barrier("signpost", parties, () -> {
            if (stage.isOn("action")) {
                stage.print("All here!"); // said by the last to arrive, once
            }
        });
        for (int n = 0; n < parties; n++) {
            int me = n;
            stage.start("Hiker " + (n + 1), () -> {
                for (int round = 1; round <= stage.integer("rounds"); round++) {
                    walk(stage, me);
                    arrived.incrementAndGet(me);
                    int index = barrier.await(); // waits until all are there
                    if (index == parties - 1) {
                        last.incrementAndGet(me);
                    }
                    for (int other = 0; other < parties; other++) {
                        ahead.addAndGet(arrived.get(other) < round ? 1 : 0);
                    }
                }
            });
        }
        stage.joinAll();

        String figures = "%d hikers met %d times. Hiker 1 was the last %d times.";
        stage.outcome(
                ahead.get() == 0 ? "together" : "ahead",
                figures.formatted(parties, stage.integer("rounds"), last.get(0)));
    }

    private void walk(Stage stage, int me) {
        double extra = me == 0 ? stage.number("slowMs") : 0;
        stage.work(stage.number("walkMs") * stage.random().nextDouble(0.7, 1.3) + extra);
    }
}
