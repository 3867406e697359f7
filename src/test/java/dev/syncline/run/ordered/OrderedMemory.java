package dev.syncline.run.ordered;

import dev.syncline.process.memory.SharedArray;
import dev.syncline.process.memory.SharedValue;
import dev.syncline.process.sync.AnyProcessLock;
import dev.syncline.process.sync.RobustLock;
import dev.syncline.scenario.Stage;

/** Workers that share memory. */
public final class OrderedMemory {
    private OrderedMemory() {}

    /** A value and an array with locks of their own, a re-entrant lock, and a robust one. */
    public static void memory(Stage stage) {
        SharedValue value = stage.processes().value("value", 0);
        SharedArray array = stage.processes().array("array", 2);
        AnyProcessLock again = stage.processes().rLock("again");
        RobustLock robust = stage.processes().robustLock("robust");
        Crew.start(stage, place -> {
            again.acquire();
            again.acquire();
            value.set(value.get() + 1);
            again.release();
            again.release();
            array.set(0, array.get(0) + 1);
            robust.acquire();
            place.sleep(3);
            robust.release();
        });
        stage.joinAll();
    }
}
