package dev.syncline.catalog;

import dev.syncline.primitive.Queue;
import dev.syncline.primitive.error.ShutDown;
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

/** A shop that closes while goods are on the belt: either what is there is sold, or it is thrown away. */
final class QueueShutdown implements Scenario {
    @Override
    public Lesson lesson() {
        return new Lesson(
                Chapter.QUEUE,
                4,
                "Shutting down a queue",
                /* summary= */ """
                A queue is shut down while producers and readers use it; every waiting thread is told.""",
                /* shows= */ """
                shutdown() closes a queue cleanly. Nothing can be put any more; what is in it can still be taken; and \
                when it is empty, get() raises ShutDown. A thread that waits at that moment wakes up and gets the same \
                exception. With immediate=True the rest is thrown away.""",
                /* watchFor= */ """
                The moment of the shutdown: the producer, which waited for room, gets ShutDown at once. The readers \
                continue until the queue is empty, and get it then.""",
                /* moveThis= */ """
                Switch "Throw away the rest" on: the depth falls to 0 at that moment. Shut down later, or give the \
                readers less to do, and less is left.""",
                /* pythonAndJava= */ """
                Queue.shutdown is new in Python 3.13. Before that, and in Java to this day, you put a special item \
                into the queue for each reader, a "poison pill", or interrupt the threads.""",
                new Talk(
                        /* solves= */ """
                        How do readers that wait in get() learn that nothing more will come?""",
                        /* tradeOff= */ """
                        Finishing what is there takes time. Throwing it away loses work that its producer believes is \
                        safe in the queue.""",
                        /* example= */ """
                        A supermarket at closing time: the door is locked, and the customers inside are still served. \
                        A fire alarm is the other kind.""",
                        /* tidbit= */ """
                        A poison pill works only if you know how many readers there are: each swallows one and is \
                        gone.""",
                        /* question= */ """
                        Could the readers simply check whether the queue is empty, and then end?""",
                        /* answer= */ """
                        No. Empty means only that nothing is there now. The producer may be about to put the next \
                        item; shutdown rules that out."""));
    }

    @Override
    public List<Knob> knobs() {
        return List.of(
                Knob.integer("capacity", "Capacity", 1, 20, 6, "How many items fit into the queue."),
                Knob.integer("readers", "Readers", 1, 8, 2, "How many threads take items out."),
                Knob.number("workMs", "Time to process", 0, 2000, 10, 1000, "How long a reader is busy with an item.")
                        .in("ms")
                        .whileRunning(),
                Knob.number("openMs", "Open for", 0, 8000, 100, 4000, "After how long the queue is shut down.")
                        .in("ms"),
                Knob.onOff("immediate", "Throw away the rest", false, "Whether the items left are dropped."));
    }

    @Override
    public List<Preset> presets() {
        return List.of(
                new Preset("Serve the rest", "The readers finish what is in the queue.", Map.of()),
                new Preset("At once", "What is in the queue is thrown away.", Map.of("immediate", true)),
                new Preset(
                        "Quick readers", "They wait in get() when it happens.", Map.of("workMs", 0.0, "readers", 4)));
    }

    @Override
    public List<Outcome> outcomes() {
        return List.of(
                Outcome.expected("finished", "Everything that was put was also processed.")
                        .when("immediate", false),
                Outcome.expected("dropped", "What was still in the queue was thrown away.")
                        .when("immediate", true));
    }

    @Override
    public Judge judge(KnobValues knobs) {
        return new Judge() {
            private int put;
            private int processed;

            @Override
            public void event(NamedEvent event) {
                put += event.is(Kind.PUT) ? 1 : 0;
                processed += event.is(Kind.TAKEN) ? 1 : 0;
            }

            @Override
            public Judgement judgement() {
                return Judgement.of(
                        knobs.isOn("immediate") || put > processed ? "dropped" : "finished",
                        "%d items were put, %d processed, %d thrown away.",
                        put,
                        processed,
                        put - processed);
            }
        };
    }

    @Override
    public void play(Stage stage) {
        Queue<String> queue = stage.queue("queue", stage.integer("capacity"));
        stage.start("Producer", () -> {
            try {
                for (int n = 1; true; n++) {
                    stage.work(100);
                    queue.put("item " + n);
                }
            } catch (ShutDown closed) {
                stage.print("ShutDown: nothing can be put any more.");
            }
        });
        for (int n = 1; n <= stage.integer("readers"); n++) {
            stage.start("Reader " + n, () -> {
                try {
                    while (true) {
                        queue.get(); // waits for an item, or raises ShutDown
                        stage.work(stage.number("workMs"));
                    }
                } catch (ShutDown closed) {
                    stage.print("ShutDown: nothing is left.");
                }
            });
        }
        stage.start("Boss", () -> {
            stage.sleep(stage.number("openMs"));
            queue.shutdown(stage.isOn("immediate"));
        });
        stage.joinAll();
    }
}
