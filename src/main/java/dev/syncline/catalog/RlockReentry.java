package dev.syncline.catalog;

import dev.syncline.primitive.RLock;
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

/** An owner acquires an RLock several levels deep; others wait for its last release, and a stranger is refused. */
final class RlockReentry implements Scenario {
    @Override
    public Lesson lesson() {
        return new Lesson(
                Chapter.LOCK,
                2,
                "Re-entrant lock",
                /* summary= */ """
                An owner acquires the same lock again and again; the others get in after its last release.""",
                /* shows= */ """
                An RLock knows its owner and counts. Its owner may acquire it again at once, and must release it just \
                as often. All other threads wait until the count is back at zero. And only the owner may release it.""",
                /* watchFor= */ """
                The number that goes up with each acquire and down with each release. The waiting lanes do not move at \
                the first release, nor at the second: only at the last. The stranger's release ends in an error and \
                changes nothing.""",
                /* moveThis= */ """
                More levels make the others wait longer. The delay makes each level easier to see.""",
                /* pythonAndJava= */ """
                Java's ReentrantLock and its synchronized are both RLocks: re-entrant, with an owner. The stranger's \
                error is RuntimeError in Python and IllegalMonitorStateException in Java. A plain Lock in Python has \
                no owner: any thread may release it, and its holder waits for itself if it acquires it twice.""",
                new Talk(
                        /* solves= */ """
                        A method that holds the lock calls another method that takes it too. With a plain Lock the \
                        thread would wait for itself, forever.""",
                        /* tradeOff= */ """
                        It is easy to lose sight of who holds what. One release too few, and all others wait forever. \
                        And being inside no longer means that the data is consistent: your own caller may be in the \
                        middle of a change.""",
                        /* example= */ """
                        A bank account with deposit, withdraw and transfer. All three take the account's lock, and \
                        transfer calls the other two.""",
                        /* tidbit= */ """
                        Every object in Java carries an RLock: that is what synchronized takes. In Python, a Condition \
                        makes itself an RLock if you do not give it a lock.""",
                        /* question= */ """
                        The owner has acquired four times and released three times. Who may enter now?""",
                        /* answer= */ """
                        Only the owner. For every other thread the lock is as locked as it was at the start."""));
    }

    @Override
    public List<Knob> knobs() {
        return List.of(
                Knob.integer("levels", "Levels", 1, 10, 4, "How many times the owner acquires the lock."),
                Knob.integer("waiters", "Waiters", 0, 8, 2, "How many others want the lock."),
                Knob.number("pauseMs", "Delay", 0, 2000, 50, 600, "How long each step takes inside the lock.")
                        .in("ms")
                        .formerly("pause")
                        .whileRunning(),
                Knob.onOff(
                        "stranger",
                        "A stranger releases",
                        true,
                        "Whether a thread releases a lock that it does not own."));
    }

    @Override
    public List<Preset> presets() {
        return List.of(
                new Preset("Once", "One level: it looks like any lock.", Map.of("levels", 1, "stranger", false)),
                new Preset("Four levels", "Three releases change nothing for the waiters.", Map.of("stranger", false)),
                new Preset("The stranger", "A release by another thread ends in an error.", Map.of("stranger", true)));
    }

    @Override
    public List<Outcome> outcomes() {
        return List.of(
                Outcome.expected("last-release", "No waiter got in before the owner's last release."),
                Outcome.forbidden("entered-early", "A waiter got in while the owner still held the lock."),
                Outcome.forbidden("stranger-accepted", "A thread released a lock that it did not own."));
    }

    @Override
    public Judge judge(KnobValues knobs) {
        int strangers = knobs.isOn("stranger") ? 1 : 0;
        return new Judge() {
            private int held; // how often the owner holds the lock
            private int releases;
            private int early;
            private int late;
            private int accepted;
            private int refused;

            @Override
            public void event(NamedEvent event) {
                if (event.isBy("Owner")) {
                    held = event.is(Kind.ACQUIRED) || event.is(Kind.RELEASED) ? event.value() : held;
                    releases += event.is(Kind.RELEASED) ? 1 : 0;
                } else if (event.isBy("Stranger")) {
                    accepted += event.is(Kind.RELEASED) ? 1 : 0;
                    refused += event.is(Kind.RAISED) ? 1 : 0;
                } else if (event.isBy("Waiter") && event.is(Kind.ACQUIRED)) {
                    early += held > 0 ? 1 : 0;
                    late += held > 0 ? 0 : 1;
                }
            }

            @Override
            public Judgement judgement() {
                return Judgement.of(
                        early > 0 ? "entered-early" : accepted > 0 ? "stranger-accepted" : "last-release",
                        "%d of %d waiters got in after the last release. Releases: %d. A stranger's releases: %d, refused: %d.",
                        late,
                        knobs.integer("waiters"),
                        releases,
                        strangers,
                        refused);
            }
        };
    }

    @Override
    public void play(Stage stage) {
        RLock lock = stage.rLock("lock");
        stage.start("Owner", () -> descend(stage, lock, 1));
        stage.joinAll();
    }

    private void descend(Stage stage, RLock lock, int level) {
        lock.acquire(); // at once, the second time too: it is ours
        if (level == 1) {
            startOthers(stage, lock); // the owner is inside
        }
        stage.work(stage.number("pauseMs"));
        if (level < stage.integer("levels")) {
            descend(stage, lock, level + 1);
        }
        stage.work(stage.number("pauseMs"));
        lock.release();
    }

    private void startOthers(Stage stage, RLock lock) {
        for (int n = 1; n <= stage.integer("waiters"); n++) {
            stage.start("Waiter " + n, () -> {
                lock.acquire(); // continues after the owner's last release
                stage.work(stage.number("pauseMs"));
                lock.release();
            });
        }
        if (stage.isOn("stranger")) {
            stage.start("Stranger", () -> {
                stage.sleep(stage.number("pauseMs"));
                try {
                    lock.release(); // never acquired it
                } catch (IllegalMonitorStateException refusal) {
                    stage.print("Refused: " + refusal.getMessage());
                }
            });
        }
    }
}
