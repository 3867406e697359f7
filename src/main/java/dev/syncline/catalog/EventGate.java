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
                "Event as a gate: the run counter",
                /* summary= */ """
                Threads count while the event is set, and wait while it is cleared.""",
                /* shows= */ """
                An Event is a flag that threads can wait for. While it is set, wait() returns at once. While it is \
                cleared, wait() holds every thread until set() is called. Here each thread waits for the event before \
                every number: the event is its permission to continue.""",
                /* watchFor= */ """
                set() releases all waiting lanes at the same moment: one arrow to each. After clear() no lane stops at \
                once: each finishes its sleep first and stops at its next wait().""",
                /* moveThis= */ """
                A shorter interval makes the lanes check more often, so they obey clear() sooner. Switch \
                "Automatic" off and press the buttons yourself.""",
                /* pythonAndJava= */ """
                Java has no Event. A CountDownLatch opens in the same way, but can never be closed again. You can \
                build an event from a flag and a Condition. In both languages a wait with a timeout returns whether \
                the event came: True or False.""",
                new Talk(
                        /* solves= */ """
                        One thread knows something that others wait for: the data is loaded, the door is open, it is \
                        time to stop. An event tells all of them at once, and later arrivals, too.""",
                        /* tradeOff= */ """
                        One flag for all. It cannot let just one through, it does not count, and two calls of \
                        set() are as good as one. A queue or a semaphore remembers how many.""",
                        /* example= */ """
                        The pause button of a player. Or a server in maintenance: its workers stay alive, and wait at \
                        the gate until the maintenance is over.""",
                        /* tidbit= */ """
                        Call set() and clear() directly after each other. Threads that were already waiting still get \
                        through, although the flag is cleared again before they can check it. A thread that arrives a \
                        moment later waits.""",
                        /* question= */ """
                        A thread sleeps between two numbers, and we call clear(). Does it stop at once?""",
                        /* answer= */ """
                        No. It stops at its next wait(). An event is a request that a thread checks, not a force that \
                        stops it. That is why it is safe: the thread stops where it is ready to stop."""));
    }

    @Override
    public List<Knob> knobs() {
        return List.of(
                Knob.integer("counters", "Counters", 1, 12, 3, "How many threads count."),
                Knob.number("intervalMs", "Interval", 50, 2000, 50, 500, "How long a thread sleeps after each number.")
                        .in("ms")
                        .formerly("interval")
                        .whileRunning(),
                Knob.onOff("startSet", "Set at the start", true, "Whether the event is set when the run begins."),
                Knob.onOff(
                                "automatic",
                                "Automatic",
                                true,
                                "Whether the main thread sets and clears the event by itself.")
                        .formerly("keeper")
                        .whileRunning(),
                Knob.number(
                                "phaseMs",
                                "Phase",
                                500,
                                10_000,
                                500,
                                3000,
                                "How long the main thread waits before each call.")
                        .in("ms")
                        .formerly("phase")
                        .whileRunning());
    }

    @Override
    public List<Preset> presets() {
        return List.of(
                new Preset(
                        "By hand",
                        "All wait. Press run_counter.set() and run_counter.clear(), as in the course.",
                        Map.of("counters", 1, "intervalMs", 2000.0, "startSet", false, "automatic", false)),
                new Preset("Automatic", "Three threads go and stop together.", Map.of()),
                new Preset("Slow to obey", "A long interval: clear() is noticed late.", Map.of("intervalMs", 2000.0)));
    }

    @Override
    public List<Outcome> outcomes() {
        return List.of(
                Outcome.expected(Outcome.STOPPED, "The threads count while the event is set, until they are stopped."));
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
            stage.sleep(stage.number("phaseMs"));
            if (stage.isOn("automatic")) {
                toggle(runCounter);
            }
        }
    }

    private void countWhileSet(Stage stage, Event runCounter) {
        for (int i = 0; true; i++) {
            runCounter.await(); // holds this thread while the event is cleared
            stage.print("Counting " + i);
            stage.sleep(stage.number("intervalMs")); // clear() does not wake it
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
