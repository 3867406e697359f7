package dev.syncline.catalog;

import dev.syncline.primitive.Queue;
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
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The same numbers put into a queue, a stack and a priority queue. */
final class QueueKinds implements Scenario {
    @Override
    public Lesson lesson() {
        return new Lesson(
                Chapter.QUEUE,
                5,
                "FIFO, LIFO, priority",
                /* summary= */ """
                The same numbers go into three kinds of queue and come out in three different orders.""",
                /* shows= */ """
                Queue returns first what was put first. LifoQueue returns first what was put last, like a stack of \
                plates. PriorityQueue returns the smallest item, whenever it was put. All three wait, count and shut \
                down in the same way; only the order differs.""",
                /* watchFor= */ """
                Three readers take from three queues with the same content. Read what they print, one below the other.""",
                /* moveThis= */ """
                Let the readers begin while the numbers are still coming: the stack and the priority queue can choose \
                only from what is there, so their order changes.""",
                /* pythonAndJava= */ """
                In Java: LinkedBlockingQueue, LinkedBlockingDeque, PriorityBlockingQueue. The last one is unbounded: \
                its put never waits.""",
                new Talk(
                        /* solves= */ """
                        Not everything that waits is equally urgent, or equally fresh.""",
                        /* tradeOff= */ """
                        First come, first served is fair. A stack can leave the first item at the bottom forever, and \
                        so can a priority queue with an item that is never the smallest.""",
                        /* example= */ """
                        The queue in a bakery, the pile of letters on a desk, the emergency room.""",
                        /* tidbit= */ """
                        In Python, two equal priorities make PriorityQueue compare the rest of the items, and that \
                        raises a TypeError if they cannot be compared. A counter in the tuple helps.""",
                        /* question= */ """
                        A web server is overloaded. Is it better to answer the oldest request first, or the newest?""",
                        /* answer= */ """
                        Often the newest: the client of the oldest has probably given up. Some servers switch to last \
                        in, first out under heavy load."""));
    }

    @Override
    public List<Knob> knobs() {
        return List.of(
                Knob.integer("items", "Numbers", 3, 30, 7, "How many numbers go into each queue."),
                Knob.number("putMs", "Pause between puts", 0, 1000, 10, 300, "The delay after each number.")
                        .in("ms")
                        .whileRunning(),
                Knob.number("takeMs", "Time to read one", 0, 1000, 10, 700, "How long a reader takes for a number.")
                        .in("ms")
                        .whileRunning(),
                Knob.onOff(
                        "early", "Readers start early", false, "Whether they read while numbers are still being put."));
    }

    @Override
    public List<Preset> presets() {
        return List.of(
                new Preset("Fill, then read", "Three pure orders.", Map.of()),
                new Preset("At the same time", "They can choose only from what is there.", Map.of("early", true)),
                new Preset(
                        "Quick readers",
                        "With one number at a time all orders are the same.",
                        Map.of("early", true, "takeMs", 100.0)));
    }

    @Override
    public List<Outcome> outcomes() {
        return List.of(
                Outcome.expected("three-orders", "Each kind of queue had its own order.")
                        .when("early", false),
                Outcome.expected("mixed", "While numbers still come, each chooses from what is there.")
                        .when("early", true));
    }

    @Override
    public Judge judge(KnobValues knobs) {
        return new Judge() {
            private final List<Integer> numbers = new ArrayList<>();
            private final Map<String, List<Integer>> came = new HashMap<>();

            @Override
            public void event(NamedEvent event) {
                if (event.is(Kind.PUT, "Queue") || event.is(Kind.PUT, "fifo")) { // the same in Python
                    numbers.add(Integer.valueOf(event.text()));
                } else if (event.is(Kind.TAKEN)) {
                    came(event.actor()).add(Integer.valueOf(event.text()));
                }
            }

            private List<Integer> came(String queue) {
                return came.computeIfAbsent(queue, name -> new ArrayList<>());
            }

            @Override
            public Judgement judgement() {
                List<Integer> backwards = new ArrayList<>(numbers);
                Collections.reverse(backwards);
                boolean pure = came("FIFO reader").equals(numbers)
                        && came("LIFO reader").equals(backwards)
                        && came("Priority reader")
                                .equals(numbers.stream().sorted().toList());
                return Judgement.of(
                        pure && !knobs.isOn("early") ? "three-orders" : "mixed",
                        "Queue: %s. LifoQueue: %s. PriorityQueue: %s.",
                        came("FIFO reader"),
                        came("LIFO reader"),
                        came("Priority reader"));
            }
        };
    }

    @Override
    public void play(Stage stage) {
        Queue<Integer> fifo = stage.queue("Queue", 0);
        Queue<Integer> lifo = stage.lifoQueue("LifoQueue", 0);
        Queue<Integer> smallest = stage.priorityQueue("PriorityQueue", 0);
        Runnable startReaders = () -> {
            stage.start("FIFO reader", () -> read(stage, fifo));
            stage.start("LIFO reader", () -> read(stage, lifo));
            stage.start("Priority reader", () -> read(stage, smallest));
        };
        boolean early = stage.isOn("early");
        if (early) {
            startReaders.run();
        }
        stage.start("Writer", () -> {
            for (int i = 0; i < stage.integer("items"); i++) {
                int number = stage.random().nextInt(10, 100);
                fifo.put(number);
                lifo.put(number);
                smallest.put(number);
                stage.sleep(stage.number("putMs"));
            }
            if (!early) {
                startReaders.run();
            }
        });
        stage.joinAll();
    }

    private void read(Stage stage, Queue<Integer> queue) {
        for (int i = 0; i < stage.integer("items"); i++) {
            int number = queue.get();
            stage.print("Got " + number);
            stage.work(stage.number("takeMs"));
        }
    }
}
