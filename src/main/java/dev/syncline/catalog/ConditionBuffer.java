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
import java.util.List;
import java.util.Map;

/** A bounded buffer, built from one lock and two conditions. */
final class ConditionBuffer implements Scenario {
    @Override
    public Lesson lesson() {
        return new Lesson(
                Chapter.CONDITION,
                1,
                "Bounded buffer with two conditions",
                /* summary= */ """
                Producers wait for room and consumers for an item: one lock, two conditions.""",
                /* shows= */ """
                A Condition lets a thread wait, inside a lock, until another thread notifies it of a change. wait() \
                releases the lock; otherwise no thread could ever change anything. A notified thread must acquire the \
                lock again before it continues.""",
                /* watchFor= */ """
                Each wait has two parts. First the thread is blocked, until the notification comes. Then it waits for \
                the lock, which the notifier still holds. The buffer is never below 0 and never above its capacity.""",
                /* moveThis= */ """
                Make producing slower than consuming: the consumers wait at "item". Make it faster: the buffer fills, \
                and the producers wait at "room". With a capacity of 1 they take turns.""",
                /* pythonAndJava= */ """
                The same in both. Java's names are await, signal and signalAll, and a Condition is made by its lock. \
                Java's await may also end for no reason at all, a spurious wakeup; here, as in Python, it never does.""",
                new Talk(
                        /* solves= */ """
                        Waiting for something that only another thread can change, without asking again and again.""",
                        /* tradeOff= */ """
                        A thread that changes something must remember to notify, and to notify the right condition. \
                        Forget it once, and another thread may sleep forever.""",
                        /* example= */ """
                        This is what is inside a queue. Python's Queue has one lock and three conditions: not empty, \
                        not full, and all tasks done.""",
                        /* tidbit= */ """
                        Conditions come from monitors, which Brinch Hansen and Hoare described in the early 1970s. In \
                        Hoare's, the woken thread ran at once; in all that we use today, it has to compete for the \
                        lock.""",
                        /* question= */ """
                        Why is there a while around wait(), and not an if?""",
                        /* answer= */ """
                        Between the notification and getting the lock, another thread may be quicker and take the \
                        item. So check again. The next lesson shows what happens otherwise."""));
    }

    @Override
    public List<Knob> knobs() {
        return List.of(
                Knob.integer("capacity", "Capacity", 1, 20, 3, "How many items fit into the buffer."),
                Knob.integer("producers", "Producers", 1, 8, 2, "How many threads put items in."),
                Knob.integer("consumers", "Consumers", 1, 8, 2, "How many threads take items out."),
                Knob.integer("items", "Items each", 1, 100, 12, "How many items each producer makes."),
                Knob.number("produceMs", "Time to produce", 0, 2000, 10, 300, "How long it takes to make an item.")
                        .in("ms")
                        .whileRunning(),
                Knob.number("consumeMs", "Time to consume", 0, 2000, 10, 600, "How long it takes to use an item.")
                        .in("ms")
                        .whileRunning());
    }

    @Override
    public List<Preset> presets() {
        return List.of(
                new Preset("The buffer fills", "Producers are faster: they wait for room.", Map.of()),
                new Preset(
                        "The buffer runs empty",
                        "Consumers are faster: they wait for an item.",
                        Map.of("consumeMs", 100.0)),
                new Preset("Room for one", "With a capacity of 1 they take turns.", Map.of("capacity", 1)));
    }

    @Override
    public List<Outcome> outcomes() {
        return List.of(
                Outcome.expected("all-taken", "Every item was taken, and there were never too many."),
                Outcome.forbidden("broken", "The buffer held more than fit, or items were lost."));
    }

    @Override
    public Judge judge(KnobValues knobs) {
        int total = knobs.integer("producers") * knobs.integer("items");
        return new Judge() {
            private int most;
            private int taken;

            @Override
            public void event(NamedEvent event) {
                if (event.is(Kind.WROTE, "buffer")) {
                    most = Math.max(most, event.value());
                    taken += event.isBy("Consumer") ? 1 : 0;
                }
            }

            @Override
            public Judgement judgement() {
                boolean right = most <= knobs.integer("capacity") && taken == total;
                return Judgement.of(
                        right ? "all-taken" : "broken",
                        "%d items were taken of %d; at most %d were in the buffer.",
                        taken,
                        total,
                        most);
            }
        };
    }

    @Override
    public void play(Stage stage) {
        Lock lock = stage.lock("lock");
        Condition room = stage.condition("room", lock);
        Condition item = stage.condition("item", lock);
        SharedVariable buffer = stage.variable("buffer", 0); // how many items are in it
        int total = stage.integer("producers") * stage.integer("items");
        int consumers = stage.integer("consumers");

        for (int n = 1; n <= stage.integer("producers"); n++) {
            stage.start("Producer " + n, () -> {
                for (int i = 0; i < stage.integer("items"); i++) {
                    stage.work(stage.number("produceMs"));
                    lock.acquire();
                    while (buffer.read() == stage.integer("capacity")) {
                        room.await(); // gives up the lock until a consumer notifies
                    }
                    buffer.write(buffer.read() + 1);
                    item.notifyOne();
                    lock.release();
                }
            });
        }
        for (int n = 1; n <= consumers; n++) {
            int share = total / consumers + (n <= total % consumers ? 1 : 0);
            stage.start("Consumer " + n, () -> {
                for (int i = 0; i < share; i++) {
                    lock.acquire();
                    while (buffer.read() == 0) {
                        item.await(); // gives up the lock until a producer notifies
                    }
                    buffer.write(buffer.read() - 1);
                    room.notifyOne();
                    lock.release();
                    stage.work(stage.number("consumeMs"));
                }
            });
        }
        stage.joinAll();
    }
}
