package dev.syncline.catalog;

import dev.syncline.primitive.Timer;
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

/** A watchdog: a timer raises the alarm unless the job is done in time and cancels it. */
final class TimerCancel implements Scenario {
    @Override
    public Lesson lesson() {
        return new Lesson(
                Chapter.EVENT,
                5,
                "Timer: cancelled in time",
                /* summary= */ """
                Each job starts a timer as a watchdog and cancels it when done. A slow job sets off the alarm.""",
                /* shows= */ """
                A Timer is a thread that waits for an interval and then runs a function. cancel() ends that wait early, and \
                the function is never run. Inside is nothing but an Event: the interval is its wait(timeout), and cancel() \
                is its set().""",
                /* watchFor= */ """
                Each timer has a lane of its own. Its wait ends in one of two ways: Worker cancels it, or the interval has \
                passed and the alarm is printed from the timer's lane, not from Worker's.""",
                /* moveThis= */ """
                Make the interval shorter than a job, and every alarm goes off. Switch cancel() off: the alarms go off for \
                jobs that were done long ago. Make both times the same and see which one wins.""",
                /* pythonAndJava= */ """
                Java's ScheduledExecutorService.schedule does the same on a shared pool of threads, and its \
                Future.cancel(false) says whether it came in time. Python's Timer starts a thread each time, and cancel() \
                says nothing. Java's old java.util.Timer has one thread for all tasks.""",
                new Talk(
                        /* solves= */ """
                        Something must happen later, unless something else happens first: a watchdog, a reminder, an \
                        automatic save, the end of a session.""",
                        /* tradeOff= */ """
                        Every Timer is a whole thread that mostly waits. For a thousand timeouts, one thread with a queue \
                        that is ordered by time is enough.""",
                        /* example= */ """
                        The dead man's switch of a train: the driver presses a pedal now and then, or the train brakes.""",
                        /* tidbit= */ """
                        There is no way to start a Timer again. A periodic one starts the next Timer inside its function.""",
                        /* question= */ """
                        cancel() has returned. Do we know now that the function will not run?""",
                        /* answer= */ """
                        No. It may have begun just before, and it is not interrupted. join() after cancel() makes sure that \
                        it is at least over."""));
    }

    @Override
    public List<Knob> knobs() {
        return List.of(
                Knob.integer("jobs", "Jobs", 1, 8, 4, "How many jobs Worker does, one after the other."),
                Knob.number("intervalMs", "Interval", 0, 5000, 50, 1200, "How long a timer waits before it goes off.")
                        .in("ms")
                        .whileRunning(),
                Knob.number("workMs", "Job", 0, 2000, 50, 700, "How long a job takes.")
                        .in("ms")
                        .whileRunning(),
                Knob.integer("slowJob", "Slow job", 0, 8, 3, "The number of the job that takes three times as long."),
                Knob.onOff("cancel", "Call cancel()", true, "Whether Worker cancels the timer when a job is done."));
    }

    @Override
    public List<Preset> presets() {
        return List.of(
                new Preset("Watchdog", "Job 3 takes too long: one alarm.", Map.of()),
                new Preset("All in time", "Every timer is cancelled: no alarm.", Map.of("slowJob", 0)),
                new Preset(
                        "Forgotten cancel()",
                        "The alarms go off although every job is done.",
                        Map.of("cancel", false, "slowJob", 0)));
    }

    @Override
    public List<Outcome> outcomes() {
        return List.of(
                Outcome.expected("in-time", "Every timer was cancelled before its interval had passed."),
                Outcome.expected("alarm", "Jobs that took too long set off their alarm, and no other job did."),
                Outcome.interesting(
                                "false-alarm",
                                "An alarm went off for a job that was done: cancel() was missing, or it came too late.")
                        .wrongResult());
    }

    @Override
    public Judge judge(KnobValues knobs) {
        return new Judge() {
            private int started;
            private int done;
            private int alarms;
            private int falseAlarms;

            @Override
            public void event(NamedEvent event) {
                if (event.isBy("Timer")) {
                    started += event.is(Kind.STARTED) ? 1 : 0;
                    alarms += event.is(Kind.PRINTED) ? 1 : 0;
                    falseAlarms += event.is(Kind.PRINTED) && done == started ? 1 : 0;
                } else if (event.is(Kind.PRINTED)) {
                    done++;
                }
            }

            @Override
            public Judgement judgement() {
                String late = falseAlarms == 0 ? "alarm" : "false-alarm";
                return Judgement.of(
                        alarms == 0 ? "in-time" : late,
                        "Jobs: %d. Alarms: %d. False alarms: %d.",
                        knobs.integer("jobs"),
                        alarms,
                        falseAlarms);
            }
        };
    }

    @Override
    public void play(Stage stage) {
        stage.start("Worker", () -> {
            for (int job = 1; job <= stage.integer("jobs"); job++) {
                work(stage, job);
            }
        });
        stage.joinAll();
    }

    private void work(Stage stage, int job) {
        Duration interval = Duration.ofMillis((long) stage.number("intervalMs"));
        Timer timer = stage.timer("Timer " + job, interval, () -> stage.print("Alarm: job %d".formatted(job)));
        timer.start();
        stage.work(stage.number("workMs") * (job == stage.integer("slowJob") ? 3 : 1));
        stage.print("Job %d is done".formatted(job));
        if (stage.isOn("cancel")) {
            timer.cancel();
        }
        timer.join();
    }
}
