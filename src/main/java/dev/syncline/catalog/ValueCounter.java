package dev.syncline.catalog;

import dev.syncline.process.ipc.ExecutionContext;
import dev.syncline.process.memory.SharedValue;
import dev.syncline.scenario.Axis;
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
import java.util.List;
import java.util.Map;

/** Processes count visitors in one number in shared memory. */
final class ValueCounter implements Scenario {
    @Override
    public Axis axis() {
        return Axis.EVENTS;
    }

    @Override
    public List<String> engines() {
        return List.of("processes");
    }

    @Override
    public Lesson lesson() {
        return new Lesson(
                Chapter.MEMORY,
                1,
                "Value: a counter for processes",
                /* summary= */ """
                Doormen in processes of their own count visitors in one Value; its lock alone does not save the count.""",
                /* shows= */ """
                A Value is a number in memory that several processes see. Each read acquires its lock, and so does \
                each write. But value += 1 is a read and a write, and between the two the lock is free.""",
                /* watchFor= */ """
                Two doormen read the same number, add one, and write the same result: one visitor is lost, although \
                every access was locked. Inside "with get_lock()" the others wait until the whole addition is done.""",
                /* moveThis= */ """
                Change the lock from "default" to "get_lock", and no visitor is lost. Let threads do it instead of \
                processes: the loop and the loss are the same.""",
                /* pythonAndJava= */ """
                The same in both. In Java, processes rarely share memory; inside one process an AtomicInteger adds in \
                one step.""",
                new Talk(
                        /* solves= */ """
                        Processes share nothing by themselves. A Value is the smallest thing that they can share.""",
                        /* tradeOff= */ """
                        Shared memory brings back the very races that processes had kept away.""",
                        /* example= */ """
                        A progress bar to which many worker processes report.""",
                        /* tidbit= */ """
                        In one test, four processes added 1 to a Value 20,000 times each, with its default lock. They \
                        arrived at 46,946 instead of 80,000.""",
                        /* question= */ """
                        The Value has a lock, and every access takes it. Why are additions still lost?""",
                        /* answer= */ """
                        The lock protects each access, not the pair. What belongs together must be inside one lock."""));
    }

    @Override
    public List<Knob> knobs() {
        return List.of(
                Knob.choice("lock", "Lock", List.of("default", "none", "get_lock"), "What protects the addition."),
                Knob.choice("workers", "Doormen run as", List.of("processes", "threads"), "What runs the loop."),
                Knob.integer("doormen", "Doormen", 1, 6, 3, "How many doormen count at the same time."),
                Knob.integer("visitors", "Visitors each", 1, 20, 5, "How often each of them adds one."),
                Knob.number("addMs", "Time to add", 0, 1000, 10, 300, "The time between reading and writing.")
                        .in("ms")
                        .formerly("thinkMs")
                        .whileRunning());
    }

    @Override
    public List<Preset> presets() {
        return List.of(
                new Preset("Its own lock", "Every access is locked, and visitors are lost.", Map.of()),
                new Preset(
                        "get_lock()",
                        "Read and write together under the lock: none is lost.",
                        Map.of("lock", "get_lock")),
                new Preset("Threads", "The same loop on threads.", Map.of("workers", "threads")));
    }

    @Override
    public List<Outcome> outcomes() {
        return List.of(
                Outcome.forbidden("lost", "Inside the lock no visitor may be lost.")
                        .when("lock", "get_lock"),
                Outcome.expected("lost", "Two doormen wrote the same number.").wrongResult(),
                Outcome.expected("exact", "Read and write were one step.").when("lock", "get_lock"),
                Outcome.interesting("exact", "No other doorman got in between, but nothing guaranteed it.")
                        .rightByLuck());
    }

    @Override
    public Judge judge(KnobValues knobs) {
        int came = knobs.integer("doormen") * knobs.integer("visitors");
        return new Judge() {
            private int found;

            @Override
            public void event(NamedEvent event) {
                found = event.is(Kind.WROTE, "counter") ? event.value() : found;
            }

            @Override
            public Judgement judgement() {
                return Judgement.of(
                        found == came ? "exact" : "lost",
                        "%d visitors came, %d were counted: %d lost.",
                        came,
                        found,
                        came - found);
            }
        };
    }

    @Override
    public void play(Stage stage) {
        String lock = stage.choice("lock");
        SharedValue counter = lock.equals("none")
                ? stage.processes().valueWithoutLock("counter", 0)
                : stage.processes().value("counter", 0);
        for (int n = 1; n <= stage.integer("doormen"); n++) {
            if (stage.choice("workers").equals("processes")) {
                stage.processes().start("Doorman " + n, place -> count(place, counter, lock));
            } else {
                stage.start("Doorman " + n, () -> count(stage, counter, lock));
            }
        }
        stage.joinAll();
        stage.print("%d were counted".formatted(counter.get()));
    }

    private static void count(ExecutionContext place, SharedValue counter, String lock) {
        for (int i = 0; i < place.integer("visitors"); i++) {
            if (lock.equals("get_lock")) {
                counter.getLock().acquire();
                addOne(place, counter);
                counter.getLock().release();
            } else {
                addOne(place, counter);
            }
        }
    }

    private static void addOne(ExecutionContext place, SharedValue counter) {
        int seen = counter.get();
        place.work(place.number("addMs"));
        counter.set(seen + 1);
    }
}
