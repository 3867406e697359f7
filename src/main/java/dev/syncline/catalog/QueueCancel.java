package dev.syncline.catalog;

import dev.syncline.primitive.Event;
import dev.syncline.primitive.Queue;
import dev.syncline.primitive.error.Empty;
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

/** The course's last cell: readers that check for a cancel before each get, and do not notice it inside. */
final class QueueCancel implements Scenario {
    @Override
    public Lesson lesson() {
        return new Lesson(
                Chapter.QUEUE,
                2,
                "Cancelling a blocked reader",
                /* summary= */ """
                Readers check for a cancel before each get(); a reader inside get() does not notice it.""",
                /* shows= */ """
                Each reader waits some seconds for the cancel. If it does not come, it calls get() and waits for an \
                item. A thread waits for one thing at a time: inside get() only put() wakes it. It notices the cancel \
                when it has got an item and checks again.""",
                /* watchFor= */ """
                The moment of cancel.set(). The reader that waits on cancel leaves at once. The others wait on the \
                queue and do not move. Each of them needs one more item before it can leave.""",
                /* moveThis= */ """
                Let the teacher only cancel: the others wait until Stop. Then give get() a timeout, and all of them \
                leave. By hand, you are the teacher: press queue.put(100) and cancel.set() in any order.""",
                /* pythonAndJava= */ """
                In Python only an item ends a get() from outside, or, since 3.13, shutdown(). Java has the interrupt: \
                BlockingQueue.take() ends with an InterruptedException.""",
                new Talk(
                        /* solves= */ """
                        A thread cannot safely be killed from outside, so we ask it to end. It has to be at a point \
                        where it notices.""",
                        /* tradeOff= */ """
                        With a timeout in get() a reader wakes up again and again for nothing. A short one costs work, \
                        a long one delays the end.""",
                        /* example= */ """
                        You call "dinner!" through the house. The one with headphones comes when the film is over.""",
                        /* tidbit= */ """
                        "while not cancel.wait(5)" is two things in one line: a pause of five seconds, and a pause \
                        that ends at once when it is time to go. sleep(5) could not do that.""",
                        /* question= */ """
                        Why does the teacher put an item for each reader that is left, and not just one?""",
                        /* answer= */ """
                        One item wakes one reader. It takes the item and leaves; the others learn nothing. Unlike an \
                        event, an item is used up."""));
    }

    @Override
    public List<Knob> knobs() {
        return List.of(
                Knob.integer("readers", "Readers", 1, 8, 5, "How many threads take items out."),
                Knob.number(
                                "waitMs",
                                "Wait on cancel",
                                100,
                                10_000,
                                100,
                                2000,
                                "How long each reader waits for the cancel.")
                        .in("ms")
                        .whileRunning(),
                Knob.choice(
                        "teacher",
                        "Teacher",
                        List.of("one item each", "cancel only", "by hand"),
                        "What happens after the cancel; by hand means that you press the buttons."),
                Knob.number("cancelMs", "Cancelled after", 0, 15_000, 100, 5000, "When the teacher calls cancel.set().")
                        .in("ms"),
                Knob.onOff("timedGet", "Timeout in get()", false, "Whether get() has the same timeout.")
                        .whileRunning());
    }

    @Override
    public List<Preset> presets() {
        return List.of(
                new Preset("One item each", "One notices the cancel, four need an item first.", Map.of()),
                new Preset("Cancel only", "Four keep waiting, until Stop.", Map.of("teacher", "cancel only")),
                new Preset(
                        "A timeout in get()",
                        "All leave soon, without an item.",
                        Map.of("teacher", "cancel only", "timedGet", true)),
                new Preset(
                        "The course's cell",
                        "Press queue.put(100) and cancel.set() yourself.",
                        Map.of("teacher", "by hand", "waitMs", 5000.0)));
    }

    @Override
    public List<Outcome> outcomes() {
        return List.of(
                Outcome.expected("all-left", "Every reader noticed the cancel in the end."),
                Outcome.expected(
                                Outcome.STALLED,
                                "A reader inside get() waits for an item and does not notice the cancel.")
                        .when("timedGet", false));
    }

    @Override
    public List<Button> buttons() {
        return List.of(Button.of("queue", "put", "100"), Button.of("cancel", "set"));
    }

    @Override
    public Judge judge(KnobValues knobs) {
        return new Judge() {
            private boolean cancelled;
            private int late; // items that were taken after the cancel

            @Override
            public void event(NamedEvent event) {
                cancelled = event.is(Kind.SET, "cancel") || (cancelled && !event.is(Kind.CLEARED, "cancel"));
                late += cancelled && event.is(Kind.TAKEN) && event.isBy("Reader") ? 1 : 0;
            }

            @Override
            public Judgement judgement() {
                return Judgement.of(
                        "all-left",
                        "%d readers ended; %d of them had to get an item first, after the cancel.",
                        knobs.integer("readers"),
                        late);
            }
        };
    }

    @Override
    public void play(Stage stage) {
        Event cancel = stage.event("cancel");
        Queue<String> queue = stage.queue("queue", 10);
        for (int n = 1; n <= stage.integer("readers"); n++) {
            stage.start("Reader " + n, () -> {
                while (!cancel.await(waitTime(stage))) {
                    stage.print("Waiting on queue.");
                    try {
                        String v = stage.isOn("timedGet") ? queue.get(waitTime(stage)) : queue.get();
                        stage.print("Processing " + v);
                        stage.work(500);
                    } catch (Empty nothing) {
                        stage.print("Nothing came.");
                    }
                }
                stage.print("Cancelled: I leave.");
            });
        }
        if (!stage.choice("teacher").equals("by hand")) {
            stage.start("Teacher", () -> {
                stage.sleep(0.7 * stage.number("cancelMs"));
                queue.put("100");
                stage.sleep(0.3 * stage.number("cancelMs"));
                cancel.set(); // noticed by readers that wait on cancel
                if (stage.choice("teacher").equals("one item each")) {
                    stage.sleep(2000);
                    while (stage.untilOthersWait()) { // there is one more reader inside get()
                        queue.put("100");
                    }
                }
            });
        }
        stage.joinAll();
    }

    private Duration waitTime(Stage stage) {
        return Duration.ofMillis((long) stage.number("waitMs"));
    }
}
