package dev.syncline.catalog;

import dev.syncline.primitive.Barrier;
import dev.syncline.primitive.error.BrokenBarrierError;
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

/** The course's cell: a barrier for two with a timeout, and one thread that waits alone. */
final class BarrierTimeout implements Scenario {
    @Override
    public Lesson lesson() {
        return new Lesson(
                Chapter.BARRIER,
                2,
                "Broken barrier",
                /* summary= */ """
                Ann waits for a friend who does not come; the timeout breaks the barrier until it is reset.""",
                /* shows= */ """
                If one thread at a Barrier gives up, the others can never be complete. So the barrier breaks: every \
                thread that waits, and every thread that arrives later, gets a BrokenBarrierError at once, until \
                reset() is called.""",
                /* watchFor= */ """
                Barrier(2, timeout=5) has a timeout that applies to every wait(). Ann's first wait ends with the error \
                when the timeout expires. Her second call does not wait at all: the barrier is still broken. After the \
                reset she waits again.""",
                /* moveThis= */ """
                Let a friend arrive in time, and the last try succeeds. You can be the friend: press barrier.wait() \
                while Ann waits; the barrier's timeout applies to you, too. Press barrier.abort(), and she gets the \
                error before her timeout.""",
                /* pythonAndJava= */ """
                In Python the timeout of Barrier(parties, timeout=…) applies to every wait() without its own; Java's \
                CyclicBarrier has only await(timeout, unit). In Python every thread gets BrokenBarrierError, even the \
                one that timed out. In Java that one gets a TimeoutException, and only the others get \
                BrokenBarrierException. Java has no abort().""",
                new Talk(
                        /* solves= */ """
                        Waiting for a thread that has crashed must not last forever, and all who wait have to be told.""",
                        /* tradeOff= */ """
                        One impatient thread spoils the round for all. A timeout that is too short breaks a barrier \
                        that would have been complete a moment later.""",
                        /* example= */ """
                        A conference call that needs everybody: one person hangs up, and the call is cancelled for all \
                        rather than continued with too few.""",
                        /* tidbit= */ """
                        reset() is an error for the threads that are waiting, too: they get BrokenBarrierError, \
                        although the barrier is usable again a moment later.""",
                        /* question= */ """
                        Three threads arrive at a barrier for two. What happens?""",
                        /* answer= */ """
                        Two continue, and the third waits for a fourth. The barrier counts arrivals; it does not know \
                        which threads belong together."""));
    }

    @Override
    public List<Knob> knobs() {
        return List.of(
                Knob.integer("parties", "Parties", 2, 6, 2, "How many threads have to arrive."),
                Knob.number(
                                "timeoutMs",
                                "Timeout",
                                100,
                                10000,
                                100,
                                5000,
                                "The barrier's own timeout: the longest that any wait() lasts.")
                        .in("ms"),
                Knob.integer("friends", "Friends", 0, 5, 0, "How many friends join Ann's last try."),
                Knob.number(
                                "lateMs",
                                "Friends arrive after",
                                0,
                                10000,
                                100,
                                2000,
                                "How long after the reset they arrive.")
                        .in("ms"),
                Knob.onOff("reset", "Reset", true, "Whether the barrier is reset before the last try."));
    }

    @Override
    public List<Preset> presets() {
        return List.of(
                new Preset("The course's cell", "Barrier(2, timeout=5), and Ann is alone.", Map.of()),
                new Preset("A friend arrives", "After the reset, the last try succeeds.", Map.of("friends", 1)),
                new Preset(
                        "The friend is late",
                        "The friend finds the barrier broken.",
                        Map.of("friends", 1, "lateMs", 4000.0, "timeoutMs", 3000.0)));
    }

    @Override
    public List<Outcome> outcomes() {
        return List.of(
                Outcome.expected(
                                "broken", "Every wait in vain, and every wait at the broken barrier, raised the error.")
                        .raisesAnError(),
                Outcome.expected("met", "All parties arrived in time, and passed."));
    }

    @Override
    public List<Button> buttons() {
        return List.of(
                new Button("barrier", "await", null, "barrier.wait()"),
                Button.of("barrier", "abort"),
                Button.of("barrier", "reset"));
    }

    @Override
    public Judge judge(KnobValues knobs) {
        return new Judge() {
            private int met;
            private int told;

            @Override
            public void event(NamedEvent event) {
                if (event.is(Kind.PRINTED)) {
                    met += event.text().startsWith("All there") ? 1 : 0;
                    told += event.text().startsWith("BrokenBarrierError") ? 1 : 0;
                }
            }

            @Override
            public Judgement judgement() {
                return Judgement.of(met == 0 ? "broken" : "met", "%d passed the barrier, %d got the error.", met, told);
            }
        };
    }

    @Override
    public void play(Stage stage) {
        Duration timeout = Duration.ofMillis((long) stage.number("timeoutMs"));
        Barrier barrier = stage.barrier("barrier", stage.integer("parties"), timeout); // for every wait without its own
        stage.start("Ann", () -> {
            meet(stage, barrier); // she is alone: her wait times out
            stage.sleep(1000);
            meet(stage, barrier); // broken: the error comes at once
            stage.sleep(1000);
            if (stage.isOn("reset")) {
                barrier.reset();
            }
            for (int n = 1; n <= stage.integer("friends"); n++) {
                stage.start("Friend " + n, () -> {
                    stage.sleep(stage.number("lateMs"));
                    meet(stage, barrier);
                });
            }
            meet(stage, barrier);
        });
        stage.joinAll();
    }

    private void meet(Stage stage, Barrier barrier) {
        try {
            int index = barrier.await();
            stage.print("All there; I was number " + index);
        } catch (BrokenBarrierError error) {
            stage.print("BrokenBarrierError; broken: " + barrier.isBroken());
        }
    }
}
