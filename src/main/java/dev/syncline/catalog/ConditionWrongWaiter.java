package dev.syncline.catalog;

import dev.syncline.primitive.Condition;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Guests who wait for tea and guests who wait for coffee, and one bell for both. */
final class ConditionWrongWaiter implements Scenario {
    @Override
    public Lesson lesson() {
        return new Lesson(
                Chapter.CONDITION,
                4,
                "notify() wakes the wrong waiter",
                /* summary= */ """
                One bell for tea and coffee: notify() wakes a guest who wants the other cup.""",
                /* shows= */ """
                Two kinds of guests wait at one Condition for different things. notify() wakes one of them; in \
                CPython, the one that has waited longest. If that guest cannot use the cup, it goes back to waiting, \
                and the guest that could use it sleeps on.""",
                /* watchFor= */ """
                A guest wakes up, checks, and waits again. In the end a cup stands on the counter, and a guest that \
                wants exactly this cup is still asleep.""",
                /* moveThis= */ """
                notify_all() wakes every guest for every cup: all are served, with many useless wakeups. Two \
                conditions wake the right guest at once.""",
                /* pythonAndJava= */ """
                The same in both. Every Java object has only one built-in condition, with wait and notify, so this \
                trap is common there; Condition objects of a Lock cure it.""",
                new Talk(
                        /* solves= */ """
                        With one condition for each predicate, the thread that is woken is one that can continue.""",
                        /* tradeOff= */ """
                        notify_all() is always correct with a while, and wasteful: with 100 waiters, 99 wake up for \
                        nothing. notify() is cheap, and correct only if every waiter waits for the same thing.""",
                        /* example= */ """
                        A doctor opens the door and says "next". The patient who gets up only wanted a prescription; \
                        the doctor has time for a consultation; all the others keep reading.""",
                        /* tidbit= */ """
                        In Python's Queue, not_empty and not_full are two conditions of one lock, for exactly this \
                        reason.""",
                        /* question= */ """
                        When may you use notify() instead of notify_all()?""",
                        /* answer= */ """
                        When all waiters of this condition wait for the same thing, and waking one of them is enough. \
                        If in doubt, notify_all() and a while."""));
    }

    @Override
    public List<Knob> knobs() {
        return List.of(
                Knob.choice(
                                "notify",
                                "Notify with",
                                List.of("notify", "notify_all", "two conditions"),
                                "Whom the kitchen wakes when a cup is ready.")
                        .formerly("bell"),
                Knob.integer("guests", "Guests of each kind", 1, 8, 2, "How many want tea, and how many coffee."),
                Knob.number("brewMs", "Time to brew", 0, 2000, 50, 1200, "How long a cup takes.")
                        .in("ms")
                        .whileRunning());
    }

    @Override
    public List<Preset> presets() {
        return List.of(
                new Preset("notify", "A cup gets cold while its guest sleeps.", Map.of()),
                new Preset(
                        "notify_all",
                        "Every guest wakes for every cup; all are served.",
                        Map.of("notify", "notify_all")),
                new Preset("Two conditions", "The right guest wakes at once.", Map.of("notify", "two conditions")));
    }

    @Override
    public List<Outcome> outcomes() {
        return List.of(
                Outcome.expected(
                                "cold",
                                "notify() may wake a guest that cannot use the cup, and then no guest continues.")
                        .when("notify", "notify")
                        .wrongResult(),
                Outcome.expected("served", "Every cup found its guest, but nothing guaranteed it.")
                        .when("notify", "notify")
                        .rightByLuck(),
                Outcome.expected("served", "Every cup found its guest."));
    }

    @Override
    public Judge judge(KnobValues knobs) {
        return new Judge() {
            private final Map<String, Integer> cups = new HashMap<>();
            private final Set<String> woken = new HashSet<>();
            private boolean over; // the kitchen asks what became of the cups
            private int cold;
            private int inVain;

            @Override
            public void event(NamedEvent event) {
                if (event.is(Kind.PRINTED) && event.isBy("Kitchen")) {
                    over = true;
                    cold = cups.values().stream().mapToInt(Integer::intValue).sum();
                } else if (event.is(Kind.WROTE)) {
                    cups.put(event.object(), event.value());
                } else if (event.is(Kind.WOKEN)) {
                    woken.add(event.actor());
                } else if (event.is(Kind.READ) && woken.remove(event.actor()) && !over) {
                    inVain += event.value() == 0 ? 1 : 0;
                }
            }

            @Override
            public Judgement judgement() {
                return Judgement.of(
                        cold == 0 ? "served" : "cold",
                        "%d of %d cups got cold while a guest waited for them. Guests woken in vain: %d.",
                        cold,
                        2 * knobs.integer("guests"),
                        inVain);
            }
        };
    }

    @Override
    public void play(Stage stage) {
        Lock lock = stage.lock("lock");
        boolean two = stage.choice("notify").equals("two conditions");
        Condition tea = stage.condition(two ? "tea" : "bell", lock);
        Condition coffee = two ? stage.condition("coffee", lock) : tea;
        SharedVariable teaCups = stage.variable("tea cups", 0);
        SharedVariable coffeeCups = stage.variable("coffee cups", 0);
        int guests = stage.integer("guests");
        for (int n = 1; n <= guests; n++) {
            stage.start("Coffee " + n, () -> drink(lock, coffee, coffeeCups));
            stage.untilOthersWait(); // so that they wait in this order
        }
        for (int n = 1; n <= guests; n++) {
            stage.start("Tea " + n, () -> drink(lock, tea, teaCups));
            stage.untilOthersWait();
        }
        stage.start("Kitchen", () -> {
            for (int n = 0; n < guests; n++) {
                serve(stage, lock, tea, teaCups);
                serve(stage, lock, coffee, coffeeCups);
            }
            if (stage.untilOthersWait()) { // a guest still waits, and its cup is there
                stage.print("Does no one want this cup?");
                lock.acquire();
                tea.notifyAllWaiters(); // so that they can end
                lock.release();
            }
        });
        stage.joinAll();
    }

    private void drink(Lock lock, Condition ready, SharedVariable cups) {
        lock.acquire();
        while (cups.read() == 0) {
            ready.await();
        }
        cups.write(cups.read() - 1);
        lock.release();
    }

    private void serve(Stage stage, Lock lock, Condition ready, SharedVariable cups) {
        stage.work(stage.number("brewMs"));
        stage.untilOthersWait(); // the guest that was woken has checked
        lock.acquire();
        cups.write(cups.read() + 1);
        if (stage.choice("notify").equals("notify_all")) {
            ready.notifyAllWaiters();
        } else {
            ready.notifyOne(); // the guest that has waited longest, tea or coffee
        }
        lock.release();
    }
}
