package dev.syncline.catalog;

import dev.syncline.process.ipc.ChildProcess;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Processes put items into a queue and others take them out; each process that puts has a feeder thread. */
final class ProcessQueue implements Scenario {
    @Override
    public List<String> engines() {
        return List.of("processes");
    }

    @Override
    public Lesson lesson() {
        return new Lesson(
                Chapter.EXCHANGE,
                3,
                "A queue between processes",
                /* summary= */ """
                Processes exchange items through a queue, which is a pipe with a feeder thread in every process that \
                puts.""",
                /* shows= */ """
                put() puts the item into a buffer of its own process, and returns. A feeder thread, started by the \
                first put(), writes it into the pipe. get() takes it out of the pipe, under a lock that all readers \
                share.""",
                /* watchFor= */ """
                Each put is followed by a send in the lane of the feeder. Now and then the queue reports right after \
                put() that it is empty: the item is still in the buffer.""",
                /* moveThis= */ """
                Give the queue room for one item, and the producers wait in put(). Make the consumers fast, and one \
                waits for the pipe, the others for the read lock.""",
                /* pythonAndJava= */ """
                Python's multiprocessing.Queue. Java has no queue between processes; this one is built like Python's.""",
                new Talk(
                        /* solves= */ """
                        Several processes can put and several can take, which a bare pipe does not allow.""",
                        /* tradeOff= */ """
                        There are three places where an item can be: the buffer, the pipe and the consumer. So empty() \
                        and qsize() tell you little.""",
                        /* example= */ """
                        A crawler: some processes fetch pages, others look for links in them.""",
                        /* tidbit= */ """
                        The items of one producer keep their order. Which producer's feeder writes first is not \
                        defined.""",
                        /* question= */ """
                        A consumer is killed while it waits in get(). What happens to the others?""",
                        /* answer= */ """
                        They wait forever: it held the read lock, and the operating system does not release the locks \
                        of a dead process."""));
    }

    @Override
    public List<Knob> knobs() {
        return List.of(
                Knob.integer("capacity", "Capacity", 0, 20, 3, "How many items fit; 0 means no limit."),
                Knob.integer("producers", "Producers", 1, 3, 2, "How many processes put items."),
                Knob.integer("consumers", "Consumers", 1, 3, 2, "How many processes take items."),
                Knob.integer("items", "Items each", 1, 20, 5, "How many items each producer puts."),
                Knob.number("putMs", "Time to make", 0, 2000, 10, 500, "How long a producer takes for an item.")
                        .in("ms")
                        .whileRunning(),
                Knob.number("takeMs", "Time to process", 0, 2000, 10, 1200, "How long a consumer takes for an item.")
                        .in("ms")
                        .whileRunning());
    }

    @Override
    public List<Preset> presets() {
        return List.of(
                new Preset("Two and two", "The consumers are slower.", Map.of()),
                new Preset("Room for one", "The producers wait in put().", Map.of("capacity", 1)),
                new Preset(
                        "Quick consumers",
                        "They wait for the pipe and for the read lock.",
                        Map.of("putMs", 1200.0, "takeMs", 100.0)));
    }

    @Override
    public List<Outcome> outcomes() {
        return List.of(
                Outcome.expected("all", "Every item was taken once."),
                Outcome.forbidden("some", "Items were lost, or taken twice."));
    }

    @Override
    public Judge judge(KnobValues knobs) {
        return new Judge() {
            private final Set<String> inside = new HashSet<>(); // the items that were put and not taken
            private int put;
            private int taken;
            private boolean unknown; // an item that was not there came out

            @Override
            public void event(NamedEvent event) {
                if (event.is(Kind.PUT, "queue") && event.isBy("Maker")) {
                    put++;
                    inside.add(event.text());
                } else if (event.is(Kind.TAKEN, "queue") && !event.text().equals("end")) {
                    taken++;
                    unknown |= !inside.remove(event.text());
                }
            }

            @Override
            public Judgement judgement() {
                return Judgement.of(
                        put == taken && !unknown ? "all" : "some", "%d items were put, %d were taken.", put, taken);
            }
        };
    }

    @Override
    public void play(Stage stage) {
        var queue = stage.processes().<String>queue("queue", stage.integer("capacity"));
        List<ChildProcess> producers = new ArrayList<>();
        for (int n = 1; n <= stage.integer("producers"); n++) {
            String mark = Character.toString('A' + n - 1);
            producers.add(stage.processes().start("Maker " + mark, place -> {
                for (int i = 1; i <= place.integer("items"); i++) {
                    place.work(place.number("putMs"));
                    queue.put(mark + i); // waits while the queue is full
                    if (queue.isEmpty()) { // the feeder has not sent it yet, or a consumer has taken it
                        place.print("empty() is true right after put(" + mark + i + ")");
                    }
                }
            }));
        }
        for (int n = 1; n <= stage.integer("consumers"); n++) {
            stage.processes().start("Taker " + n, place -> {
                while (!queue.get().equals("end")) { // waits for the read lock, or for an item
                    place.work(place.number("takeMs"));
                }
                place.print("no more items");
            });
        }
        producers.forEach(ChildProcess::join);
        for (int n = 1; n <= stage.integer("consumers"); n++) {
            queue.put("end"); // one for each consumer
        }
        stage.joinAll();
    }
}
