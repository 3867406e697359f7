package dev.syncline.catalog;

import dev.syncline.primitive.Event;
import dev.syncline.primitive.Lock;
import dev.syncline.primitive.SharedReference;
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

/** The course's cell: readers wait for the stats, and an updater says when they are there. */
final class EventStats implements Scenario {
    @Override
    public Lesson lesson() {
        return new Lesson(
                Chapter.EVENT,
                2,
                "Event as a signal: stats are ready",
                /* summary= */ """
                Two readers wait for the stats; one updater fills them in and sets the event.""",
                /* shows= */ """
                The readers must not read before both entries are there, and they cannot know how long that takes. The \
                updater fills in the entries and then calls set(). This releases all readers at once, and later \
                readers do not wait at all.""",
                /* watchFor= */ """
                One set(), and an arrow to each reader. Then both print at the same time, so their lines mix, as in \
                the notebook. The late reader calls the same function at the end and does not wait at all.""",
                /* moveThis= */ """
                Set the event at once, before the entries are there: no reader waits, and all find None. Let \
                them print one after another, with a lock, and their lines no longer mix.""",
                /* pythonAndJava= */ """
                Java has no Event. CountDownLatch(1) does the same here, because it need not be cleared again. Java \
                also guarantees that what was written before countDown() is visible to every thread that returns from \
                await().""",
                new Talk(
                        /* solves= */ """
                        One thread prepares something, many need it, and none of them should poll for it.""",
                        /* tradeOff= */ """
                        The event says only that something has happened. Nothing ties it to the stats: a thread that \
                        sets it too early, or changes the stats afterwards, gets no error.""",
                        /* example= */ """
                        A program that reads its settings at the start. Everything else waits until they are loaded, \
                        once, and never again.""",
                        /* tidbit= */ """
                        If a reader loops over the dictionary while the updater adds a key, Python may stop it with a \
                        RuntimeError: dictionary changed size during iteration. The event prevents that, too.""",
                        /* question= */ """
                        The lines of the two readers mix. Is this a defect of the event?""",
                        /* answer= */ """
                        No. An event opens a door and lets all threads through; what they do behind it, they do at the \
                        same time. To do it one after another, they need a lock."""));
    }

    @Override
    public List<Knob> knobs() {
        return List.of(
                Knob.integer("readers", "Readers", 1, 8, 2, "How many threads wait for the stats."),
                Knob.number("fillMs", "Time to fill", 0, 3000, 50, 1500, "How long the updater takes for each entry.")
                        .in("ms")
                        .whileRunning(),
                Knob.number("printMs", "Time to print", 0, 2000, 50, 900, "How long a reader takes for each line.")
                        .in("ms")
                        .whileRunning(),
                Knob.choice("set", "Set the event", List.of("when filled", "at once"), "When the updater calls set()."),
                Knob.onOff("locked", "Lock", false, "Whether a reader holds a lock while it prints.")
                        .formerly("tidy"));
    }

    @Override
    public List<Preset> presets() {
        return List.of(
                new Preset("The course's cell", "Both readers pass together, and their lines mix.", Map.of()),
                new Preset("One after another", "With a lock, the lines stay together.", Map.of("locked", true)),
                new Preset("Set too early", "No reader waits, and nothing is there.", Map.of("set", "at once")));
    }

    @Override
    public List<Outcome> outcomes() {
        return List.of(
                Outcome.expected("complete", "Every reader found both entries, but nothing guaranteed it.")
                        .when("set", "at once")
                        .rightByLuck(),
                Outcome.expected("complete", "Every reader that passed the event found both entries."),
                Outcome.expected("too-early", "The event was set before the stats were there.")
                        .when("set", "at once")
                        .wrongResult());
    }

    @Override
    public Judge judge(KnobValues knobs) {
        return new Judge() {
            private int looked;
            private int found;

            @Override
            public void event(NamedEvent event) {
                if (event.is(Kind.READ)) {
                    looked++;
                    found += event.text().equals("None") ? 0 : 1;
                }
            }

            @Override
            public Judgement judgement() {
                return Judgement.of(
                        found == looked ? "complete" : "too-early", "%d of %d reads found the entry.", found, looked);
            }
        };
    }

    @Override
    public void play(Stage stage) {
        SharedReference test = stage.reference("test", null);
        SharedReference temp = stage.reference("temp", null);
        Event statsEvent = stage.event("stats_event");
        Lock printer = stage.lock("printer");
        boolean locked = stage.isOn("locked");

        Runnable readStats = () -> {
            statsEvent.await(); // until the stats are there
            if (locked) {
                printer.acquire();
            }
            for (String key : List.of("test", "temp")) {
                Object value = (key.equals("test") ? test : temp).read();
                stage.print("k='%s', v=%s".formatted(key, value));
                stage.work(stage.number("printMs"));
            }
            if (locked) {
                printer.release();
            }
        };
        for (int n = 1; n <= stage.integer("readers"); n++) {
            stage.start("Reader " + n, readStats);
        }
        stage.start("Updater", () -> {
            if (stage.choice("set").equals("at once")) {
                statsEvent.set(); // too early: there are no stats
            }
            stage.work(stage.number("fillMs"));
            test.write(100);
            stage.work(stage.number("fillMs"));
            temp.write("temp data");
            statsEvent.set();
        });
        stage.joinAll();
        stage.start("Late reader", readStats); // the event is still set
        stage.joinAll();
    }
}
