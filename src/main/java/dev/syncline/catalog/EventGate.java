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
import java.util.List;
import java.util.Map;

/** The run counter of the course: threads count while the event is set. */
final class EventGate implements Scenario {
    @Override
    public Lesson lesson() {
        return new Lesson(
                Chapter.EVENT,
                1,
                "The run counter",
                /* summary= */ """
                Threads count while the event is set, and stand still while it is cleared.""",
                /* shows= */ """
                An Event is a flag that threads can wait for. While it is set, wait() returns at once. While it is \
                cleared, wait() holds everybody, until somebody calls set(). Here each thread asks the event before \
                every number: the event is its permission to go on.""",
                /* watchFor= */ """
                set() lets all waiting lanes go at the same moment: one arrow to each. After clear() nobody stops at \
                once: each lane finishes its pause first and stops when it next asks.""",
                /* moveThis= */ """
                A shorter interval makes the lanes ask more often, so they obey clear() sooner. Switch the keeper off \
                and press the buttons yourself.""",
                /* pythonAndJava= */ """
                Java has no Event. A CountDownLatch opens in the same way, but can never be closed again. One builds \
                an event from a flag and a Condition. In both languages a wait with a time-out says whether the event \
                came: True or False.""",
                new Talk(
                        /* solves= */ """
                        One thread knows something that others wait for: the data is loaded, the door is open, it is \
                        time to stop. An event tells all of them at once, and those who come later, too.""",
                        /* tradeOff= */ """
                        One flag for everybody. It cannot let just one through, it does not count, and two calls of \
                        set() are as good as one. A queue or a semaphore remembers how many.""",
                        /* example= */ """
                        The pause button of a player. Or a server in maintenance: its workers go on living, and wait \
                        at the gate until the work is done.""",
                        /* tidbit= */ """
                        Call set() and clear() directly after each other. Those who were waiting already still get \
                        through, although the flag is down again before they can look. Whoever comes a moment later \
                        waits.""",
                        /* question= */ """
                        A thread sleeps between two numbers, and we call clear(). Does it stop at once?""",
                        /* answer= */ """
                        No. It stops at its next wait(). An event is a request that a thread looks at, not a force \
                        that stops it. That is why it is safe: the thread stops where it is ready to."""));
    }

    @Override
    public List<Knob> knobs() {
        return List.of(
                Knob.integer("counters", "Counters", 1, 12, 3, "How many threads count."),
                Knob.number("interval", "Interval", 50, 2000, 50, 500, "How long a thread sleeps after each number.")
                        .in("ms")
                        .whileRunning(),
                Knob.onOff("startSet", "Set at the start", true, "Whether the event is set when the run begins."),
                Knob.onOff("keeper", "Keeper", true, "Whether the main thread sets and clears the event by itself.")
                        .whileRunning(),
                Knob.number("phase", "Keeper's phase", 500, 10_000, 500, 3000, "How long the keeper waits each time.")
                        .in("ms")
                        .whileRunning());
    }

    @Override
    public List<Preset> presets() {
        return List.of(
                new Preset(
                        "By hand",
                        "All wait. Press run_counter.set() and run_counter.clear(), as in the course.",
                        Map.of("counters", 1, "interval", 2000.0, "startSet", false, "keeper", false)),
                new Preset("A keeper", "Three threads go and stop together.", Map.of()),
                new Preset("Slow to obey", "A long interval: clear() is noticed late.", Map.of("interval", 2000.0)));
    }

    @Override
    public List<Outcome> outcomes() {
        return List.of(Outcome.expected(
                Outcome.STOPPED, "The threads count while the event is set, for as long as nobody stops them."));
    }

    @Override
    public List<Button> buttons() {
        return List.of(Button.of("run_counter", "set"), Button.of("run_counter", "clear"));
    }

    @Override
    public void play(Stage stage) {
        Event runCounter = stage.event("run_counter");
        if (stage.isOn("startSet")) {
            runCounter.set();
        }
        for (int n = 1; n <= stage.integer("counters"); n++) {
            stage.start("Counter " + n, () -> countWhileSet(stage, runCounter));
        }
        while (true) { // until Stop
            stage.sleep(stage.number("phase"));
            if (stage.isOn("keeper")) {
                toggle(runCounter);
            }
        }
    }

    private void countWhileSet(Stage stage, Event runCounter) {
        for (int i = 0; true; i++) {
            runCounter.await(); // holds this thread while the event is cleared
            stage.print("Counting " + i);
            stage.sleep(stage.number("interval")); // clear() does not wake it
        }
    }

    private void toggle(Event runCounter) {
        if (runCounter.isSet()) {
            runCounter.clear();
        } else {
            runCounter.set();
        }
    }
}
