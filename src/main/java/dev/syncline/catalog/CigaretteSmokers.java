package dev.syncline.catalog;

import dev.syncline.primitive.Lock;
import dev.syncline.primitive.Semaphore;
import dev.syncline.primitive.SharedVariable;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/** An agent puts two of three things on the table; each smoker needs another two, and they take what is not meant for them. */
final class CigaretteSmokers implements Scenario {
    @Override
    public Lesson lesson() {
        return new Lesson(
                Chapter.CLASSIC,
                4,
                "Cigarette smokers",
                /* summary= */ """
                Two things lie on the table, two smokers take one each, and neither can smoke.""",
                /* shows= */ """
                Three smokers each have an endless supply of one thing: tobacco, paper or matches. The agent puts two \
                of the three on the table; only the smoker with the third can use them. But a smoker that takes two \
                things one after the other may take one that is meant for another smoker.""",
                /* watchFor= */ """
                Two smokers acquire one thing each, and wait for the other one. With helpers, the smokers do not touch \
                the table: three helpers watch what is put there, and the second of them calls the right smoker.""",
                /* moveThis= */ """
                Choose "helpers". Then choose "one order": what cured the philosophers is of no use here. If reaching \
                for the second thing takes no time, all may be lucky.""",
                /* pythonAndJava= */ """
                The same in both. No tool finds this standstill, neither in Python nor in Java: a semaphore has no \
                owner, so no tool knows which thread could release it. Here the agent gives up after a timeout.""",
                new Talk(
                        /* solves= */ """
                        A thread that waits for a combination has to check all of it in one step.""",
                        /* tradeOff= */ """
                        The helpers cost three more threads and a lock, and they know all the smokers. A new thing on \
                        the table means that their rule has to change.""",
                        /* example= */ """
                        A program that waits for two kinds of events with one thread for each kind. An event loop is \
                        the helper: it sees everything and calls the one that is ready.""",
                        /* tidbit= */ """
                        Suhas Patil set this in 1971 to show that semaphores without an "if" are not enough. David \
                        Parnas answered in 1975, without an "if" but with an array of semaphores.""",
                        /* question= */ """
                        With the philosophers one order for all was a cure. Why not here?""",
                        /* answer= */ """
                        There, a neighbour puts the fork back in the end. Here, two smokers begin with the same thing, \
                        and if the wrong one takes it, it never comes back."""));
    }

    @Override
    public List<Knob> knobs() {
        return List.of(
                Knob.choice(
                                "strategy",
                                "Strategy",
                                List.of("naive", "one order", "helpers"),
                                "How a smoker gets two things.")
                        .formerly("way"),
                Knob.integer("rounds", "Rounds", 1, 50, 6, "How often the agent puts two things on the table."),
                Knob.number("reachMs", "Reach", 0, 2000, 10, 500, "The pause between the first thing and the second.")
                        .in("ms")
                        .whileRunning(),
                Knob.number("smokeMs", "Smoke", 0, 3000, 10, 1500, "How long a smoker smokes.")
                        .in("ms")
                        .whileRunning(),
                Knob.number("timeoutMs", "Timeout", 100, 10000, 100, 6000, "How long the agent waits for a smoke.")
                        .in("ms")
                        .formerly("patienceMs")
                        .whileRunning());
    }

    @Override
    public List<Preset> presets() {
        return List.of(
                new Preset("Naive", "Two smokers hold one thing each, and neither can smoke.", Map.of()),
                new Preset("Helpers", "The right smoker is called, every time.", Map.of("strategy", "helpers")),
                new Preset(
                        "One order",
                        "The philosophers' cure does not help here.",
                        Map.of("strategy", "one order", "rounds", 20)),
                new Preset(
                        "A matter of luck",
                        "No pause: how many rounds does it last?",
                        Map.of("reachMs", 0.0, "smokeMs", 100.0, "rounds", 50)));
    }

    @Override
    public List<Outcome> outcomes() {
        return List.of(
                Outcome.expected("standstill", "Two smokers each held one thing that the other needed.")
                        .when("strategy", "naive")
                        .standsStill(),
                Outcome.expected("standstill", "One order for all does not help if what is taken never comes back.")
                        .when("strategy", "one order")
                        .standsStill(),
                Outcome.expected("all-smoked", "The helpers called the right smoker in every round.")
                        .when("strategy", "helpers"),
                Outcome.interesting("all-smoked", "Every round was smoked, but nothing guaranteed it.")
                        .rightByLuck());
    }

    @Override
    public Judge judge(KnobValues knobs) {
        List<String> things = List.of("tobacco", "paper", "matches");
        return new Judge() {
            private final Set<String> onTable = new HashSet<>(); // what the agent put there in this round
            private final Set<String> holding = new HashSet<>(); // owners of what, that have one thing and need another
            private int smoked;
            private String stuck = "";

            @Override
            public void event(NamedEvent event) {
                boolean isThing = things.contains(event.object());
                if (event.actor().startsWith("Owner of ") && event.is(Kind.ACQUIRED) && isThing) {
                    String owner = event.actor().substring("Owner of ".length());
                    if (!holding.remove(owner)) {
                        holding.add(owner);
                    }
                } else if (event.isBy("Agent") && event.is(Kind.RELEASED) && isThing) {
                    onTable.add(event.object());
                } else if (event.isBy("Agent") && event.is(Kind.ACQUIRED)) {
                    onTable.clear();
                    smoked++;
                } else if (event.isBy("Agent") && event.is(Kind.TIMED_OUT)) {
                    stuck = things.stream()
                            .filter(thing -> holding.contains(thing) && onTable.contains(thing)) // not the one meant
                            .reduce("", (earlier, later) -> later);
                }
            }

            @Override
            public Judgement judgement() {
                int rounds = knobs.integer("rounds");
                String end = stuck.isEmpty() ? "" : " Then the owner of " + stuck + " held what it could not use.";
                return Judgement.of(
                        smoked == rounds ? "all-smoked" : "standstill",
                        "%d of %d rounds were smoked.%s",
                        smoked,
                        rounds,
                        end);
            }
        };
    }

    @Override
    public void play(Stage stage) {
        List<String> things = List.of("tobacco", "paper", "matches");
        List<Semaphore> table = things.stream().map(t -> stage.semaphore(t, 0)).toList();
        Semaphore next = stage.semaphore("next round", 0);
        AtomicBoolean over = new AtomicBoolean();
        boolean helpers = stage.choice("strategy").equals("helpers");
        List<Semaphore> calls = helpers ? startHelpers(stage, things, table, over) : List.of();
        for (int n = 0; n < 3; n++) {
            int me = n;
            Runnable takeBoth = helpers ? calls.get(me)::acquire : () -> takeBoth(stage, table, me);
            stage.start("Owner of " + things.get(n), () -> {
                while (true) {
                    takeBoth.run(); // after a call, both things are there, and for no other smoker
                    if (over.get()) {
                        return;
                    }
                    next.release();
                    stage.work(stage.number("smokeMs"));
                }
            });
        }
        stage.start("Agent", () -> {
            boolean smoked = true;
            for (int round = 0; smoked && round < stage.integer("rounds"); round++) {
                stage.work(stage.number("reachMs"));
                int meant = stage.random().nextInt(3); // the owner of the third thing smokes
                table.get((meant + 1) % 3).release();
                table.get((meant + 2) % 3).release();
                stage.untilOthersWait(); // that smoker has smoked, or no smoker can continue
                smoked = next.acquire(Duration.ofMillis((long) stage.number("timeoutMs")));
            }
            over.set(true); // enough for all of them now, so that they can end
            table.forEach(thing -> thing.release(3));
            calls.forEach(Semaphore::release);
        });
        stage.joinAll();
    }

    private void takeBoth(Stage stage, List<Semaphore> table, int me) {
        int first = (me + 1) % 3;
        if (stage.choice("strategy").equals("one order")) {
            first = Math.min(first, (me + 2) % 3);
        }
        table.get(first).acquire();
        stage.work(stage.number("reachMs"));
        table.get(3 - me - first).acquire(); // forever, if another smoker has it
    }

    private List<Semaphore> startHelpers(Stage stage, List<String> things, List<Semaphore> table, AtomicBoolean over) {
        List<Semaphore> calls =
                things.stream().map(t -> stage.semaphore("call " + t, 0)).toList();
        Lock lock = stage.lock("helpers' lock");
        SharedVariable seen = stage.variable("helpers saw", -1); // the thing that lies there alone; -1 for none
        for (int n = 0; n < 3; n++) {
            int me = n;
            stage.start("Helper: " + things.get(n), () -> {
                while (!over.get()) {
                    table.get(me).acquire();
                    lock.acquire();
                    int other = seen.read();
                    seen.write(other < 0 ? me : -1);
                    if (other >= 0) {
                        calls.get(3 - me - other).release(); // 0 + 1 + 2 is 3: this calls the third
                    }
                    lock.release();
                }
            });
        }
        return calls;
    }
}
