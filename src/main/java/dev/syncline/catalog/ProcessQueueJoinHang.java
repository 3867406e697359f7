package dev.syncline.catalog;

import dev.syncline.process.ipc.ChildProcess;
import dev.syncline.process.pipe.ProcessQueue;
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

/** A parent joins a child that has put more than the pipe holds: it hangs until the data is taken out. */
final class ProcessQueueJoinHang implements Scenario {
    @Override
    public List<String> engines() {
        return List.of("processes");
    }

    @Override
    public Lesson lesson() {
        return new Lesson(
                Chapter.EXCHANGE,
                4,
                "Joining before draining a queue",
                /* summary= */ """
                The parent joins a child before it takes the results out of the queue, and both wait for each other.""",
                /* shows= */ """
                A process does not end before its feeder thread has written everything into the pipe. On Linux, a pipe \
                holds 64 KB. If the child has put more, it must be taken out first.""",
                /* watchFor= */ """
                The child has done its work, its feeder waits for room in the pipe, the child waits for its feeder, \
                and the parent waits for the child. When the parent takes the results out, all continue.""",
                /* moveThis= */ """
                Make the results small: they fit into the pipe, and nothing hangs. That is why tests miss the bug. \
                Take the results out first, and nothing hangs whatever their size.""",
                /* pythonAndJava= */ """
                Python's documentation warns of it. In Java, it happens if you call waitFor() before reading the \
                output of a Process.""",
                new Talk(
                        /* solves= */ """
                        First take out what was put, then join: that is the whole rule.""",
                        /* tradeOff= */ """
                        cancel_join_thread() lets a process end at once. What its feeder has not written is lost \
                        then.""",
                        /* example= */ """
                        Workers that return large tables: the program works only with the small test file.""",
                        /* tidbit= */ """
                        No lock is involved, and no tool that looks for cycles of locks finds it.""",
                        /* question= */ """
                        The queue is unbounded, so put() never waits. Why does the child still hang?""",
                        /* answer= */ """
                        The buffer in the child is unbounded. The pipe behind it is not."""));
    }

    @Override
    public List<Knob> knobs() {
        return List.of(
                Knob.choice(
                                "order",
                                "The parent",
                                List.of("joins first", "drains first", "joins forever"),
                                "What the parent does first; its join has a timeout unless it joins forever.")
                        .formerOption("joins forever", "joins for ever"),
                Knob.integer("results", "Results", 1, 10, 4, "How many results the child puts."),
                Knob.integer("sizeKb", "Size of a result", 0, 256, 64, "How large each result is.")
                        .in("KB"),
                Knob.number("workMs", "Time to work", 0, 2000, 10, 500, "How long the child takes for a result.")
                        .in("ms")
                        .whileRunning(),
                Knob.number("timeoutMs", "Timeout", 0, 10_000, 100, 5000, "How long the parent waits in join().")
                        .in("ms")
                        .formerly("patienceMs"),
                Knob.number("takeMs", "Time to read", 0, 2000, 10, 600, "How long the parent takes for a result.")
                        .in("ms")
                        .whileRunning());
    }

    @Override
    public List<Preset> presets() {
        return List.of(
                new Preset("Join, then drain", "Join hangs until the parent gives up.", Map.of()),
                new Preset("Drain, then join", "The right order.", Map.of("order", "drains first")),
                new Preset("Small results", "They fit into the pipe: nothing hangs.", Map.of("sizeKb", 1)),
                new Preset("Forever", "Join without a timeout: press Stop.", Map.of("order", "joins forever")));
    }

    @Override
    public List<Outcome> outcomes() {
        return List.of(
                Outcome.expected("hung", "The child could not end before its results were taken out.")
                        .when("order", "joins first")
                        .standsStill(),
                Outcome.forbidden("hung", "Nothing was left in the pipe, and yet the child did not end."),
                Outcome.expected("ended", "Everything was taken out before the join.")
                        .when("order", "drains first"),
                Outcome.interesting("ended", "The results fit into the pipe, so the join did not hang.")
                        .rightByLuck(),
                Outcome.expected(
                                Outcome.STALLED,
                                "Joined before it is drained, the child never ends: each waits for the other.")
                        .when("order", "joins forever"),
                Outcome.interesting(Outcome.STOPPED, "It was stopped before it ended."));
    }

    @Override
    public Judge judge(KnobValues knobs) {
        return new Judge() {
            private boolean draining;
            private boolean endedBefore; // before the results were taken out
            private boolean hung;

            @Override
            public void event(NamedEvent event) {
                draining |= event.is(Kind.TAKEN, "queue");
                if (event.object().equals("Child") && event.isBy("Main")) {
                    endedBefore |= event.is(Kind.PASSED) && !draining;
                    hung |= event.is(Kind.TIMED_OUT);
                }
            }

            @Override
            public Judgement judgement() {
                return Judgement.of(
                        hung ? "hung" : "ended",
                        "%d results of %d KB: the child %s before they were taken out.",
                        knobs.integer("results"),
                        knobs.integer("sizeKb"),
                        endedBefore ? "ended" : "did not end");
            }
        };
    }

    @Override
    public void play(Stage stage) {
        String data = ".".repeat(stage.integer("sizeKb") * 1024);
        ProcessQueue<String> queue = stage.processes().queue("queue", 0);
        ChildProcess child = stage.processes().start("Child", place -> {
            for (int n = 1; n <= place.integer("results"); n++) {
                place.work(place.number("workMs"));
                queue.put("result " + n + " " + data); // never waits: its buffer has no limit
            }
            place.print("done"); // but the process ends only when its feeder has written all
        });
        child.awaitReady(); // the timeout is for its work, not for its start

        if (stage.choice("order").equals("joins forever")) {
            child.join(); // hangs, if the results do not fit into the pipe
        } else if (stage.choice("order").equals("joins first")) {
            child.join(Duration.ofMillis((long) stage.number("timeoutMs")));
        }
        for (int n = 1; n <= stage.integer("results"); n++) {
            queue.get();
            stage.work(stage.number("takeMs"));
        }
        child.join();
        stage.print("The child has ended.");
    }
}
