package dev.syncline.catalog;

import dev.syncline.process.ipc.ChildProcess;
import dev.syncline.process.ipc.ExecutionContext;
import dev.syncline.process.memory.SharedValue;
import dev.syncline.process.sync.AnyProcessLock;
import dev.syncline.process.sync.RobustLock;
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
import java.util.Optional;

/** A process is killed while it holds the lock that the others wait for. */
final class ProcessLockKilledHolder implements Scenario {
    @Override
    public List<String> engines() {
        return List.of("processes");
    }

    @Override
    public Lesson lesson() {
        return new Lesson(
                Chapter.PROCESS,
                1,
                "The lock of a killed process",
                /* summary= */ """
                A process is killed while it holds a lock, and the lock stays locked forever.""",
                /* shows= */ """
                The lock of multiprocessing is a semaphore of the operating system: a number that is 1 or 0. It does \
                not know who acquired it. When the holder is killed (kill -9), nothing sets it back to 1. A robust \
                lock remembers its owner: when the owner dies, the next one gets the lock, and is told that the owner \
                died.""",
                /* watchFor= */ """
                The lane of the Holder ends in the middle of its work, and the lock is still held. The clerks wait in \
                vain, and give up after their timeout. With the robust lock, the first clerk continues at the moment \
                of the death, and the text of the event says why.""",
                /* moveThis= */ """
                Choose the robust lock. Or let the clerks wait forever: nothing will ever happen, and only Stop ends \
                it. Kill the Holder after its work is done, and no clerk is stuck.""",
                /* pythonAndJava= */ """
                Python has no robust lock, and neither has Java; Linux has one, a robust mutex of the POSIX threads. \
                Threads of one process cannot be killed like this: they die with their process, and so does their \
                lock.""",
                new Talk(
                        /* solves= */ """
                        Processes can die at any moment, threads cannot. If you share a lock between processes, you \
                        must know what happens then.""",
                        /* tradeOff= */ """
                        A robust lock frees the others. But what the dead owner was changing may be half done, and the \
                        next one has to repair it.""",
                        /* example= */ """
                        The system runs out of memory and kills the largest process, which is just writing a file that \
                        others wait for.""",
                        /* tidbit= */ """
                        In our measurement on Linux, the next waiter had the robust lock half a millisecond after the \
                        owner had been killed.""",
                        /* question= */ """
                        Why does "with lock:" not help here, although it releases the lock even after an exception?""",
                        /* answer= */ """
                        The code that releases the lock runs in the process that is gone. kill -9 is not an exception: \
                        no finally and no with is run."""));
    }

    @Override
    public List<Knob> knobs() {
        return List.of(
                Knob.choice("lock", "Lock", List.of("Lock", "robust"), "Whether the lock remembers its owner."),
                Knob.integer("clerks", "Clerks", 1, 5, 3, "How many others want the lock."),
                Knob.onOff("kill", "Kill the Holder", true, "Whether the Holder is killed."),
                Knob.number(
                                "killMs",
                                "Killed after",
                                0,
                                5000,
                                100,
                                2000,
                                "How long the Holder has had the lock by then.")
                        .in("ms"),
                Knob.number(
                                "workMs",
                                "Time to write",
                                0,
                                4000,
                                10,
                                1000,
                                "How long a clerk writes; the Holder needs 4 times that.")
                        .in("ms")
                        .whileRunning(),
                Knob.number("timeoutMs", "Timeout", 0, 20000, 500, 8000, "How long the clerks wait; 0 is forever.")
                        .in("ms")
                        .formerly("patienceMs"));
    }

    @Override
    public List<Preset> presets() {
        return List.of(
                new Preset("Killed", "The lock stays locked, and all clerks give up.", Map.of()),
                new Preset("Robust lock", "The next one is told that the owner died.", Map.of("lock", "robust")),
                new Preset("No timeout", "They wait forever: press Stop.", Map.of("timeoutMs", 0.0)),
                new Preset("No kill", "The same work without an accident.", Map.of("kill", false)));
    }

    @Override
    public List<Outcome> outcomes() {
        return List.of(
                Outcome.forbidden("stuck", "A robust lock must go to the next one.")
                        .when("lock", "robust"),
                Outcome.expected("stuck", "The Holder was killed with the lock, and no clerk got it any more.")
                        .standsStill(),
                Outcome.expected("told", "The Holder was killed with the lock, and the next one was told."),
                Outcome.expected("all-served", "The Holder had released the lock."),
                Outcome.interesting("gave-up", "A clerk gave up before the lock was free, so its page is missing.")
                        .wrongResult(),
                Outcome.expected(Outcome.STALLED, "A wait without a timeout for a dead process's lock never ends.")
                        .when("lock", "Lock")
                        .when("kill", true)
                        .when("timeoutMs", 0.0),
                Outcome.interesting(Outcome.STOPPED, "It was stopped before it ended."),
                Outcome.forbidden("stolen", "A clerk got a lock that a dead process held, and was not told."));
    }

    @Override
    public Judge judge(KnobValues knobs) {
        boolean robust = knobs.choice("lock").equals("robust");
        int clerks = knobs.integer("clerks");
        return new Judge() {
            private boolean held; // by the Holder, who may be dead
            private int exitCode;
            private int written;
            private boolean told;

            @Override
            public void event(NamedEvent event) {
                if (event.isBy("Holder")) {
                    held = event.is(Kind.ACQUIRED, "lock") || (held && !event.is(Kind.RELEASED, "lock"));
                    exitCode = event.is(Kind.ENDED) ? event.value() : exitCode;
                }
                told |= event.is(Kind.ACQUIRED, "lock") && event.text().contains("owner died");
                written = event.is(Kind.WROTE, "pages") ? event.value() : written;
            }

            @Override
            public Judgement judgement() {
                String ended = written == clerks ? "all-served" : "gave-up";
                String died = written == 0 ? "stuck" : robust && told ? "told" : "stolen";
                return Judgement.of(
                        held ? died : ended,
                        "Exit code of the Holder: %d. Clerks that got the lock: %d of %d.",
                        exitCode,
                        written,
                        clerks);
            }
        };
    }

    @Override
    public Optional<String> withoutPython(KnobValues knobs) {
        return knobs.choice("lock").equals("robust")
                ? Optional.of("Python has no robust lock: take Java processes, or the usual lock.")
                : Optional.empty();
    }

    @Override
    public void play(Stage stage) {
        AnyProcessLock lock = stage.choice("lock").equals("robust")
                ? stage.processes().robustLock("lock")
                : stage.processes().lock("lock");
        SharedValue pages = stage.processes().valueWithoutLock("pages", 0); // the lock protects it
        ChildProcess holder = stage.processes().start("Holder", place -> {
            lock.acquire();
            place.work(4 * place.number("workMs")); // in the middle of this it is killed
            lock.release();
        });
        holder.awaitWork(); // it has the lock
        for (int n = 1; n <= stage.integer("clerks"); n++) {
            stage.processes().start("Clerk " + n, place -> write(place, lock, pages));
        }
        if (stage.isOn("kill")) {
            stage.sleep(stage.number("killMs"));
            holder.kill();
        }
        stage.joinAll();
    }

    private static void write(ExecutionContext place, AnyProcessLock lock, SharedValue pages) {
        double timeout = place.number("timeoutMs");
        if (timeout == 0) {
            lock.acquire(); // waits forever
        } else if (!lock.acquire(Duration.ofMillis((long) timeout))) {
            place.print("I give up.");
            return;
        }
        if (lock instanceof RobustLock known && known.ownerDied()) {
            place.print("The owner died: I check what it has left behind.");
        }
        int seen = pages.get();
        place.work(place.number("workMs"));
        pages.set(seen + 1);
        lock.release();
    }
}
