package dev.syncline.catalog;

import dev.syncline.primitive.AnyLock;
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

/**
 * A librarian's lend() holds the index and calls find(), which takes it too: with a Lock, one thread is enough for a
 * deadlock.
 */
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
                Change the kind to RLock: the second acquire goes through, and the count is 2. Or give the second \
                acquire a timeout: it returns False. Or omit it, because the caller holds the lock anyway.""",
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
                        everything is red: the librarian continues, and later gets an error for one release too many.""",
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
                                List.of("blocking", "timeout", "none"),
                                "How find() acquires the lock that lend() already holds.")
                        .formerOption("blocking", "waits")
                        .formerOption("timeout", "gives up")
                        .formerOption("none", "left out"),
                Knob.number("timeoutMs", "Timeout", 0, 5000, 100, 2000, "How long find() waits before it gives up.")
                        .in("ms"),
                Knob.integer("loans", "Loans", 1, 10, 2, "How many books the librarian lends."),
                Knob.integer("readers", "Readers", 0, 6, 1, "How many other threads acquire the lock once."),
                Knob.number("pauseMs", "Delay", 0, 2000, 50, 900, "How long every step takes.")
                        .in("ms")
                        .whileRunning());
    }

    @Override
    public List<Preset> presets() {
        return List.of(
                new Preset("Waits for itself", "The second acquire of a Lock never returns.", Map.of()),
                new Preset("An RLock", "The second acquire goes through at once.", Map.of("kind", "RLock")),
                new Preset("A timeout", "The second acquire returns False.", Map.of("second", "timeout")),
                new Preset("Left out", "find() relies on the lock of its caller.", Map.of("second", "none")));
    }

    @Override
    public List<Outcome> outcomes() {
        return List.of(
                Outcome.expected(Outcome.DEADLOCK, "Only the thread that waits could release it.")
                        .when("kind", "Lock")
                        .when("second", "blocking"),
                Outcome.expected(
                                "gave-up",
                                "The timeout ended each wait, but the books were lent without being looked up.")
                        .when("kind", "Lock")
                        .when("second", "timeout")
                        .wrongResult(),
                Outcome.expected("went-on", "The owner of an RLock may acquire it again.")
                        .when("kind", "RLock"),
                Outcome.expected("took-once", "A caller that holds the lock need not acquire it again.")
                        .when("second", "none"),
                Outcome.interesting(
                                "rescued",
                                "Another thread released the lock, so the librarian continued, and one release was too many.")
                        .when("kind", "Lock")
                        .raisesAnError());
    }

    @Override
    public List<Button> buttons() {
        return List.of(Button.of("index", "release"));
    }

    @Override
    public Judge judge(KnobValues knobs) {
        return new Judge() {
            private int held; // how often the librarian has acquired the lock and not released it
            private int again;
            private int inVain;

            @Override
            public void event(NamedEvent event) {
                if (event.isBy("Librarian")) {
                    if (event.is(Kind.ACQUIRED)) {
                        again += held > 0 ? 1 : 0;
                        held++;
                    } else if (event.is(Kind.RELEASED) || event.is(Kind.RAISED)) {
                        held--;
                    } else if (event.is(Kind.TIMED_OUT)) {
                        inVain++;
                    }
                }
            }

            @Override
            public Judgement judgement() {
                boolean owned = knobs.choice("kind").equals("RLock");
                return Judgement.of(
                        inVain > 0 ? "gave-up" : again == 0 ? "took-once" : owned ? "went-on" : "rescued",
                        "%d books lent. The second acquire went through %d times and returned False %d times.",
                        knobs.integer("loans"),
                        again,
                        inVain);
            }
        };
    }

    @Override
    public void play(Stage stage) {
        AnyLock index = stage.choice("kind").equals("RLock") ? stage.rLock("index") : stage.lock("index");
        stage.start("Librarian", () -> {
            for (int i = 0; i < stage.integer("loans"); i++) {
                stage.work(stage.number("pauseMs"));
                lend(stage, index);
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
    }

    private void lend(Stage stage, AnyLock index) {
        index.acquire();
        stage.work(stage.number("pauseMs")); // writes down who takes the book
        find(stage, index);
        release(stage, index);
    }

    private void find(Stage stage, AnyLock index) {
        String second = stage.choice("second");
        if (second.equals("none")) {
            stage.work(stage.number("pauseMs")); // finds the book: the caller holds the lock
            return;
        }
        boolean acquired = true;
        if (second.equals("timeout")) {
            acquired = index.acquire(Duration.ofMillis((long) stage.number("timeoutMs")));
        } else {
            index.acquire(); // a Lock waits here forever, for its own caller
        }
        if (acquired) {
            stage.work(stage.number("pauseMs")); // finds the book
            release(stage, index);
        } else {
            stage.print("acquire() returned False: lent without looking it up.");
        }
    }

    private void release(Stage stage, AnyLock index) {
        try {
            index.release();
        } catch (IllegalMonitorStateException refusal) { // another thread has released it
            stage.print("RuntimeError: " + refusal.getMessage());
        }
    }
}
