package dev.syncline.catalog;

import dev.syncline.primitive.error.BrokenBarrierError;
import dev.syncline.process.ipc.ChildProcess;
import dev.syncline.process.ipc.ExecutionContext;
import dev.syncline.process.memory.SharedValue;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Processes compute a picture step by step, and meet after each step. */
final class ProcessBarrier implements Scenario {
    @Override
    public List<String> engines() {
        return List.of("processes");
    }

    @Override
    public Lesson lesson() {
        return new Lesson(
                Chapter.PROCESS,
                2,
                "Barrier between processes",
                /* summary= */ """
                Processes meet at a barrier after every step; if one of them dies, the barrier breaks.""",
                /* shows= */ """
                A Barrier works between processes, too. The number of arrivals is in shared memory, and a condition \
                made of semaphores of the operating system wakes the waiters. The last to arrive runs the action: it \
                counts the meeting in a shared number, which all can read afterwards.""",
                /* watchFor= */ """
                They meet once before the first step. From then on, all blocked stretches end with the arrival of the \
                slowest process, Worker 1. After each meeting, every worker reads the same number. When Worker 1 is \
                killed, the others still count on it: they wait until the first of them times out, and at that \
                moment all are told that the barrier is broken.""",
                /* moveThis= */ """
                Kill Worker 1 after 3 seconds. Then shorten the timeout of the others, or make it so long that you can \
                count the seconds.""",
                /* pythonAndJava= */ """
                Python has multiprocessing.Barrier, with the methods of threading.Barrier. Java's CyclicBarrier is for \
                threads of one process only.""",
                new Talk(
                        /* solves= */ """
                        A large computation in steps, spread over processes: no process may begin a step before all \
                        results of the last one are there.""",
                        /* tradeOff= */ """
                        All are as slow as the slowest one. And a process can die, so a barrier between processes \
                        should never be used without a timeout.""",
                        /* example= */ """
                        Climate models run on thousands of processes that exchange the borders of their regions after \
                        each step.""",
                        /* tidbit= */ """
                        Python's barrier between processes is the barrier of threads once more: the same code, with \
                        its two numbers in shared memory.""",
                        /* question= */ """
                        Worker 1 is killed at work. Why do the others not notice at once?""",
                        /* answer= */ """
                        The barrier counts, it does not know names: a worker is missing, and might just be slow."""));
    }

    @Override
    public List<Knob> knobs() {
        return List.of(
                Knob.integer("parties", "Workers", 2, 6, 4, "How many processes meet at the barrier."),
                Knob.integer("steps", "Steps", 1, 10, 4, "How often they meet."),
                Knob.number("stepMs", "Time for a step", 0, 2000, 10, 900, "How long a step takes, approximately.")
                        .in("ms")
                        .whileRunning(),
                Knob.number("slowMs", "Worker 1 delay", 0, 3000, 10, 1000, "How much longer Worker 1 needs.")
                        .in("ms")
                        .whileRunning(),
                Knob.number("killMs", "Kill Worker 1 after", 0, 10000, 100, 0, "When it is killed; 0 is never.")
                        .in("ms"),
                Knob.number("timeoutMs", "Timeout", 500, 20000, 500, 6000, "How long a worker waits for the others.")
                        .in("ms")
                        .formerly("patienceMs"));
    }

    @Override
    public List<Preset> presets() {
        return List.of(
                new Preset("One slow worker", "Three of four wait for Worker 1, every time.", Map.of()),
                new Preset("All alike", "A different worker is last each time.", Map.of("slowMs", 0.0)),
                new Preset("One dies", "The others wait, and are told in the end.", Map.of("killMs", 3000.0)));
    }

    @Override
    public List<Outcome> outcomes() {
        return List.of(
                Outcome.expected("together", "No worker began a step before all had finished the previous one."),
                Outcome.expected("broken", "A worker did not arrive in time, and all the others were told.")
                        .raisesAnError(),
                Outcome.forbidden(Outcome.STALLED, "Nobody was killed, and yet the workers do not meet.")
                        .when("killMs", 0.0),
                Outcome.interesting(
                        Outcome.STALLED,
                        "Worker 1 was killed while it slept at the barrier: the one that wakes it waits forever."),
                Outcome.forbidden("ahead", "A worker continued although not all had arrived."));
    }

    @Override
    public Judge judge(KnobValues knobs) {
        return new Judge() {
            private final Map<String, Integer> passed = new HashMap<>(); // how often each worker has passed
            private int done;
            private boolean ahead;
            private int exitCode;

            @Override
            public void event(NamedEvent event) {
                if (event.is(Kind.PASSED, "barrier")) {
                    passed.merge(event.actor(), 1, Integer::sum);
                } else if (event.is(Kind.READ, "meetings")) {
                    ahead |= passed.getOrDefault(event.actor(), 0) != event.value();
                } else if (event.is(Kind.WROTE, "meetings")) {
                    done = event.value() - 1; // they meet once before the first step
                } else if (event.is(Kind.ENDED) && event.isBy("Worker 1")) {
                    exitCode = event.value();
                }
            }

            @Override
            public Judgement judgement() {
                int steps = knobs.integer("steps");
                String id = done == steps ? "together" : "broken";
                return Judgement.of(
                        ahead ? "ahead" : id,
                        "%d workers finished %d of %d steps together. The exit code of Worker 1 is %d.",
                        knobs.integer("parties"),
                        done,
                        steps,
                        exitCode);
            }
        };
    }

    @Override
    public void play(Stage stage) {
        SharedValue meetings = stage.processes().valueWithoutLock("meetings", 0);
        var barrier = stage.processes()
                .barrier("barrier", stage.integer("parties"), () -> meetings.set(meetings.get() + 1)); // by the last
        List<ChildProcess> workers = new ArrayList<>();
        for (int n = 1; n <= stage.integer("parties"); n++) {
            boolean slow = n == 1;
            workers.add(stage.processes().start("Worker " + n, place -> {
                try {
                    barrier.await(); // until all processes are there
                    for (int step = 1; step <= place.integer("steps"); step++) {
                        compute(place, slow);
                        barrier.await(Duration.ofMillis((long) place.number("timeoutMs")));
                        place.print("meetings: " + meetings.get());
                    }
                } catch (BrokenBarrierError broken) {
                    place.print("A worker is missing: I stop here.");
                }
            }));
        }
        workers.forEach(ChildProcess::awaitWork); // all have met
        if (stage.number("killMs") > 0) {
            stage.sleep(stage.number("killMs"));
            workers.get(0).kill();
        }
        workers.forEach(ChildProcess::join);
    }

    private static void compute(ExecutionContext place, boolean slow) {
        double extra = slow ? place.number("slowMs") : 0;
        place.work(place.number("stepMs") * place.random().nextDouble(0.7, 1.3) + extra);
    }
}
