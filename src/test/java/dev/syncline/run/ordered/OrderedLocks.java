package dev.syncline.run.ordered;

import dev.syncline.process.memory.SharedValue;
import dev.syncline.process.sync.ProcessLock;
import dev.syncline.scenario.Stage;

/** Workers that use locks. */
public final class OrderedLocks {
    private OrderedLocks() {}

    /** A lock, and a value that is incremented under it. */
    public static void locks(Stage stage) {
        ProcessLock lock = stage.processes().lock("lock");
        SharedValue value = stage.processes().valueWithoutLock("value", 0);
        Crew.start(stage, place -> {
            for (int i = 0; i < 2; i++) {
                lock.acquire();
                value.set(value.get() + 1);
                lock.release();
            }
            if (!lock.acquire(Crew.SOON)) {
                place.print("too late");
                return;
            }
            place.work(5);
            lock.release();
        });
        stage.joinAll();
        stage.print("counted " + value.get());
    }

    /** A lock between threads of the main process beside one between processes. */
    public static void mixed(Stage stage) {
        var inside = stage.lock("inside");
        ProcessLock between = stage.processes().lock("between");
        stage.start("Thread 1", () -> {
            inside.acquire();
            between.acquire();
            between.release();
            inside.release();
        });
        stage.start("Thread 2", () -> {
            between.acquire();
            stage.sleep(2);
            between.release();
            inside.acquire();
            inside.release();
        });
        Crew.start(stage, place -> {
            between.acquire();
            place.print("in");
            between.release();
        });
        stage.joinAll();
    }
}
