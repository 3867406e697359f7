package dev.syncline.catalog;

import dev.syncline.primitive.Event;
import dev.syncline.scenario.Button;
import dev.syncline.scenario.Chapter;
import dev.syncline.scenario.Knob;
import dev.syncline.scenario.Lesson;
import dev.syncline.scenario.Outcome;
import dev.syncline.scenario.Preset;
import dev.syncline.scenario.Scenario;
import dev.syncline.scenario.Stage;
import dev.syncline.scenario.Talk;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** The course's cell: set it, set it again, clear it, and wait for five seconds. */
final class EventTimeout implements Scenario {
    @Override
    public Lesson lesson() {
        return new Lesson(
                Chapter.EVENT,
                3,
                "Waiting, but not for ever",
                /* summary= */ """
                An event is set twice, cleared once, and then waited for with a time-out.""",
                /* shows= */ """
                An Event is a flag, nothing more. Setting it twice is the same as setting it once, and one clear() is \
                enough. wait(timeout=5) ends in one of two ways: with True as soon as the event is set, or with False when \
                the time is up.""",
                /* watchFor= */ """
                The printed lines: False, True, True, False. Then the long wait. If nobody calls set(), it lasts exactly as \
                long as the time-out and gives False.""",
                /* moveThis= */ """
                Switch on that somebody sets it, and the wait ends early with True. Or press e.set() yourself while the \
                notebook waits. Let it come too late and give the notebook a second try.""",
                /* pythonAndJava= */ """
                Java's CountDownLatch has the same answer: await(5, TimeUnit.SECONDS) is true or false. Object.wait(5000) \
                in Java says nothing: after it, one has to look for oneself.""",
                new Talk(
                        /* solves= */ """
                        The other side may never answer: it has crashed, or the network is down. A time-out gives the \
                        thread back, and the answer False says why.""",
                        /* tradeOff= */ """
                        No time-out is right. A short one gives up on what was just about to come, a long one lets \
                        everybody stare at a screen.""",
                        /* example= */ """
                        The door of a lift: it waits some seconds for one more passenger, and closes if nobody comes.""",
                        /* tidbit= */ """
                        Long ago, before Python 2.7 and 3.1, wait() returned None in both cases. One had to ask is_set() \
                        afterwards, and by then the answer could be another one.""",
                        /* question= */ """
                        wait(timeout=5) returned False. Do we know now that the event is not set?""",
                        /* answer= */ """
                        No. We know that it did not come in those five seconds. Somebody may set it in the moment between \
                        the answer and our next line."""));
    }

    @Override
    public List<Knob> knobs() {
        return List.of(
                Knob.number("timeoutMs", "Time-out", 0, 10_000, 100, 5000, "How long each wait lasts at most.")
                        .in("ms")
                        .whileRunning(),
                Knob.integer("tries", "Tries", 1, 5, 1, "How often the notebook waits before it gives up."),
                Knob.onOff("setter", "Somebody sets it", false, "Whether another thread calls set()."),
                Knob.number("setMs", "It is set after", 0, 10_000, 100, 2000, "How long after the first wait began.")
                        .in("ms"),
                Knob.number("pauseMs", "Pause", 0, 2000, 50, 900, "How long after each line of the cell.")
                        .in("ms")
                        .whileRunning());
    }

    @Override
    public List<Preset> presets() {
        return List.of(
                new Preset("The course's cell", "Nobody sets it: False after five seconds.", Map.of()),
                new Preset("In time", "Set after two seconds: True at that moment.", Map.of("setter", true)),
                new Preset(
                        "The second try",
                        "The first wait gives False, the second one True.",
                        Map.of("setter", true, "timeoutMs", 3000.0, "setMs", 5000.0, "tries", 2)));
    }

    @Override
    public List<Outcome> outcomes() {
        return List.of(
                Outcome.expected("came", "The event was set in time: wait() said True."),
                Outcome.expected("timed-out", "The event did not come in time: wait() said False."));
    }

    @Override
    public List<Button> buttons() {
        return List.of(Button.of("e", "set"), Button.of("e", "clear"));
    }

    @Override
    public void play(Stage stage) {
        Event e = stage.event("e");
        AtomicInteger came = new AtomicInteger();
        AtomicInteger timedOut = new AtomicInteger();

        stage.start("Notebook", () -> {
            look(stage, e, "a new event");
            e.set();
            look(stage, e, "e.set()");
            e.set(); // it is set already: nothing changes
            look(stage, e, "e.set()");
            e.clear(); // once is enough
            look(stage, e, "e.clear()");

            if (stage.isOn("setter")) {
                stage.start("Setter", () -> {
                    stage.sleep(stage.number("setMs"));
                    e.set();
                });
            }
            boolean answer = false;
            while (!answer && timedOut.get() < stage.integer("tries")) {
                answer = e.await(Duration.ofMillis((long) stage.number("timeoutMs")));
                (answer ? came : timedOut).incrementAndGet();
                look(stage, e, answer ? "e.wait() said True" : "e.wait() said False");
            }
        });
        stage.joinAll();

        stage.outcome(
                came.get() > 0 ? "came" : "timed-out",
                "Answers of wait(): %d False, %d True.".formatted(timedOut.get(), came.get()));
    }

    private void look(Stage stage, Event e, String after) {
        stage.print("%s; e.is_set() is %s".formatted(after, e.isSet() ? "True" : "False"));
        stage.sleep(stage.number("pauseMs"));
    }
}
