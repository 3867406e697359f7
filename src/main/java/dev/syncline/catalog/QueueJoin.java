package dev.syncline.catalog;

import dev.syncline.primitive.Queue;
import dev.syncline.primitive.error.ShutDown;
import dev.syncline.scenario.Button;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The chef waits until every plate is washed, which is later than the moment when the queue is empty. */
final class QueueJoin implements Scenario {
    @Override
    public Lesson lesson() {
        return new Lesson(
                Chapter.QUEUE,
                3,
                "task_done() and join()",
                /* summary= */ """
                join() waits until every item has been marked done, and not until the queue is empty.""",
                /* shows= */ """
                A Queue counts two things: the items that are in it, and the tasks that are not done. put() adds one \
                to both. get() takes one item away, and only task_done() takes one task away. join() waits until no \
                task is left.""",
                /* watchFor= */ """
                A washer says that the queue is empty, and yet the chef still waits: the last plates are in the \
                washers' hands. The chef continues at the last task_done().""",
                /* moveThis= */ """
                Forget one task_done(): all plates are clean, and the chef waits. A rescuer arrives, or you press \
                queue.task_done(), or it waits forever. One extra task_done() is the opposite: join() ends too early.""",
                /* pythonAndJava= */ """
                Java's queues do not count tasks. In Java you wait for the results, with invokeAll() or a Future for \
                each task, or count with a CountDownLatch or a Phaser.""",
                new Talk(
                        /* solves= */ """
                        The thread that hands out work wants to know when all of it is finished. An empty queue says \
                        only that all of it has been started.""",
                        /* tradeOff= */ """
                        Every thread that takes an item must also mark it done, in every case, even after an \
                        exception. So task_done() belongs in a finally block.""",
                        /* example= */ """
                        The pile beside the sink is gone. But two plates are still in the water, and the kitchen is \
                        not closed yet.""",
                        /* tidbit= */ """
                        join() of a thread takes a timeout, join() of a queue takes none. If you need one, let a \
                        thread wait for the queue, and wait for that thread.""",
                        /* question= */ """
                        One washer calls task_done() twice for one plate. Who gets the ValueError?""",
                        /* answer= */ """
                        Usually another washer. The count is only one too low, so join() ends one plate early; the \
                        error comes at the last task_done(), to the thread that calls it."""));
    }

    @Override
    public List<Knob> knobs() {
        return List.of(
                Knob.integer("plates", "Plates", 1, 30, 5, "How many items the chef puts into the queue."),
                Knob.integer("washers", "Washers", 1, 6, 2, "How many threads take them out."),
                Knob.number("washMs", "Time to wash", 0, 4000, 50, 2400, "How long a washer takes for a plate.")
                        .in("ms")
                        .whileRunning(),
                Knob.integer(
                        "taskDone",
                        "First task_done() calls",
                        0,
                        2,
                        1,
                        "How often task_done() is called for the first plate: 0 is forgotten, 2 is once too often."),
                Knob.onOff("rescuer", "Rescuer", true, "Whether a rescuer makes up for the forgotten task_done()."),
                Knob.number("rescueMs", "Rescuer arrives after", 0, 10_000, 100, 3000, "How long after the last plate.")
                        .in("ms"));
    }

    @Override
    public List<Preset> presets() {
        return List.of(
                new Preset("All tasks done", "The chef continues at the last task_done().", Map.of()),
                new Preset("Forgotten", "All is clean, and join() waits.", Map.of("taskDone", 0)),
                new Preset(
                        "Forgotten, forever",
                        "Without a rescuer: press queue.task_done(), or Stop.",
                        Map.of("taskDone", 0, "rescuer", false)),
                new Preset(
                        "One call too many",
                        "join() ends early, and the last one gets a ValueError.",
                        Map.of("taskDone", 2)));
    }

    @Override
    public List<Outcome> outcomes() {
        return List.of(
                Outcome.expected("all-done", "join() waited until every plate was washed."),
                Outcome.expected("rescued", "join() waited for a missing task_done(), until the rescue.")
                        .when("taskDone", 0)
                        .wrongResult(),
                Outcome.expected("one-too-many", "The extra task_done() was refused in the end.")
                        .when("taskDone", 2)
                        .raisesAnError(),
                Outcome.interesting("one-too-many", "The user called task_done() once too often.")
                        .raisesAnError(),
                Outcome.forbidden(
                        "too-early", "join() ended before all was done, though every task was counted correctly."),
                Outcome.expected(
                                Outcome.STALLED,
                                "With one task_done() missing, join() waits forever, even when all plates are clean.")
                        .when("taskDone", 0));
    }

    @Override
    public List<Button> buttons() {
        return List.of(new Button("queue", "taskDone", null, "queue.task_done()"));
    }

    @Override
    public Judge judge(KnobValues knobs) {
        return new Judge() {
            private final Set<String> washing = new HashSet<>();
            private int washed;
            private int atJoin;
            private int refused;
            private int rescued;
            private boolean joined;

            @Override
            public void event(NamedEvent event) {
                if (!event.is(Kind.WORKING) && !event.is(Kind.PRINTED) && washing.remove(event.actor())) {
                    washed++; // whatever it does next
                }
                if (event.is(Kind.TAKEN) && event.isBy("Washer")) {
                    washing.add(event.actor());
                } else if (event.is(Kind.DONE)) {
                    atJoin = event.isBy("Chef") ? washed : atJoin;
                    joined |= event.isBy("Chef");
                    rescued += event.isBy("Rescuer") ? 1 : 0;
                } else if (event.is(Kind.RAISED) && event.text().startsWith("ValueError")) {
                    refused++;
                }
            }

            @Override
            public Judgement judgement() {
                int plates = knobs.integer("plates");
                if (!joined) { // the Python program gives up after a while
                    return Judgement.of(
                            Outcome.STALLED,
                            "The chef still waits in join(); %d of %d plates are washed.",
                            washed,
                            plates);
                }
                String counted = atJoin == plates ? "all-done" : "too-early";
                return Judgement.of(
                        rescued > 0 ? "rescued" : refused > 0 ? "one-too-many" : counted,
                        "join() ended with %d of %d plates washed. Refused: %d. Rescued: %d.",
                        atJoin,
                        plates,
                        refused,
                        rescued);
            }
        };
    }

    @Override
    public void play(Stage stage) {
        Queue<String> queue = stage.queue("queue", 0);
        stage.start("Chef", () -> {
            for (int i = 1; i <= stage.integer("plates"); i++) {
                queue.put("plate " + i); // one item more, and one task more
                stage.sleep(stage.number("washMs") / 8);
            }
            queue.join(); // until there are no tasks left
            stage.print("join() is over.");
            queue.shutdown(false); // the washers can end
        });
        for (int n = 1; n <= stage.integer("washers"); n++) {
            stage.start("Washer " + n, () -> {
                try {
                    while (true) {
                        wash(stage, queue, queue.get()); // one item less, but not one task less
                    }
                } catch (ShutDown closed) {
                    stage.print("Closing time.");
                }
            });
        }
        stage.joinAll();
    }

    private void wash(Stage stage, Queue<String> queue, String plate) {
        boolean last = plate.equals("plate " + stage.integer("plates"));
        if (last) {
            stage.print("The queue is empty; tasks not done: " + queue.unfinished());
        }
        stage.work(stage.number("washMs"));
        int times = plate.equals("plate 1") ? stage.integer("taskDone") : 1; // a mistake is made with the first
        for (int i = 0; i < times; i++) {
            taskDone(stage, queue);
        }
        if (last && stage.integer("taskDone") == 0 && stage.isOn("rescuer")) {
            stage.start("Rescuer", () -> {
                stage.sleep(stage.number("rescueMs"));
                taskDone(stage, queue);
            });
        }
    }

    private void taskDone(Stage stage, Queue<String> queue) {
        try {
            queue.taskDone(); // one task less
        } catch (IllegalStateException error) {
            stage.print("ValueError: " + error.getMessage());
        }
    }
}
