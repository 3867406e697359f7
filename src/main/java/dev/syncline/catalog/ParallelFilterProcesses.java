package dev.syncline.catalog;

import dev.syncline.primitive.Pool;
import dev.syncline.process.pool.ProcessPool;
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
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** The course's exercise three times: sequential, by a pool of threads, by a pool of processes. */
final class ParallelFilterProcesses implements Scenario {
    @Override
    public List<String> engines() {
        return List.of("processes");
    }

    @Override
    public Lesson lesson() {
        return new Lesson(
                Chapter.PARALLEL,
                2,
                "A parallel filter on processes",
                /* summary= */ """
                The primes are picked from a list three times: by one thread, by a pool of threads, by a pool of \
                processes.""",
                /* shows= */ """
                pfilter asks the same question of every number. Threads find the numbers in the memory that they \
                share. Processes must be started first, and every number is copied to them and every answer back. \
                Larger chunks mean fewer messages.""",
                /* watchFor= */ """
                Before the third pass there is a gap: the processes are being started. Then each worker takes a chunk \
                of numbers at a time, and computes them on its own.""",
                /* moveThis= */ """
                With chunks of 1, every number costs two messages. With very large chunks, one worker may still have a \
                long one when the others are done. With few digits, starting costs more than all the work.""",
                /* pythonAndJava= */ """
                In Java threads compute in parallel, so processes only add cost. In CPython the global interpreter \
                lock, the GIL, lets one thread compute at a time: only processes make it faster.""",
                new Talk(
                        /* solves= */ """
                        Using all processors from Python, where threads cannot.""",
                        /* tradeOff= */ """
                        Starting a process and copying to it costs time and memory. The work must be worth it.""",
                        /* example= */ """
                        Making thumbnails of ten thousand photographs.""",
                        /* tidbit= */ """
                        By default, Python's Pool.map makes about four chunks for each worker; imap \
                        takes one item at a time.""",
                        /* question= */ """
                        With chunks of 100 and four workers, 150 numbers are filtered by two of them. Why?""",
                        /* answer= */ """
                        There are only two chunks, and a chunk is never divided. The other two workers get nothing."""));
    }

    @Override
    public List<Knob> knobs() {
        return List.of(
                Knob.integer("numbers", "Numbers", 10, 1000, 150, "How many numbers are in the list."),
                Knob.integer("digits", "Digits", 4, 13, 12, "How long the numbers are: more digits, more work."),
                Knob.integer("workers", "Workers", 1, 6, 2, "How many threads, and how many processes."),
                Knob.integer("chunk", "Chunk", 1, 100, 10, "How many numbers a process gets at a time."));
    }

    @Override
    public List<Preset> presets() {
        return List.of(
                new Preset("Two workers", "Compare how long the three passes took.", Map.of()),
                new Preset("One at a time", "Each number goes to a process by itself.", Map.of("chunk", 1)),
                new Preset("Work too small", "Starting costs more than all the work.", Map.of("digits", 5)),
                new Preset("Chunks too large", "Two chunks for four workers.", Map.of("workers", 4, "chunk", 100)));
    }

    @Override
    public List<Outcome> outcomes() {
        return List.of(
                Outcome.expected("same", "All three found the same primes, in the same order."),
                Outcome.forbidden("different", "All three must find the same primes."));
    }

    @Override
    public Judge judge(KnobValues knobs) {
        return new Judge() {
            private boolean same;
            private final List<String> figures = new ArrayList<>();

            @Override
            public void event(NamedEvent event) {
                if (event.is(Kind.PRINTED) && event.text().endsWith("in the same order.")) {
                    same = true;
                } else if (event.is(Kind.PRINTED)) {
                    figures.add(event.text());
                }
            }

            @Override
            public Judgement judgement() {
                return new Judgement(same ? "same" : "different", String.join(" ", figures));
            }
        };
    }

    @Override
    public void play(Stage stage) {
        List<Long> data = numbers(stage.random(), stage.integer("numbers"), stage.integer("digits"));
        int workers = stage.integer("workers");

        double alone = stage.millis();
        List<Long> one =
                data.stream().filter(n -> stage.compute(() -> isPrime(n))).toList();

        double onThreads = stage.millis();
        Pool threads = stage.pool("threads", workers, "Thread");
        List<Long> many = chosen(data, threads.map(n -> stage.compute(() -> isPrime(n)), data));

        double start = stage.millis();
        threads.shutdown();
        ProcessPool processes = stage.processes().pool("processes", workers);
        double onProcesses = stage.millis();
        List<Long> copied = chosen(
                data,
                processes.map(
                        (place, n) -> place.compute(() -> isPrime(n)), // runs in another process
                        data,
                        stage.integer("chunk")));
        double end = stage.millis();
        processes.shutdown();
        stage.joinAll();

        boolean same = one.equals(many) && one.equals(copied);
        stage.print(same ? "The same primes, in the same order." : "Different primes!");
        double oneMs = onThreads - alone;
        double manyMs = start - onThreads;
        double copiedMs = end - onProcesses;
        stage.print("%d primes. Alone: %.0f ms.".formatted(one.size(), oneMs));
        stage.print("Threads: %.0f ms, %.1f times as fast.".formatted(manyMs, oneMs / manyMs));
        stage.print("Processes: %.0f ms to start, then %.0f ms, %.1f times as fast."
                .formatted(onProcesses - start, copiedMs, oneMs / copiedMs));
    }

    private static List<Long> chosen(List<Long> data, List<Boolean> answers) {
        List<Long> primes = new ArrayList<>();
        for (int i = 0; i < data.size(); i++) {
            if (answers.get(i)) { // the answer to item i is at place i
                primes.add(data.get(i));
            }
        }
        return primes;
    }

    private static boolean isPrime(long n) {
        for (long i = 2; i * i <= n; i++) {
            if (n % i == 0) {
                return false;
            }
        }
        return true;
    }

    /** Numbers without a small factor: about every fifth of them is prime. */
    private static List<Long> numbers(RandomGenerator random, int count, int digits) {
        long least = (long) Math.pow(10, digits - 1);
        return random.longs(least, 10 * least)
                .filter(n -> List.of(2, 3, 5, 7, 11, 13).stream().allMatch(p -> n % p != 0))
                .limit(count)
                .boxed()
                .toList();
    }
}
