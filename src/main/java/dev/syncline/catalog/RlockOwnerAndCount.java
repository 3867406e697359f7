package dev.syncline.catalog;

import dev.syncline.primitive.RLock;
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
import java.util.List;
import java.util.Map;

/** The course's cell: an RLock is printed after every acquire and release, up to the extra release. */
final class RlockOwnerAndCount implements Scenario {
    @Override
    public Lesson lesson() {
        return new Lesson(
                Chapter.LOCK,
                5,
                "RLock: owner and count",
                /* summary= */ """
                A thread prints its RLock after every step: is it mine, and how often? Until one release too many.""",
                /* shows= */ """
                An RLock remembers just two things: its owner, and how many releases are still due. At count 0 it has \
                no owner, and a waiter gets it. One more release is a RuntimeError: "cannot release un-acquired \
                lock".""",
                /* watchFor= */ """
                Read what the owner prints after each step. The visitor gets the lock at count 0, and not before. The \
                release after that is refused, whether the lock is free by then or held by the visitor: it is not the \
                owner's any more.""",
                /* moveThis= */ """
                Let the owner re-acquire more often: its count goes down to 1, never to 0, and the visitor keeps \
                waiting. Set the extra releases to -1: one is missing, the owner ends, and the visitor waits \
                forever.""",
                /* pythonAndJava= */ """
                Python shows owner and count when you print the lock; _is_owned() and _recursion_count() begin with an \
                underscore, so they are not meant for your programs, and old versions lack the second. Java has public \
                methods: isHeldByCurrentThread() and getHoldCount(). Both ask about the caller, not about the lock.""",
                new Talk(
                        /* solves= */ """
                        Printing a lock is the quickest way to see why a program hangs: who holds it, and how deep.""",
                        /* tradeOff= */ """
                        What is printed is true for that moment only. It is for debugging, not for decisions: by the \
                        next line another thread may hold the lock.""",
                        /* example= */ """
                        A hotel gives three keys to a guest. It gives the room to the next guest when all three keys \
                        are back, and not when the first one is.""",
                        /* tidbit= */ """
                        A thread that ends does not release what it holds, neither in Python nor in Java. The lock \
                        stays locked, and its owner is a thread that no longer exists.""",
                        /* question= */ """
                        The visitor prints count 0 while the lock is locked. Is that a mistake?""",
                        /* answer= */ """
                        No. The question is how often I hold it, and the visitor does not hold it at all. The owner's \
                        count is the owner's business."""));
    }

    @Override
    public List<Knob> knobs() {
        return List.of(
                Knob.integer("levels", "Levels", 1, 8, 2, "How often the owner acquires the lock to reach the top."),
                Knob.integer(
                                "reacquires",
                                "Re-acquires",
                                1,
                                5,
                                1,
                                "How often the owner re-acquires the lock at count 1.")
                        .formerly("climbs"),
                Knob.integer("extra", "Extra releases", -1, 3, 1, "How many more releases there are than acquires."),
                Knob.integer("visitors", "Visitors", 0, 6, 1, "How many other threads want the lock."),
                Knob.number("pauseMs", "Delay", 0, 3000, 50, 1500, "The delay after each printed line.")
                        .in("ms")
                        .whileRunning());
    }

    @Override
    public List<Preset> presets() {
        return List.of(
                new Preset("The course's cell", "Up to 2, down to 0, and one extra release.", Map.of()),
                new Preset(
                        "Up and down",
                        "Going down to 1 is not enough for the waiters.",
                        Map.of("levels", 3, "reacquires", 3, "visitors", 3, "pauseMs", 800.0)),
                new Preset("One too few", "The owner ends, and the lock stays locked.", Map.of("extra", -1)));
    }

    @Override
    public List<Outcome> outcomes() {
        return List.of(
                Outcome.expected("served-at-zero", "Visitors got in at count 0, and no extra release was accepted."),
                Outcome.expected("left-locked", "The owner has ended, and the lock is locked forever.")
                        .when("extra", -1)
                        .wrongResult(),
                Outcome.expected(
                                Outcome.STALLED,
                                "An owner that ends without its last release makes the others wait forever.")
                        .when("extra", -1),
                Outcome.forbidden("entered-early", "A visitor got in while the owner's count was not 0."),
                Outcome.forbidden("accepted", "An extra release was accepted."));
    }

    @Override
    public List<Button> buttons() {
        return List.of(Button.of("rl", "release"));
    }

    @Override
    public Judge judge(KnobValues knobs) {
        int extra = knobs.integer("extra");
        return new Judge() {
            private int due; // releases of the owner
            private int early;
            private int refused;

            @Override
            public void event(NamedEvent event) {
                boolean owner = event.isBy("Owner");
                if (event.is(Kind.ACQUIRED, "rl")) {
                    early += event.isBy("Visitor") && due > 0 ? 1 : 0;
                    due = owner ? event.value() : due;
                } else if (event.is(Kind.RELEASED, "rl")) {
                    due = owner ? event.value() : due;
                } else if (event.is(Kind.RAISED, "rl")) {
                    refused += owner ? 1 : 0;
                }
            }

            @Override
            public Judgement judgement() {
                String id = due > 0 ? "left-locked" : "served-at-zero";
                return Judgement.of(
                        early > 0 ? "entered-early" : refused < extra ? "accepted" : id,
                        "Visitors who got in too early: %d of %d. Extra releases: %d, refused: %d. Releases still due: %d.",
                        early,
                        knobs.integer("visitors"),
                        Math.max(extra, 0),
                        refused,
                        due);
            }
        };
    }

    @Override
    public void play(Stage stage) {
        RLock rl = stage.rLock("rl");
        stage.start("Owner", () -> {
            show(stage, rl);
            rl.acquire();
            startVisitors(stage, rl); // they find it locked
            show(stage, rl);
            for (int climb = stage.integer("reacquires"); climb > 0; climb--) {
                while (rl.recursionCount() < stage.integer("levels")) {
                    rl.acquire();
                    show(stage, rl);
                }
                int bottom = climb > 1 || stage.integer("extra") < 0 ? 1 : 0;
                while (rl.recursionCount() > bottom) {
                    rl.release(); // lets a visitor in only if it was the last one
                    show(stage, rl);
                }
            }
            for (int i = 0; i < stage.integer("extra"); i++) {
                try {
                    rl.release(); // one too many
                } catch (IllegalMonitorStateException refusal) {
                    stage.print("RuntimeError: " + refusal.getMessage());
                }
            }
        });
        stage.joinAll();
    }

    private void startVisitors(Stage stage, RLock rl) {
        for (int n = 1; n <= stage.integer("visitors"); n++) {
            stage.start("Visitor " + n, () -> {
                show(stage, rl);
                rl.acquire(); // gets it at count 0
                show(stage, rl);
                rl.release();
            });
        }
    }

    private void show(Stage stage, RLock rl) {
        String state = rl.isLocked() ? "locked" : "unlocked";
        stage.print("rl is %s; mine: %s, my count: %d".formatted(state, rl.isOwned(), rl.recursionCount()));
        stage.work(stage.number("pauseMs"));
    }
}
