package dev.syncline.catalog;

import dev.syncline.primitive.Condition;
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
import dev.syncline.trace.Kind;
import java.util.List;
import java.util.Map;

/** One loaf of bread, three customers, and a call to all of them. */
final class ConditionIfOrWhile implements Scenario {
    @Override
    public Lesson lesson() {
        return new Lesson(
                Chapter.CONDITION,
                2,
                "Condition.wait(): if or while",
                /* summary= */ """
                One loaf and a call to three customers: with an if, two reach for bread that is gone.""",
                /* shows= */ """
                notify_all() wakes every waiter. They get the lock one after the other, and the first of them takes \
                the only loaf. A customer that checked only once, before waiting, now believes that there is bread.""",
                /* watchFor= */ """
                All customers are woken at the same moment, and then wait once more, for the lock. With an if, the \
                second and the third print that they found nothing. With a while they check again, and go back to \
                waiting.""",
                /* moveThis= */ """
                Change the guard from if to while. Bake as many loaves as there are customers, and even the if works: \
                that is why such a bug survives for so long.""",
                /* pythonAndJava= */ """
                The same in both. Java has one more reason for the while: its await may end without a notification. \
                Python's wait_for(predicate) is the loop, ready-made.""",
                new Talk(
                        /* solves= */ """
                        A notification says "check again", not "it is yours".""",
                        /* tradeOff= */ """
                        The while costs one more check. The if costs a night of searching for a bug that shows itself \
                        once a month.""",
                        /* example= */ """
                        "A table is free", the waiter calls into the crowd. By the time you get there, it is taken.""",
                        /* tidbit= */ """
                        It does not take notify_all(). After a single notify(), a newcomer that never waited can take \
                        the lock before the thread that was woken. That is called a stolen wakeup.""",
                        /* question= */ """
                        Would notify() instead of notify_all() make the if correct?""",
                        /* answer= */ """
                        Here it would, today. It breaks as soon as one more thread takes from the shelf without \
                        waiting. Write the while."""));
    }

    @Override
    public List<Knob> knobs() {
        return List.of(
                Knob.choice("guard", "Guard", List.of("if", "while"), "How a customer checks for bread."),
                Knob.integer("customers", "Customers", 2, 8, 3, "How many threads wait for bread."),
                Knob.integer("loaves", "Loaves", 1, 8, 1, "How many loaves come out of the oven at once."),
                Knob.number("bakeMs", "Time to bake", 0, 3000, 50, 1500, "How long the baker takes each time.")
                        .in("ms")
                        .whileRunning());
    }

    @Override
    public List<Preset> presets() {
        return List.of(
                new Preset("The if fails", "One gets the loaf, two find an empty shelf.", Map.of()),
                new Preset("The while", "Two look again, and wait for the next loaf.", Map.of("guard", "while")),
                new Preset("Enough for all", "The if works, by luck.", Map.of("loaves", 3)));
    }

    @Override
    public Axis axis() {
        return Axis.EVENTS;
    }

    @Override
    public List<Outcome> outcomes() {
        return List.of(
                Outcome.expected("empty-handed", "A customer that checks only once may reach for bread that is gone.")
                        .when("guard", "if")
                        .wrongResult(),
                Outcome.expected("all-served", "There was a loaf for every customer, but nothing guaranteed it.")
                        .when("guard", "if")
                        .rightByLuck(),
                Outcome.expected("all-served", "No customer reached for bread that was not there."));
    }

    @Override
    public Judge judge(KnobValues knobs) {
        return new Judge() {
            private int served;
            private int empty;

            @Override
            public void event(NamedEvent event) {
                if (event.isBy("Customer")) {
                    served += event.is(Kind.WROTE, "shelf") ? 1 : 0;
                    empty += event.is(Kind.PRINTED) ? 1 : 0;
                }
            }

            @Override
            public Judgement judgement() {
                return Judgement.of(
                        empty == 0 ? "all-served" : "empty-handed",
                        "%d of %d got a loaf, %d found the shelf empty.",
                        served,
                        knobs.integer("customers"),
                        empty);
            }
        };
    }

    @Override
    public void play(Stage stage) {
        Lock lock = stage.lock("lock");
        Condition bread = stage.condition("bread", lock);
        SharedVariable shelf = stage.variable("shelf", 0); // how many loaves are on it
        for (int n = 1; n <= stage.integer("customers"); n++) {
            stage.start("Customer " + n, () -> {
                lock.acquire();
                if (stage.choice("guard").equals("if")) {
                    if (shelf.read() == 0) {
                        bread.await(); // woken: is there bread? It does not check.
                    }
                } else {
                    while (shelf.read() == 0) {
                        bread.await(); // woken: checks again
                    }
                }
                int loaves = shelf.read();
                if (loaves > 0) {
                    shelf.write(loaves - 1);
                } else {
                    stage.print("The shelf is empty!");
                }
                lock.release();
            });
        }
        stage.start("Baker", () -> {
            while (stage.untilOthersWait()) { // until all customers wait who have not left
                stage.work(stage.number("bakeMs"));
                lock.acquire();
                shelf.write(stage.integer("loaves"));
                bread.notifyAllWaiters();
                lock.release();
            }
        });
        stage.joinAll();
    }
}
