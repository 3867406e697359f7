package dev.syncline.catalog;

import dev.syncline.primitive.Queue;
import dev.syncline.scenario.Button;
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
import java.util.stream.IntStream;

/** The course's queue of ten with its readers, and producers that fill it. */
final class QueueWorkers implements Scenario {
    @Override
    public Lesson lesson() {
        return new Lesson(
                Chapter.QUEUE,
                1,
                "Queue: producers and readers",
                /* summary= */ """
                Producers put items in, readers take them out; the faster side waits for the slower one.""",
                /* shows= */ """
                A Queue hands items from one thread to another. get() waits while it is empty, put() waits while it is \
                full. No thread needs to know who is at the other end, and no item is lost or taken twice.""",
                /* watchFor= */ """
                The depth of the queue. At 0 the readers wait, and the next put() releases one of them. At the \
                capacity the producers wait, and the next get() releases one of them. One side always sets the pace, \
                and the other waits.""",
                /* moveThis= */ """
                Give the readers less work: the queue runs empty and they wait. Give them more: it fills up, and the \
                producer waits. With no producers you are the producer: press queue.put(100).""",
                /* pythonAndJava= */ """
                The same in both. Java's ArrayBlockingQueue waits in put and take as Python's Queue does in put and \
                get, but has no task_done and no join. In Python a size of 0 means no limit; Java refuses it.""",
                new Talk(
                        /* solves= */ """
                        Work comes at one speed and is done at another. A queue stands between the two and evens out \
                        the difference, without a single lock in our own code.""",
                        /* tradeOff= */ """
                        A large queue hides that the readers are too slow, and makes every item wait longer. A small \
                        one makes the producers wait: then the pressure goes back to where the work comes from, and \
                        that is often what you want.""",
                        /* example= */ """
                        The counter between kitchen and dining room. If it is full, the cooks must wait; if it is \
                        empty, the waiters do.""",
                        /* tidbit= */ """
                        Inside Python's Queue there is one lock and three conditions: not empty, not full, and all \
                        tasks done. A lock and a condition are enough to build all of this.""",
                        /* question= */ """
                        Producers put 8 items a second, readers process 7. A queue of 10 is full after 10 seconds. \
                        Does a queue of 1,000 solve it?""",
                        /* answer= */ """
                        No. It is full after 17 minutes, and then every item is more than two minutes old when its \
                        turn comes. Only faster or more readers help, or fewer items."""));
    }

    @Override
    public List<Knob> knobs() {
        return List.of(
                Knob.integer("capacity", "Capacity", 0, 100, 10, "How many items fit; 0 means no limit."),
                Knob.integer("readers", "Readers", 1, 12, 5, "How many threads take items out."),
                Knob.integer("producers", "Producers", 0, 12, 1, "How many threads put items in."),
                Knob.number("produceMs", "Time to produce", 0, 2000, 0.1, 100, "How long an item takes to make.")
                        .in("ms")
                        .whileRunning(),
                Knob.number("workMs", "Time to process", 0, 2000, 0.1, 700, "How long a reader is busy with it.")
                        .in("ms")
                        .whileRunning());
    }

    @Override
    public List<Preset> presets() {
        return List.of(
                new Preset(
                        "By hand", "No producer: press queue.put(100) and see one reader go.", Map.of("producers", 0)),
                new Preset("Readers wait", "Quick readers: the queue is always empty.", Map.of("workMs", 200.0)),
                new Preset(
                        "Almost even",
                        "Sometimes a reader waits, sometimes the queue grows.",
                        Map.of("produceMs", 140.0)),
                new Preset("Producers wait", "Too much for the readers: always full.", Map.of("producers", 3)));
    }

    @Override
    public List<Outcome> outcomes() {
        return List.of(
                Outcome.expected(Outcome.STALLED, "Without a producer, the readers wait for what you put.")
                        .when("producers", 0),
                Outcome.expected(Outcome.STOPPED, "Producers and readers keep going until they are stopped."));
    }

    @Override
    public List<Button> buttons() {
        return List.of(Button.of("queue", "put", "100"));
    }

    @Override
    public void play(Stage stage) {
        Queue<String> queue = stage.queue("queue", stage.integer("capacity"));
        List<String> items =
                IntStream.rangeClosed(1, 99).mapToObj(String::valueOf).toList();
        for (int n = 1; n <= stage.integer("readers"); n++) {
            stage.start("Reader " + n, () -> read(stage, queue));
        }
        for (int n = 1; n <= stage.integer("producers"); n++) {
            stage.start("Producer " + n, () -> produce(stage, queue, items));
        }
        stage.joinAll(); // until Stop
    }

    private void produce(Stage stage, Queue<String> queue, List<String> items) {
        while (true) {
            for (String item : items) {
                takeTime(stage, stage.number("produceMs"));
                queue.put(item); // waits while the queue is full
            }
        }
    }

    private void read(Stage stage, Queue<String> queue) {
        while (true) {
            String item = queue.get(); // waits while the queue is empty
            double workMs = stage.number("workMs");
            if (workMs > 0) {
                stage.print("Processing " + item);
            }
            takeTime(stage, workMs);
        }
    }

    private void takeTime(Stage stage, double millis) {
        if (millis > 0) { // at 0 they run as fast as they can
            stage.work(millis * stage.random().nextDouble(0.5, 1.5));
        }
    }
}
