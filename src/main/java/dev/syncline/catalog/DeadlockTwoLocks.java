package dev.syncline.catalog;

import dev.syncline.primitive.Lock;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Two clerks lock two accounts in opposite order, meet halfway, and wait for each other; one order for all cures it. */
final class DeadlockTwoLocks implements Scenario {
    @Override
    public Lesson lesson() {
        return new Lesson(
                Chapter.TROUBLE,
                1,
                "Deadlock: two locks, opposite order",
                /* summary= */ """
                Two clerks lock two accounts in opposite order, and each waits for the other, forever.""",
                /* shows= */ """
                A transfer needs both accounts, so a clerk locks one, then the other. One clerk begins with Anna's \
                account, the other with Ben's. When each has one lock, each waits for the one that the other holds. \
                No clerk is wrong, no clerk is slow, and no clerk ever continues. That is a deadlock.""",
                /* watchFor= */ """
                The moment at which the second lane begins to wait: the cycle closes, and both lanes turn red. With \
                one order for all, a clerk waits before it holds anything, so there is no cycle.""",
                /* moveThis= */ """
                The switch "One order for all" cures it. Switch "Meet halfway" off and set the delay to 0: now the \
                deadlock is a matter of luck, and that is how it gets into real programs.""",
                /* pythonAndJava= */ """
                The same in both; neither language ends a deadlock for you. Java's thread dump finds one among its own \
                locks and names the threads. Python says nothing; faulthandler at least prints where each thread is.""",
                new Talk(
                        /* solves= */ """
                        One lock for the whole bank would be safe and slow. One lock for each account lets transfers \
                        run side by side, until one of them needs two.""",
                        /* tradeOff= */ """
                        One order for all locks has to be known and kept by all code, even by code that is not written \
                        yet. The alternatives, a timeout or one large lock, cost time.""",
                        /* example= */ """
                        Every database meets this. PostgreSQL looks for the cycle, aborts one of the transactions with \
                        "deadlock detected", and leaves it to the program to try again.""",
                        /* tidbit= */ """
                        Four conditions must hold together: mutual exclusion, hold and wait, no preemption, and a \
                        circular wait. Coffman, Elphick and Shoshani wrote them down in 1971. Break one of the four, \
                        and there can be no deadlock.""",
                        /* question= */ """
                        Does it help to hold the first lock for a shorter time?""",
                        /* answer= */ """
                        It makes the deadlock rarer, so it is found later, and by a customer. Only the order prevents \
                        it."""));
    }

    @Override
    public List<Knob> knobs() {
        return List.of(
                Knob.integer(
                        "clerks",
                        "Clerks",
                        2,
                        8,
                        2,
                        "How many threads transfer; every second one in the other direction."),
                Knob.integer("rounds", "Transfers each", 1, 100, 5, "How many transfers each clerk has to do."),
                Knob.number("pauseMs", "Delay", 0, 1000, 10, 500, "How long a clerk pauses before its second lock.")
                        .in("ms")
                        .formerly("pause")
                        .whileRunning(),
                Knob.onOff("meet", "Meet halfway", true, "Whether each waits, with its first lock, for the other."),
                Knob.onOff("ordered", "One order for all", false, "Whether every clerk locks Anna's account first."));
    }

    @Override
    public List<Preset> presets() {
        return List.of(
                new Preset("Deadlock", "Each holds one lock and waits for the other's.", Map.of()),
                new Preset("The cure", "One order for all: every transfer is done.", Map.of("ordered", true)),
                new Preset(
                        "A matter of luck",
                        "No meeting, no delay: sometimes there is no deadlock. Press Start several times.",
                        Map.of("meet", false, "pauseMs", 0.0, "rounds", 100)),
                new Preset(
                        "No luck at all",
                        "The same in the one order that goes wrong: a deadlock, every time.",
                        Map.of("meet", false, "pauseMs", 0.0, "rounds", 1),
                        "0x2,1,2,1,2,1,2"));
    }

    @Override
    public List<Outcome> outcomes() {
        return List.of(
                Outcome.expected(Outcome.DEADLOCK, "In opposite order, no clerk ever continues.")
                        .when("ordered", false),
                Outcome.expected("all-done", "With one order for all, every transfer was done."),
                Outcome.interesting("lucky", "Every transfer was done, but nothing guaranteed it.")
                        .rightByLuck(),
                Outcome.forbidden("money-lost", "Both locks were held for each transfer, so no money may come or go."));
    }

    @Override
    public Judge judge(KnobValues knobs) {
        return new Judge() {
            private final Map<String, Integer> balances = new HashMap<>();
            private int written;

            @Override
            public void event(NamedEvent event) {
                if (event.is(Kind.READ) || event.is(Kind.WROTE)) {
                    balances.put(event.object(), event.value());
                    written += event.is(Kind.WROTE) ? 1 : 0;
                }
            }

            @Override
            public Judgement judgement() {
                int total =
                        balances.values().stream().mapToInt(Integer::intValue).sum();
                String done = knobs.isOn("ordered") ? "all-done" : "lucky";
                return Judgement.of(
                        total == 200 ? done : "money-lost",
                        "%d transfers were done. There were 200, and now there are %d.",
                        written / 2,
                        total);
            }
        };
    }

    @Override
    public void play(Stage stage) {
        Account anna = new Account(stage, "Anna");
        Account ben = new Account(stage, "Ben");
        boolean ordered = stage.isOn("ordered");
        for (int n = 1; n <= stage.integer("clerks"); n++) {
            Account from = n % 2 == 1 ? anna : ben;
            Account to = n % 2 == 1 ? ben : anna;
            Account first = ordered ? anna : from; // the cure: Anna first, no matter who pays
            Account second = ordered ? ben : to;
            stage.start("Clerk " + n, () -> {
                for (int i = 0; i < stage.integer("rounds"); i++) {
                    lockBoth(stage, first, second);
                    int amount = stage.random().nextInt(1, 21);
                    from.balance.write(from.balance.read() - amount);
                    to.balance.write(to.balance.read() + amount);
                    second.lock.release();
                    first.lock.release();
                    stage.sleep(stage.number("pauseMs"));
                }
            });
        }
        stage.joinAll();
    }

    private void lockBoth(Stage stage, Account first, Account second) {
        first.lock.acquire();
        if (stage.isOn("meet") && !stage.isOn("ordered")) { // with one order there is no other clerk to meet
            stage.untilOthersWait(); // now each of them holds one lock
        }
        stage.work(stage.number("pauseMs"));
        second.lock.acquire(); // in opposite order, no clerk gets past this line
    }

    private record Account(Lock lock, SharedVariable balance) {
        Account(Stage stage, String owner) {
            this(stage.lock(owner + "'s lock"), stage.variable(owner + "'s balance", 100));
        }
    }
}
