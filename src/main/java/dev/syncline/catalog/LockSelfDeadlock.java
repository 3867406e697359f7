package dev.syncline.catalog;

import dev.syncline.primitive.AnyLock;
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

/** A librarian's lend() holds the index and calls find(), which takes it too: with a Lock, one thread is a deadlock. */
final class LockSelfDeadlock implements Scenario {
    @Override
    public Lesson lesson() {
        return new Lesson(
                Chapter.LOCK,
                4,
                "Self-deadlock",
                /* summary= */ """
                A thread acquires a Lock that it already holds, and waits for itself, forever.""",
                /* shows= */ """
                lend() acquires the lock and calls find(), which acquires it too. A Lock does not ask who holds it: it \
                is locked, so the caller waits. The only thread that would release it is the one that waits. One \
                thread and one lock are enough for a deadlock.""",
                /* watchFor= */ """
                The librarian's second acquire: the lane turns red, and the cycle has one member. The reader, who has \
                done nothing wrong, waits forever too.""",
                /* moveThis= */ """
                Change the kind to RLock: the second acquire goes through, and the count is 2. Let find() give up \
                instead: acquire returns False after the timeout. Or omit the second acquire, because the \
                caller holds the lock anyway.""",
                /* pythonAndJava= */ """
                This is Python's Lock. Java has no trap of this kind in its own locks: synchronized and ReentrantLock \
                are both re-entrant. In Java you would meet it with a Semaphore of one permit.""",
                new Talk(
                        /* solves= */ """
                        An RLock solves it: a method that takes the lock may call another one that takes it too.""",
                        /* tradeOff= */ """
                        The timeout ends the wait, but then find() has to do without the lock, or fail. Omitting the \
                        acquire is cheapest, if it is documented who must hold the lock.""",
                        /* example= */ """
                        A signal handler in Python runs in the main thread, between two steps of what it was doing. If \
                        it acquires a Lock that the main thread holds, the program hangs.""",
                        /* tidbit= */ """
                        A Lock has no owner, so this deadlock can be ended from outside. Press index.release() while \
                        all is red: the librarian continues, and later gets an error for one release too many.""",
                        /* question= */ """
                        Would it help to give the librarian a faster computer, or the reader more patience?""",
                        /* answer= */ """
                        No. It has nothing to do with speed or with the other threads. This program hangs at the same \
                        line in every run."""));
    }

    @Override
    public List<Knob> knobs() {
        return List.of(
                Knob.choice("kind", "Kind of lock", List.of("Lock", "RLock"), "Whether the lock knows its owner."),
                Knob.choice(
                        "second",
                        "Second acquire",
                        List.of("waits", "gives up", "left out"),
                        "How find() acquires the lock that lend() already holds."),
                Knob.number("timeoutMs", "Timeout", 0, 5000, 100, 2000, "After how long find() gives up.")
                        .in("ms"),
                Knob.integer("loans", "Loans", 1, 10, 2, "How many books the librarian lends."),
                Knob.integer("readers", "Readers", 0, 6, 1, "How many others want the lock once."),
                Knob.number("pauseMs", "Delay", 0, 2000, 50, 900, "How long every step takes.")
                        .in("ms")
                        .whileRunning());
    }

    @Override
    public List<Preset> presets() {
        return List.of(
                new Preset("Waits for itself", "The second acquire of a Lock never returns.", Map.of()),
                new Preset("An RLock", "The second acquire goes through at once.", Map.of("kind", "RLock")),
                new Preset("A timeout", "The second acquire returns False.", Map.of("second", "gives up")),
                new Preset("Left out", "find() relies on the lock of its caller.", Map.of("second", "left out")));
    }

    @Override
    public List<Outcome> outcomes() {
        return List.of(
                Outcome.expected(Outcome.DEADLOCK, "Only the thread that waits could release it.")
                        .when("kind", "Lock")
                        .when("second", "waits"),
                Outcome.expected("gave-up", "The timeout ended each wait, and find() had to do without the lock.")
                        .when("kind", "Lock")
                        .when("second", "gives up")
                        .wrongResult(),
                Outcome.expected("went-on", "The owner of an RLock may acquire it again.")
                        .when("kind", "RLock"),
                Outcome.expected("took-once", "A caller that holds the lock need not acquire it again.")
                        .when("second", "left out"),
                Outcome.interesting(
                                "rescued", "Another thread released the lock, so the librarian continued, unprotected.")
                        .when("kind", "Lock")
                        .rightByLuck());
    }

    @Override
    public List<Button> buttons() {
        return List.of(Button.of("index", "release"));
    }

    @Override
    public void play(Stage stage) {
        boolean owned = stage.choice("kind").equals("RLock");
        AnyLock index = owned ? stage.rLock("index") : stage.lock("index");
        AtomicInteger again = new AtomicInteger(); // second acquires that went through
        AtomicInteger inVain = new AtomicInteger(); // second acquires that returned False
        stage.start("Librarian", () -> {
            for (int i = 0; i < stage.integer("loans"); i++) {
                stage.work(stage.number("pauseMs"));
                lend(stage, index, again, inVain);
            }
        });
        for (int n = 1; n <= stage.integer("readers"); n++) {
            stage.start("Reader " + n, () -> {
                stage.sleep(stage.number("pauseMs") * 1.5);
                index.acquire();
                stage.work(stage.number("pauseMs"));
                release(stage, index);
            });
        }
        stage.joinAll();

        String id = "took-once";
        if (inVain.get() > 0) {
            id = "gave-up";
        } else if (again.get() > 0) {
            id = owned ? "went-on" : "rescued";
        }
        String figures = "%d books lent. The second acquire went through %d times and returned False %d times.";
        stage.outcome(id, figures.formatted(stage.integer("loans"), again.get(), inVain.get()));
    }

    private void lend(Stage stage, AnyLock index, AtomicInteger again, AtomicInteger inVain) {
        index.acquire();
        stage.work(stage.number("pauseMs"));
        if (stage.choice("second").equals("left out")) {
            stage.work(stage.number("pauseMs")); // finds the book: we hold the lock
        } else if (acquireAgain(stage, index)) {
            again.incrementAndGet();
            stage.work(stage.number("pauseMs")); // finds the book
            release(stage, index);
        } else {
            inVain.incrementAndGet();
            stage.print("acquire() returned False: lent without looking it up.");
        }
        release(stage, index);
    }

    private boolean acquireAgain(Stage stage, AnyLock index) {
        if (stage.choice("second").equals("gives up")) {
            return index.acquire(Duration.ofMillis((long) stage.number("timeoutMs")));
        }
        index.acquire(); // a Lock waits here forever, for its own caller
        return true;
    }

    private void release(Stage stage, AnyLock index) {
        try {
            index.release();
        } catch (IllegalMonitorStateException refusal) { // another thread has released it
            stage.print("RuntimeError: " + refusal.getMessage());
        }
    }
}
