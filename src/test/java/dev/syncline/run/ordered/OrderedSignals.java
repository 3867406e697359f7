package dev.syncline.run.ordered;

import dev.syncline.process.memory.SharedValue;
import dev.syncline.process.sync.AnyProcessLock;
import dev.syncline.process.sync.ProcessCondition;
import dev.syncline.process.sync.ProcessEvent;
import dev.syncline.process.sync.ProcessSemaphore;
import dev.syncline.scenario.Stage;

/** Workers that wait for permits, for an event, and for notifications. */
public final class OrderedSignals {
    private OrderedSignals() {}

    /** Permits, several of which are released at once. */
    public static void semaphores(Stage stage) {
        ProcessSemaphore permits = stage.processes().semaphore("permits", 0);
        SharedValue after = stage.processes().valueWithoutLock("after", 0);
        Crew.start(stage, place -> {
            permits.acquire();
            after.set(after.get() + 1);
            place.print(permits.acquire(Crew.SOON) ? "two" : "one");
        });
        permits.release(2);
        permits.release(2);
        stage.joinAll();
    }

    /** An event that is set under several waiters, and one for which they wait too long. */
    public static void events(Stage stage) {
        ProcessEvent start = stage.processes().event("start");
        ProcessEvent never = stage.processes().event("never");
        Crew.start(stage, place -> {
            start.await();
            place.print("goes");
            place.print(never.await(Crew.SOON) ? "set" : "late");
        });
        start.set();
        start.clear();
        start.set();
        stage.joinAll();
    }

    /** A condition with notifications for one and for all. */
    public static void conditions(Stage stage) {
        AnyProcessLock lock = stage.processes().rLock("lock");
        ProcessCondition condition = stage.processes().condition("condition", lock);
        SharedValue turns = stage.processes().valueWithoutLock("turns", 0);
        Crew.start(stage, place -> {
            lock.acquire();
            condition.waitFor(() -> turns.get() > 0);
            turns.set(turns.get() - 1);
            place.print(condition.await(Crew.SOON) ? "notified" : "late");
            lock.release();
        });
        for (int i = 0; i < 3; i++) {
            lock.acquire();
            turns.set(turns.get() + 1);
            if (i == 0) {
                condition.notifyOne();
            } else {
                condition.notifyAllWaiters();
            }
            lock.release();
        }
        stage.joinAll();
    }
}
