package dev.syncline.catalog;

import dev.syncline.primitive.Lock;
import dev.syncline.primitive.Semaphore;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Philosophers around a table, a fork between two neighbours, and four ways not to starve in front of a full plate. */
final class DiningPhilosophers implements Scenario {
    @Override
    public Lesson lesson() {
        return new Lesson(
                Chapter.CLASSIC,
                1,
                "Dining philosophers",
                /* summary= */ """
                Each philosopher takes the left fork, and waits for the right one forever. There are four cures.""",
                /* shows= */ """
                Each philosopher needs the two forks beside the plate, and shares each of them with a neighbour. If \
                all take the left one at the same time, each holds one fork and waits for the next: a cycle. Every \
                cure breaks that cycle in a different way.""",
                /* watchFor= */ """
                All lanes get their first fork, and then all turn red together. With a cure, look at how many eat at \
                the same time, and at the meals of each at the end.""",
                /* moveThis= */ """
                Choose a cure. Lock order: the lower number first. Left-handed: Philosopher 1 begins on the right. \
                Waiter: one seat stays empty. Try-lock: a philosopher that cannot get the second fork puts the first \
                one back.""",
                /* pythonAndJava= */ """
                The same in both. The try-lock is acquire(blocking=False) in Python and tryLock() in Java. Neither of \
                them notices the cycle and breaks it for you.""",
                new Talk(
                        /* solves= */ """
                        Many threads each need two things from a common set, and none of them controls the whole \
                        table.""",
                        /* tradeOff= */ """
                        An order makes chains: one eats and the others wait in a row. A waiter is one more bottleneck \
                        for all. Trying wastes work, and with bad luck all try in step and none of them eats.""",
                        /* example= */ """
                        Any program that locks two rows, two files or two accounts. "Always in the order of their ids" \
                        is the rule that most of them use.""",
                        /* tidbit= */ """
                        Edsger Dijkstra set it as an examination in 1965, about computers that share tape drives. Tony \
                        Hoare brought the philosophers to the table.""",
                        /* question= */ """
                        "The lower fork first": how many of five philosophers have to change their habit?""",
                        /* answer= */ """
                        One. For all the others the left fork is the lower one already. So the order is a left-handed \
                        philosopher in the last seat."""));
    }

    @Override
    public List<Knob> knobs() {
        return List.of(
                Knob.choice(
                                "cure",
                                "Cure",
                                List.of("none", "lock order", "left-handed", "waiter", "try-lock"),
                                "How the cycle is broken, if at all.")
                        .formerOption("lock order", "order")
                        .formerOption("try-lock", "try"),
                Knob.integer("philosophers", "Philosophers", 2, 12, 5, "How many sit at the table; as many forks."),
                Knob.number(
                                "pauseMs",
                                "Delay between forks",
                                0,
                                3000,
                                10,
                                1500,
                                "The delay before the second fork, approximately.")
                        .in("ms")
                        .whileRunning(),
                Knob.number("eatMs", "Meal", 0, 3000, 10, 700, "How long a meal takes.")
                        .in("ms")
                        .whileRunning(),
                Knob.number(
                                "thinkMs",
                                "Thinking",
                                0,
                                3000,
                                10,
                                500,
                                "How long a philosopher thinks after a meal, approximately.")
                        .in("ms")
                        .whileRunning(),
                Knob.number("dinnerMs", "Dinner", 0, 60000, 1000, 12000, "After how long no meal begins any more.")
                        .in("ms"));
    }

    @Override
    public List<Preset> presets() {
        return List.of(
                new Preset("No cure", "Five forks, five hands, and no meal.", Map.of()),
                new Preset("Lower fork first", "The last one begins on the other side.", Map.of("cure", "lock order")),
                new Preset(
                        "A waiter",
                        "Four seats for five: one of them always gets two forks.",
                        Map.of("cure", "waiter")),
                new Preset(
                        "Try, and put back", "No philosopher waits with a fork in hand.", Map.of("cure", "try-lock")),
                new Preset(
                        "A matter of luck",
                        "No cure and no delay: it may work for a while. Press Start several times.",
                        Map.of("pauseMs", 0.0, "eatMs", 50.0, "thinkMs", 50.0)),
                new Preset(
                        "No luck at all",
                        "All take the left fork in turn: a deadlock, every time.",
                        Map.of("pauseMs", 0.0, "eatMs", 50.0, "thinkMs", 50.0),
                        "0x5,1,2,3,4,5,1,2,3,4,5,1,2,3,4,5"));
    }

    @Override
    public List<Outcome> outcomes() {
        return List.of(
                Outcome.expected(
                                Outcome.DEADLOCK,
                                "Each philosopher holds the left fork, and none of them ever eats again.")
                        .when("cure", "none"),
                Outcome.interesting("all-ate", "There was no deadlock, but nothing guaranteed it.")
                        .when("cure", "none")
                        .rightByLuck(),
                Outcome.expected("all-ate", "All philosophers ate, again and again."),
                Outcome.forbidden("fork-shared", "Two neighbours ate with the same fork at the same time."));
    }

    @Override
    public Judge judge(KnobValues knobs) {
        int count = knobs.integer("philosophers");
        return new Judge() {
            private final Map<String, String> holders = new HashMap<>(); // of the forks
            private final int[] meals = new int[count];
            private boolean shared;
            private int putBack;

            @Override
            public void event(NamedEvent event) {
                if (event.object().startsWith("fork")) {
                    if (event.is(Kind.ACQUIRED)) {
                        shared |= holders.put(event.object(), event.actor()) != null;
                    } else if (event.is(Kind.RELEASED)) {
                        holders.remove(event.object(), event.actor());
                    } else if (event.is(Kind.TIMED_OUT)) {
                        putBack++;
                    }
                } else if (event.is(Kind.PRINTED) && event.text().startsWith("Meal")) {
                    meals[Integer.parseInt(event.actor().substring("Philosopher ".length())) - 1]++;
                }
            }

            @Override
            public Judgement judgement() {
                return Judgement.of(
                        shared ? "fork-shared" : "all-ate",
                        "Meals of each: %s. A fork was put back %d times.",
                        Arrays.toString(meals),
                        putBack);
            }
        };
    }

    @Override
    public void play(Stage stage) {
        String cure = stage.choice("cure");
        int count = stage.integer("philosophers");
        List<Lock> forks = new ArrayList<>();
        for (int n = 1; n <= count; n++) {
            forks.add(stage.lock("fork " + n));
        }
        List<Semaphore> seats = cure.equals("waiter") ? List.of(stage.semaphore("seats", count - 1)) : List.of();
        for (int seat = 0; seat < count; seat++) {
            int left = seat;
            int right = (seat + 1) % count;
            int first = switch (cure) {
                case "lock order" -> Math.min(left, right);
                case "left-handed" -> left == 0 ? right : left;
                default -> left;
            };
            int second = left + right - first;
            stage.start("Philosopher " + (seat + 1), () -> {
                int meal = 0;
                do {
                    seats.forEach(Semaphore::acquire); // with a waiter, one seat too few for all
                    takeBoth(stage, cure, forks.get(first), forks.get(second));
                    stage.print("Meal " + ++meal);
                    stage.work(stage.number("eatMs"));
                    forks.get(second).release();
                    forks.get(first).release();
                    seats.forEach(Semaphore::release);
                    stage.sleep(stage.number("thinkMs") * stage.random().nextDouble(0.5, 1.5));
                } while (stage.millis() < stage.number("dinnerMs"));
            });
        }
        stage.joinAll();
    }

    private void takeBoth(Stage stage, String cure, Lock first, Lock second) {
        first.acquire();
        stage.work(stage.number("pauseMs") * stage.random().nextDouble(0.5, 1.5));
        if (!cure.equals("try-lock")) {
            second.acquire(); // without a cure, all of them wait here
            return;
        }
        while (!second.tryAcquire()) {
            first.release();
            stage.sleep(10 + stage.number("pauseMs") * stage.random().nextDouble());
            first.acquire();
            stage.work(stage.number("pauseMs") * stage.random().nextDouble(0.5, 1.5));
        }
    }
}
