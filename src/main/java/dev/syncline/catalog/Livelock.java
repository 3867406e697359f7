package dev.syncline.catalog;

import dev.syncline.primitive.Lock;
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

/** Two cars meet on a narrow bridge, back off politely, and meet again: both are busy, and neither makes progress. */
final class Livelock implements Scenario {
    @Override
    public Lesson lesson() {
        return new Lesson(
                Chapter.CLASSIC,
                6,
                "Livelock",
                /* summary= */ """
                Two cars meet on a narrow bridge, both give way, both try again, and meet again.""",
                /* shows= */ """
                The bridge has two halves, and a car needs both to cross it, one after the other. A car that finds the \
                other half taken does not wait for it, so there is no deadlock. It backs off, and tries again a moment \
                after the bridge is empty. The other one does the same, in step. That is a livelock: all are busy, and \
                nothing gets done.""",
                /* watchFor= */ """
                Both lanes take a lock, try the other one in vain, release, sleep, and begin again, at the same time. \
                Count the attempts. Nothing turns red, because neither waits for a lock.""",
                /* moveThis= */ """
                Let the cars back off for a random time: they fall out of step, and one has crossed before the other \
                tries. Or give both halves an order: every car begins with the west half, and then simply waits.""",
                /* pythonAndJava= */ """
                The same in both: lock.acquire(blocking=False) in Python, tryLock() in Java. No tool finds a livelock. \
                A thread dump shows threads that run or sleep, as they should.""",
                new Talk(
                        /* solves= */ """
                        Trying instead of waiting is a cure for deadlock. This is the side effect if all patients take \
                        it at the same time.""",
                        /* tradeOff= */ """
                        A random pause is simple and needs no agreement, but there is no bound on how long it takes. \
                        An order never fails, but every program has to know it.""",
                        /* example= */ """
                        Two people in a corridor step aside, both to the same side, and again, and laugh. They get \
                        past each other because people are a little random.""",
                        /* tidbit= */ """
                        Early Ethernet was one cable for all. Two stations that sent at once both fell silent for a \
                        random time, and doubled its limit after every collision. That is this cure, in hardware.""",
                        /* question= */ """
                        How would you notice a livelock in a program that runs on a server?""",
                        /* answer= */ """
                        It looks busy: processor time is used, the log is full of attempts, and no work is finished. \
                        So count what is done, not what is tried."""));
    }

    @Override
    public List<Knob> knobs() {
        return List.of(
                Knob.choice(
                                "strategy",
                                "Strategy",
                                List.of("fixed backoff", "random backoff", "lock order"),
                                "What a car does when it meets another one on the bridge.")
                        .formerly("way")
                        .formerOption("fixed backoff", "same wait")
                        .formerOption("random backoff", "random wait")
                        .formerOption("lock order", "fixed order"),
                Knob.integer("cars", "Cars", 2, 6, 2, "How many cars there are; every second one comes from the east."),
                Knob.integer("crossings", "Crossings each", 1, 10, 2, "How often each car wants to cross."),
                Knob.integer("attempts", "Attempts", 2, 50, 8, "How many failed attempts make a car give up.")
                        .formerly("patience"),
                Knob.number(
                                "driveMs",
                                "Time to drive",
                                0,
                                1500,
                                50,
                                400,
                                "How long half of the bridge takes, forward or back.")
                        .in("ms")
                        .whileRunning(),
                Knob.number(
                                "waitMs",
                                "Time to wait",
                                0,
                                1500,
                                50,
                                400,
                                "The wait before the next attempt; random: 0 to 4 times.")
                        .in("ms")
                        .whileRunning());
    }

    @Override
    public List<Preset> presets() {
        return List.of(
                new Preset("In step", "Both back off and come again, until they give up.", Map.of()),
                new Preset(
                        "Random backoff", "After some attempts, one is quicker.", Map.of("strategy", "random backoff")),
                new Preset(
                        "Lock order",
                        "West half first, for every car: no attempt fails.",
                        Map.of("strategy", "lock order")));
    }

    @Override
    public List<Outcome> outcomes() {
        return List.of(
                Outcome.expected("nobody-crossed", "All tried in step, so all gave up.")
                        .when("strategy", "fixed backoff")
                        .wrongResult(),
                Outcome.interesting("some-crossed", "They fell out of step by chance.")
                        .when("strategy", "fixed backoff")
                        .wrongResult(),
                Outcome.interesting("all-crossed", "They fell out of step by chance.")
                        .when("strategy", "fixed backoff")
                        .rightByLuck(),
                Outcome.expected("all-crossed", "Every car crossed the bridge."),
                Outcome.interesting("some-crossed", "A random backoff guarantees nothing: a car gave up.")
                        .when("strategy", "random backoff")
                        .wrongResult(),
                Outcome.interesting("nobody-crossed", "A random backoff guarantees nothing: all gave up.")
                        .when("strategy", "random backoff")
                        .wrongResult());
    }

    @Override
    public Judge judge(KnobValues knobs) {
        int wanted = knobs.integer("cars") * knobs.integer("crossings");
        return new Judge() {
            private final Map<String, Integer> halves = new HashMap<>(); // that each car holds
            private int attempts;
            private int crossed;

            @Override
            public void event(NamedEvent event) {
                if (event.is(Kind.ACQUIRED)) {
                    int held = halves.merge(event.actor(), 1, Integer::sum);
                    attempts += held == 1 ? 1 : 0;
                    crossed += held == 2 ? 1 : 0;
                } else if (event.is(Kind.RELEASED)) {
                    halves.merge(event.actor(), -1, Integer::sum);
                }
            }

            @Override
            public Judgement judgement() {
                String id = crossed == 0 ? "nobody-crossed" : "some-crossed";
                return Judgement.of(
                        crossed == wanted ? "all-crossed" : id,
                        "Crossings: %d of %d. Attempts: %d, in vain: %d.",
                        crossed,
                        wanted,
                        attempts,
                        attempts - crossed);
            }
        };
    }

    @Override
    public void play(Stage stage) {
        Lock west = stage.lock("west half");
        Lock east = stage.lock("east half");
        boolean ordered = stage.choice("strategy").equals("lock order");
        for (int n = 1; n <= stage.integer("cars"); n++) {
            boolean fromWest = n % 2 == 1 || ordered; // the order: every car begins with the west half
            Lock first = fromWest ? west : east;
            Lock second = fromWest ? east : west;
            stage.start("Car " + n, () -> {
                stage.untilOthersWait(); // all cars are there
                for (int i = 0; i < stage.integer("crossings"); i++) {
                    int inVain = 0;
                    while (!cross(stage, first, second)) {
                        if (++inVain == stage.integer("attempts")) {
                            stage.print("I give up after %d attempts.".formatted(inVain));
                            return;
                        }
                        stage.untilOthersWait(); // lets the other one leave
                        pause(stage);
                    }
                }
            });
        }
        stage.joinAll();
    }

    private boolean cross(Stage stage, Lock first, Lock second) {
        first.acquire();
        stage.work(stage.number("driveMs")); // to the middle of the bridge
        boolean free = true;
        if (stage.choice("strategy").equals("lock order")) {
            second.acquire(); // may wait: no car waits for us
        } else {
            free = second.tryAcquire(); // does not wait
        }
        stage.work(stage.number("driveMs")); // over the other half, or back
        if (free) {
            second.release();
        }
        first.release();
        return free;
    }

    private void pause(Stage stage) {
        boolean random = stage.choice("strategy").equals("random backoff");
        stage.sleep(stage.number("waitMs") * (random ? stage.random().nextDouble(0, 4) : 1));
    }
}
