package dev.syncline.catalog;

import dev.syncline.primitive.Future;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/** Tasks that wait for tasks of their own pool: all workers wait, and none is left to work. */
final class ThreadPoolSaturation implements Scenario {
    @Override
    public Lesson lesson() {
        return new Lesson(
                Chapter.CLASSIC,
                8,
                "Thread-pool starvation",
                /* summary= */ """
                Tasks wait for tasks of their own pool: every worker waits, and none is left to work.""",
                /* shows= */ """
                Each order needs a part. It submits the part to the same pool and waits for it. When all workers have \
                an order, all of them wait for parts, and the parts wait in the queue for a free worker. There is \
                work, there are workers, and nothing happens.""",
                /* watchFor= */ """
                All workers wait while the pool has tasks. After the timeout they give up their orders, and then make \
                the parts that are no longer needed.""",
                /* moveThis= */ """
                Add one worker, and it makes all the parts. Give the parts a pool of their own, or let only the \
                caller wait. Without a cure and without the timeout, the pool hangs until Stop.""",
                /* pythonAndJava= */ """
                The same for Python's ThreadPoolExecutor and Java's. Java's ForkJoinPool is made for it: a worker that \
                waits there with join() can run other tasks meanwhile.""",
                new Talk(
                        /* solves= */ """
                        The cures share one idea: a task that waits must not hold what it waits for. Here that is a \
                        worker.""",
                        /* tradeOff= */ """
                        More workers only move the limit: one more order, and it hangs again. A second pool costs \
                        threads. Not waiting inside tasks makes the code less straightforward.""",
                        /* example= */ """
                        A restaurant in which every waiter stands in the kitchen and waits for a waiter to bring the \
                        plates.""",
                        /* tidbit= */ """
                        "This will never complete because there is only one worker thread and it is executing this \
                        function", says Python's own manual beside an example.""",
                        /* question= */ """
                        This looks like a deadlock. Why is it not marked in red, as one?""",
                        /* answer= */ """
                        Our watch, like Java's thread dump, looks for cycles of locks and their holders. Here no \
                        thread holds a lock, and any free worker could help. So neither of them finds it."""));
    }

    @Override
    public List<Knob> knobs() {
        return List.of(
                Knob.integer("workers", "Workers", 1, 9, 3, "How many threads the pool has."),
                Knob.integer("orders", "Orders", 1, 8, 3, "How many tasks need a part, and wait for it."),
                Knob.choice(
                                "cure",
                                "Cure",
                                List.of("none", "second pool", "caller waits"),
                                "Whether the parts have a pool of their own, or only the caller waits for them.")
                        .formerOption("none", "the same pool")
                        .formerOption("second pool", "a second pool")
                        .formerOption("caller waits", "nobody waits"),
                Knob.number("workMs", "Work", 0, 3000, 50, 1500, "How long an order takes, and a part.")
                        .in("ms")
                        .whileRunning(),
                Knob.onOff("timed", "With timeout", true, "Whether an order gives up after a timeout."),
                Knob.number("timeoutMs", "Timeout", 100, 20_000, 100, 5000, "How long an order waits for its part.")
                        .in("ms"));
    }

    @Override
    public List<Preset> presets() {
        return List.of(
                new Preset("Saturated", "Three orders fill three workers, until the time is up.", Map.of()),
                new Preset("One worker more", "The fourth makes all the parts.", Map.of("workers", 4)),
                new Preset("A second pool", "The parts have workers of their own.", Map.of("cure", "second pool")),
                new Preset(
                        "The caller waits",
                        "An order ends at once, and its worker is free.",
                        Map.of("cure", "caller waits")));
    }

    @Override
    public List<Outcome> outcomes() {
        return List.of(
                Outcome.expected("all-delivered", "Every order got its part."),
                Outcome.expected("saturated", "The orders held the workers that their parts needed.")
                        .when("cure", "none")
                        .wrongResult(),
                Outcome.interesting("saturated", "An order timed out before its part was made.")
                        .wrongResult(),
                Outcome.expected(
                                Outcome.STALLED,
                                "Workers that all wait for tasks which only they could do wait forever.")
                        .when("cure", "none")
                        .when("timed", false));
    }

    @Override
    public Judge judge(KnobValues knobs) {
        return new Judge() {
            private final Set<String> parts = new HashSet<>(); // that workers have ordered
            private int delivered;
            private int gaveUp;

            @Override
            public void event(NamedEvent event) {
                if (event.is(Kind.PUT) && event.isBy("Worker")) {
                    parts.add(event.text());
                } else if (event.is(Kind.RECEIVED)) {
                    delivered += parts.contains(event.text()) ? 1 : 0;
                } else if (event.is(Kind.RAISED) && event.text().startsWith("TimeoutError")) {
                    gaveUp++;
                }
            }

            @Override
            public Judgement judgement() {
                return Judgement.of(
                        gaveUp == 0 ? "all-delivered" : "saturated",
                        "%d orders got their part, %d gave up.",
                        delivered,
                        gaveUp);
            }
        };
    }

    @Override
    public void play(Stage stage) {
        String cure = stage.choice("cure");
        Pool pool = stage.pool("pool", stage.integer("workers"));
        Pool makers = cure.equals("second pool") ? stage.pool("second pool", 2, "Maker") : pool;

        stage.start("Caller", () -> {
            List<Future<String>> orders = new ArrayList<>();
            List<Future<String>> parts = Collections.synchronizedList(new ArrayList<>());
            for (int n = 1; n <= stage.integer("orders"); n++) {
                String part = "part " + n;
                orders.add(pool.submit("order " + n, () -> {
                    stage.work(stage.number("workMs"));
                    Future<String> future = makers.submit(part, () -> make(stage, part));
                    if (cure.equals("caller waits")) {
                        parts.add(future); // the worker is free again
                        return part + " is on its way";
                    }
                    return isThere(stage, future) ? part + " is there" : part + " did not come";
                }));
            }
            for (Future<String> order : orders) {
                stage.print(order.result());
            }
            for (Future<String> part : parts) {
                stage.print(part.result() + " is there");
            }
            pool.shutdown();
            makers.shutdown();
        });
        stage.joinAll();
    }

    private String make(Stage stage, String part) {
        stage.print("I make " + part);
        stage.work(stage.number("workMs"));
        return part;
    }

    private boolean isThere(Stage stage, Future<String> part) {
        if (!stage.isOn("timed")) {
            part.result(); // this worker waits for another, as long as it takes
            return true;
        }
        try {
            part.result(Duration.ofMillis((long) stage.number("timeoutMs"))); // this worker waits for another
            return true;
        } catch (TimeoutException late) {
            stage.print("I give up.");
            return false;
        }
    }
}
