package dev.syncline.catalog;

import dev.syncline.primitive.Pool;
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

/** The course's exercise: pfilter(fn, data, nworkers), with is_prime. */
final class ParallelFilter implements Scenario {
    @Override
    public Lesson lesson() {
        return new Lesson(
                Chapter.PARALLEL,
                1,
                "A parallel filter",
                /* summary= */ """
                The primes are picked from a list, first by one thread, then by a pool of workers.""",
                /* shows= */ """
                A filter asks the same question of every item, and no answer depends on another. So workers can answer \
                in parallel. map keeps the results in the order of the items, however they were distributed; then the \
                filter only picks the items with a yes.""",
                /* watchFor= */ """
                First one lane computes everything alone, once to warm up and once timed. Then the number of tasks in \
                the pool goes down as all workers take from it. A number with a small factor takes hardly any time, a \
                prime takes long: a free worker takes the next task.""",
                /* moveThis= */ """
                More digits make each task longer, and the workers pay off. With few digits, handing out the tasks \
                costs more than computing the answers. More workers than the machine has processors do not help.""",
                /* pythonAndJava= */ """
                In Java the workers really compute at the same time, and a method is compiled after it has run for a \
                while: without the warm-up the first pass would look slower than it is. In CPython the global \
                interpreter lock, the GIL, lets one thread compute at a time, so threads give no speed-up here; \
                processes do.""",
                new Talk(
                        /* solves= */ """
                        Using all processors for a job that falls into independent pieces.""",
                        /* tradeOff= */ """
                        Submitting a task and collecting its result has a cost. Tasks must be large enough, or be \
                        submitted in batches, which Python calls chunks.""",
                        /* example= */ """
                        Resizing a thousand photographs, checking a thousand links, compressing a file in blocks.""",
                        /* tidbit= */ """
                        Amdahl wrote it down in 1967: if a tenth of the work cannot be parallelized, a thousand \
                        workers make it at most ten times as fast.""",
                        /* question= */ """
                        The results arrive in a different order from the tasks. How does map keep the order?""",
                        /* answer= */ """
                        It holds a future for each item, and collects the results in the order of the items, waiting \
                        for each if necessary."""));
    }

    @Override
    public List<Knob> knobs() {
        return List.of(
                Knob.integer("numbers", "Numbers", 10, 1000, 400, "How many numbers are in the list."),
                Knob.integer("digits", "Digits", 4, 13, 12, "How long the numbers are: more digits, more work."),
                Knob.integer("workers", "Workers", 1, 16, 2, "How many threads the pool has."),
                Knob.onOff("ordered", "Keep the order", true, "Whether map is used, or imap_unordered."));
    }

    @Override
    public List<Preset> presets() {
        return List.of(
                new Preset("Two workers", "Compare how long the two passes took.", Map.of()),
                new Preset("Tasks too small", "The overhead exceeds the gain.", Map.of("digits", 5)),
                new Preset("As they come", "The results come in the order of completion.", Map.of("ordered", false)));
    }

    @Override
    public List<Outcome> outcomes() {
        return List.of(
                Outcome.expected("same", "Both filters found the same primes, in the same order."),
                Outcome.expected(
                                "same-but-shuffled",
                                "Both found the same primes, the second in the order of completion.")
                        .when("ordered", false),
                Outcome.forbidden("different", "The two filters must find the same primes."));
    }

    @Override
    public Judge judge(KnobValues knobs) {
        return new Judge() {
            private String compared = "";
            private String figures = "";

            @Override
            public void event(NamedEvent event) {
                if (event.is(Kind.PRINTED)) {
                    compared = figures;
                    figures = event.text();
                }
            }

            @Override
            public Judgement judgement() {
                String id = switch (compared) {
                    case "The same primes, in the same order." -> "same";
                    case "The same primes, in another order." -> "same-but-shuffled";
                    default -> "different";
                };
                return new Judgement(id, figures);
            }
        };
    }

    @Override
    public void play(Stage stage) {
        List<Long> data = numbers(stage.random(), stage.integer("numbers"), stage.integer("digits"));
        Pool pool = stage.pool("pool", stage.integer("workers"));
        stage.start("Caller", () -> {
            stage.compute(() -> data.stream().limit(100).filter(this::isPrime).count()); // Java is slow at first
            double begin = stage.millis();
            List<Long> one = sfilter(stage, data);
            double between = stage.millis();
            List<Long> many = stage.isOn("ordered") ? pfilter(stage, data, pool) : unordered(stage, data, pool);
            double end = stage.millis();
            pool.shutdown();
            report(stage, one, many, between - begin, end - between);
        });
        stage.joinAll();
    }

    private List<Long> sfilter(Stage stage, List<Long> data) {
        return data.stream().filter(n -> stage.compute(() -> isPrime(n))).toList();
    }

    private List<Long> pfilter(Stage stage, List<Long> data, Pool pool) {
        List<Boolean> answers = pool.map(n -> stage.compute(() -> isPrime(n)), data);
        List<Long> primes = new ArrayList<>();
        for (int i = 0; i < data.size(); i++) {
            if (answers.get(i)) { // the answer to item i is at place i
                primes.add(data.get(i));
            }
        }
        return primes;
    }

    private List<Long> unordered(Stage stage, List<Long> data, Pool pool) {
        List<Long> primes = new ArrayList<>();
        pool.imapUnordered(n -> stage.compute(() -> isPrime(n)) ? n : 0L, data, n -> {
            if (n > 0) {
                primes.add(n); // in the order of completion
            }
        });
        return primes;
    }

    private boolean isPrime(long n) {
        for (long i = 2; i * i <= n; i++) {
            if (n % i == 0) {
                return false;
            }
        }
        return true;
    }

    private void report(Stage stage, List<Long> one, List<Long> many, double oneMs, double manyMs) {
        boolean same =
                one.stream().sorted().toList().equals(many.stream().sorted().toList());
        String primes = same ? "The same primes, in another order." : "Different primes!";
        stage.print(one.equals(many) ? "The same primes, in the same order." : primes);
        String figures = "%d primes. Alone: %.0f ms. %d workers: %.0f ms, %.2f times as fast.";
        stage.print(figures.formatted(one.size(), oneMs, stage.integer("workers"), manyMs, oneMs / manyMs));
    }

    /** Numbers without a small factor: about every fifth of them is prime. */
    private List<Long> numbers(RandomGenerator random, int count, int digits) {
        long least = (long) Math.pow(10, digits - 1);
        return random.longs(least, 10 * least)
                .filter(n -> List.of(2, 3, 5, 7, 11, 13).stream().allMatch(p -> n % p != 0))
                .limit(count)
                .boxed()
                .toList();
    }
}
