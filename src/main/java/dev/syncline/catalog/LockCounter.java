package dev.syncline.catalog;

import dev.syncline.primitive.Lock;
import dev.syncline.primitive.SharedVariable;
import dev.syncline.scenario.Axis;
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
import java.util.List;
import java.util.Map;

/** Several threads add one to the same counter, with and without a lock. */
final class LockCounter implements Scenario {
    @Override
    public Lesson lesson() {
        return new Lesson(
                Chapter.LOCK,
                1,
                "A counter and a lock",
                /* summary= */ """
                Several threads add one to the same counter. Without the lock, additions get lost.""",
                /* shows= */ """
                counter += 1 looks like one step, but it is three: read the number, add one, write the result. If \
                another thread reads between your read and your write, it sees the old number, and one of the two \
                additions is gone. The lock lets one thread at a time do all three steps.""",
                /* watchFor= */ """
                Two lanes that read the same number shortly after each other: both will write the same result. With \
                the lock, each wait ends at the very moment another lane releases.""",
                /* moveThis= */ """
                A longer gap loses more. With a gap of 0 perhaps nothing is lost: the bug is still there, you just do \
                not see it. The switch Lock fixes it, and makes the run longer, because now the gaps come one after \
                another.""",
                /* pythonAndJava= */ """
                The race is the same in both, and in both the famous demonstration may fail to show it. With plain n \
                += 1, four threads lost 265,000 to 377,000 of 800,000 additions on CPython 3.8 and 3.9, and none in \
                three runs each on 3.10 to 3.13. On JDK 17, a plain n++ loop lost 552,463 additions in its first run \
                and none in the next two. Traced, about three quarters were lost on CPython 3.9, 3.11 and 3.13, because \
                tracing makes threads switch more often. So here the read and the write are steps of their own. \
                Python's Lock has no owner. Java's ReentrantLock has one: it is what Python calls an RLock.""",
                new Talk(
                        /* solves= */ """
                        Several threads want to change the same value. A lock makes a few steps one step, for every \
                        thread that uses the same lock.""",
                        /* tradeOff= */ """
                        A waiting thread does nothing. The more happens inside the lock, the closer we are to a single \
                        thread. And it protects only code that acquires it: one forgotten acquire(), and the race is \
                        back.""",
                        /* example= */ """
                        A ticket shop. Two customers read "one seat left", both press Buy, and both have paid.""",
                        /* tidbit= */ """
                        A test that never fails proves little. From CPython 3.10 on, the interpreter switches threads \
                        at fewer places, and the famous loop stopped failing. Nothing ever guaranteed that it would.""",
                        /* question= */ """
                        Four threads add one, ten times each, without a lock. What is the smallest result?""",
                        /* answer= */ """
                        Two. One thread reads 0 and is suspended. The others finish, all but one last addition. The \
                        first thread writes 1. The last addition reads that 1 and is suspended. The first thread does \
                        its other nine. Then the last addition writes 2."""));
    }

    @Override
    public List<Knob> knobs() {
        return List.of(
                Knob.integer("threads", "Threads", 1, 12, 4, "How many threads add to the counter."),
                Knob.integer("rounds", "Additions each", 1, 500, 10, "How often each thread adds one."),
                Knob.number("gapMs", "Gap", 0, 1000, 10, 300, "How long a thread takes between its read and its write.")
                        .in("ms")
                        .formerly("gap")
                        .whileRunning(),
                Knob.number(
                                "pauseMs",
                                "Delay",
                                0,
                                1000,
                                10,
                                200,
                                "How long a thread sleeps after each addition, approximately.")
                        .in("ms")
                        .formerly("pause")
                        .whileRunning(),
                Knob.onOff("lock", "Lock", false, "Whether each addition is done inside the lock."));
    }

    @Override
    public List<Preset> presets() {
        return List.of(
                new Preset("Lost updates", "No lock, a long gap: most additions get lost.", Map.of()),
                new Preset("The lock", "The same threads, one at a time: nothing is lost.", Map.of("lock", true)),
                new Preset(
                        "Full speed",
                        "No lock and no gap: sometimes nothing is lost. Press Start several times.",
                        Map.of("threads", 8, "rounds", 500, "gapMs", 0.0, "pauseMs", 0.0)),
                new Preset(
                        "A lost update",
                        "Both read before one of them writes: one addition is lost, every time.",
                        Map.of("threads", 2, "rounds", 1, "gapMs", 0.0, "pauseMs", 0.0),
                        "0x2,1,2,1,2,1,2,1,2,0"),
                new Preset(
                        "One by one",
                        "The same code in another order: nothing is lost.",
                        Map.of("threads", 2, "rounds", 1, "gapMs", 0.0, "pauseMs", 0.0),
                        "0x2,1x4,2x4,0"));
    }

    @Override
    public Axis axis() {
        return Axis.EVENTS;
    }

    @Override
    public List<Outcome> outcomes() {
        return List.of(
                Outcome.expected("exact", "Every addition is in the counter.").when("lock", true),
                Outcome.expected("exact", "Every addition is in the counter, but nothing guaranteed it.")
                        .rightByLuck(),
                Outcome.interesting("lost-updates", "Two threads read the same number, so an addition was lost.")
                        .wrongResult(),
                Outcome.forbidden("lost-with-lock", "While all threads use the lock, no addition may be lost."));
    }

    @Override
    public Judge judge(KnobValues knobs) {
        int expected = knobs.integer("threads") * knobs.integer("rounds");
        return new Judge() {
            private int found;

            @Override
            public void event(NamedEvent event) {
                if (event.object().equals("counter")) {
                    found = event.value();
                }
            }

            @Override
            public Judgement judgement() {
                if (found == expected) {
                    return Judgement.of("exact", "Expected %,d, found %,d: every addition is there.", expected, found);
                }
                return Judgement.of(
                        knobs.isOn("lock") ? "lost-with-lock" : "lost-updates",
                        "Expected %,d, found %,d. Additions lost: %,d.",
                        expected,
                        found,
                        expected - found);
            }
        };
    }

    @Override
    public void play(Stage stage) {
        SharedVariable counter = stage.variable("counter", 0);
        Lock lock = stage.lock("lock");
        for (int n = 1; n <= stage.integer("threads"); n++) {
            stage.start("Thread-" + n, () -> add(stage, counter, lock));
        }
        stage.joinAll();
        stage.print("counter = %d".formatted(counter.read()));
    }

    private void add(Stage stage, SharedVariable counter, Lock lock) {
        for (int i = 0; i < stage.integer("rounds"); i++) {
            if (stage.isOn("lock")) {
                lock.acquire();
                addOne(stage, counter);
                lock.release();
            } else {
                addOne(stage, counter);
            }
            stage.sleep(stage.number("pauseMs") * stage.random().nextDouble(0.5, 1.5));
        }
    }

    private void addOne(Stage stage, SharedVariable counter) {
        int seen = counter.read();
        stage.work(stage.number("gapMs")); // do others read the same number here?
        counter.write(seen + 1);
    }
}
