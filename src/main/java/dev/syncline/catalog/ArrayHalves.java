package dev.syncline.catalog;

import dev.syncline.process.ipc.ExecutionContext;
import dev.syncline.process.memory.SharedArray;
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
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Processes fill slices of one array in shared memory. */
final class ArrayHalves implements Scenario {
    @Override
    public List<String> engines() {
        return List.of("processes");
    }

    @Override
    public Lesson lesson() {
        return new Lesson(
                Chapter.MEMORY,
                2,
                "One slice for each process",
                /* summary= */ """
                Processes fill one Array in shared memory, each its own slice: that needs no lock.""",
                /* shows= */ """
                An Array is a row of numbers in memory that several processes see. Each process writes its own number \
                into every element of its own slice, and the main process reads the whole array at the end.""",
                /* watchFor= */ """
                The processes work at the same time, and there is no wait: no two processes write to the same element. \
                Every access still acquires the lock of the Array for a moment. Held over a whole slice, it makes the \
                processes work one after the other.""",
                /* moveThis= */ """
                Set the lock to "get_lock", and it takes as long as one process alone would need. Then let the slices \
                overlap: in the elements that two processes write, the last one wins.""",
                /* pythonAndJava= */ """
                The same in both for threads of one process. Processes in Python share an Array; in Java they would \
                share a mapped file, which has no lock of its own.""",
                new Talk(
                        /* solves= */ """
                        Much work on one large array, on all processors, without copying the array.""",
                        /* tradeOff= */ """
                        The work must be divided into parts that never touch each other.""",
                        /* example= */ """
                        Each process computes some rows of a large table or matrix.""",
                        /* tidbit= */ """
                        Not sharing is better than locking: a process that has a slice to itself never waits.""",
                        /* question= */ """
                        Why is it right to omit the lock here, and wrong for a counter?""",
                        /* answer= */ """
                        Every element has one writer, and is read only when all have ended. A counter has many \
                        writers."""));
    }

    @Override
    public List<Knob> knobs() {
        return List.of(
                Knob.choice(
                        "lock",
                        "Lock",
                        List.of("default", "none", "get_lock"),
                        "In each access, not at all, or held over a whole slice."),
                Knob.integer("fillers", "Processes", 1, 6, 2, "How many slices the array has, one for each process."),
                Knob.integer("length", "Elements", 2, 48, 24, "How long the array is."),
                Knob.integer("overlap", "Overlap", 0, 8, 0, "How far each slice reaches into the next one."),
                Knob.number("workMs", "Time per element", 0, 1500, 10, 700, "How long it takes to compute a number.")
                        .in("ms")
                        .whileRunning());
    }

    @Override
    public List<Preset> presets() {
        return List.of(
                new Preset("Two halves", "Two processes fill one half each, and neither waits.", Map.of()),
                new Preset(
                        "Four slices, no lock",
                        "Twice as many processes are twice as fast.",
                        Map.of("fillers", 4, "lock", "none")),
                new Preset(
                        "Lock over a whole slice",
                        "They work one after the other, though their slices do not overlap.",
                        Map.of("lock", "get_lock")),
                new Preset(
                        "Overlapping slices",
                        "Where two processes write, the last one wins.",
                        Map.of("overlap", 4, "lock", "none")));
    }

    @Override
    public List<Outcome> outcomes() {
        return List.of(
                Outcome.expected("filled", "Every element was written by its own process.")
                        .when("overlap", 0),
                Outcome.interesting("filled", "Where two processes wrote, the right one happened to be the last.")
                        .rightByLuck(),
                Outcome.forbidden("overwritten", "Slices that do not overlap must not affect each other.")
                        .when("overlap", 0),
                Outcome.interesting("overwritten", "The slices overlap, and the last one to write won.")
                        .wrongResult());
    }

    @Override
    public Judge judge(KnobValues knobs) {
        int length = knobs.integer("length");
        int fillers = knobs.integer("fillers");
        return new Judge() {
            private final int[] numbers = new int[length];
            private long begin = -1;
            private long end;

            @Override
            public void event(NamedEvent event) {
                if (event.isBy("Filler")) {
                    begin = begin < 0 ? event.nanos() : begin;
                    end = event.nanos();
                    if (event.is(Kind.WROTE, "numbers")) {
                        String index = event.text().substring(1, event.text().indexOf(']')); // [3] = 1
                        numbers[Integer.parseInt(index)] = event.value();
                    }
                }
            }

            @Override
            public Judgement judgement() {
                int right = 0;
                for (int n = 1; n <= fillers; n++) {
                    for (int i = length * (n - 1) / fillers; i < length * n / fillers; i++) {
                        right += numbers[i] == n ? 1 : 0;
                    }
                }
                return Judgement.of(
                        right == length ? "filled" : "overwritten",
                        "%d of %d elements have the number of their own process; it took %.1f s.",
                        right,
                        length,
                        (end - begin) / 1e9);
            }
        };
    }

    @Override
    public void play(Stage stage) {
        int length = stage.integer("length");
        int fillers = stage.integer("fillers");
        SharedArray array = stage.choice("lock").equals("none")
                ? stage.processes().arrayWithoutLock("numbers", length)
                : stage.processes().array("numbers", length);
        for (int n = 1; n <= fillers; n++) {
            int me = n;
            int from = length * (n - 1) / fillers;
            int to = Math.min(length, length * n / fillers + stage.integer("overlap"));
            stage.processes().start("Filler " + n, place -> fill(place, array, from, to, me));
        }
        stage.joinAll();
        stage.print(Arrays.toString(array.getSlice(0, length)));
    }

    private static void fill(ExecutionContext place, SharedArray array, int from, int to, int me) {
        boolean throughout = place.choice("lock").equals("get_lock");
        if (throughout) {
            array.getLock().acquire(); // and no other process can access the array
        }
        for (int i = from; i < to; i++) {
            place.work(place.number("workMs"));
            array.set(i, me);
        }
        if (throughout) {
            array.getLock().release();
        }
    }
}
