package dev.syncline.catalog;

import dev.syncline.primitive.Event;
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
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The course's cell: set it, set it again, clear it, and wait for five seconds. */
final class EventTimeout implements Scenario {
    @Override
    public Lesson lesson() {
        return new Lesson(
                Chapter.EVENT,
                3,
                "Event.wait(timeout)",
                /* summary= */ """
                An event is set twice, cleared once, and then waited for with a timeout.""",
                /* shows= */ """
                An Event is a flag, nothing more. Setting it twice is the same as setting it once, and one clear() is \
                enough. wait(timeout=5) returns True as soon as the event is set, or False after five seconds.""",
                /* watchFor= */ """
                The printed lines: False, True, True, False. Then the long wait. If set() is not called, it lasts \
                exactly as long as the timeout and returns False.""",
                /* moveThis= */ """
                Switch the setter on, and the wait ends early with True. Or press e.set() yourself while the notebook \
                waits. Let the setter be late, and give the notebook a second try.""",
                /* pythonAndJava= */ """
                Java's CountDownLatch gives the same answer: await(5, TimeUnit.SECONDS) returns true or false. \
                Object.wait(5000) in Java returns nothing: afterwards you have to check for yourself.""",
                new Talk(
                        /* solves= */ """
                        The other side may never answer: it has crashed, or the network is down. A timeout frees the \
                        thread, and the result False says why.""",
                        /* tradeOff= */ """
                        No timeout is right. A short one gives up just before the event comes, a long one leaves users \
                        staring at a screen.""",
                        /* example= */ """
                        The door of a lift: it waits a few seconds for one more passenger, and closes if none comes.""",
                        /* tidbit= */ """
                        Long ago, before Python 2.7 and 3.1, wait() returned None in both cases. One had to call \
                        is_set() afterwards, and by then the answer could be a different one.""",
                        /* question= */ """
                        wait(timeout=5) returned False. Do we know now that the event is not set?""",
                        /* answer= */ """
                        No. We know that it was not set in those five seconds. It may be set between the return and \
                        our next line."""));
    }

    @Override
    public List<Knob> knobs() {
        return List.of(
                Knob.number("timeoutMs", "Timeout", 0, 10_000, 100, 5000, "How long each wait lasts at most.")
                        .in("ms")
                        .whileRunning(),
                Knob.integer("tries", "Tries", 1, 5, 1, "How often the notebook waits before it gives up."),
                Knob.onOff("setter", "Setter", false, "Whether another thread calls set()."),
                Knob.number("setMs", "Set after", 0, 10_000, 100, 2000, "How long after the first wait began.")
                        .in("ms"),
                Knob.number("pauseMs", "Delay", 0, 2000, 50, 900, "The delay after each line of the cell.")
                        .in("ms")
                        .whileRunning());
    }

    @Override
    public List<Preset> presets() {
        return List.of(
                new Preset("The course's cell", "It is never set: False after five seconds.", Map.of()),
                new Preset("In time", "Set after two seconds: True at that moment.", Map.of("setter", true)),
                new Preset(
                        "The second try",
                        "The first wait returns False, the second one True.",
                        Map.of("setter", true, "timeoutMs", 3000.0, "setMs", 5000.0, "tries", 2)));
    }

    @Override
    public List<Outcome> outcomes() {
        return List.of(
                Outcome.expected("came", "The event was set in time: wait() returned True."),
                Outcome.expected("timed-out", "The event was not set in time: wait() returned False."));
    }

    @Override
    public List<Button> buttons() {
        return List.of(Button.of("e", "set"), Button.of("e", "clear"));
    }

    @Override
    public Judge judge(KnobValues knobs) {
        return new Judge() {
            private int came;
            private int timedOut;

            @Override
            public void event(NamedEvent event) {
                if (event.is(Kind.PRINTED)) {
                    came += event.text().startsWith("e.wait() returned True") ? 1 : 0;
                    timedOut += event.text().startsWith("e.wait() returned False") ? 1 : 0;
                }
            }

            @Override
            public Judgement judgement() {
                return Judgement.of(
                        came > 0 ? "came" : "timed-out", "wait() returned False: %d, True: %d.", timedOut, came);
            }
        };
    }

    @Override
    public void play(Stage stage) {
        Event e = stage.event("e");
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
            for (int n = 0; !answer && n < stage.integer("tries"); n++) {
                answer = e.await(Duration.ofMillis((long) stage.number("timeoutMs")));
                look(stage, e, answer ? "e.wait() returned True" : "e.wait() returned False");
            }
        });
        stage.joinAll();
    }

    private void look(Stage stage, Event e, String after) {
        stage.print("%s; e.is_set() is %s".formatted(after, e.isSet() ? "True" : "False"));
        stage.sleep(stage.number("pauseMs"));
    }
}
