package dev.syncline.run.ordered;

import dev.syncline.process.ipc.ChildProcess;
import dev.syncline.process.manager.ManagedDict;
import dev.syncline.process.manager.ManagedLock;
import dev.syncline.process.manager.Manager;
import dev.syncline.process.pool.ProcessPool;
import dev.syncline.scenario.Stage;
import java.util.List;
import java.util.Map;

/** Workers that use a manager or belong to a pool. */
public final class OrderedServices {
    private OrderedServices() {}

    /** Objects of a manager. */
    public static void manager(Stage stage) {
        Manager manager = stage.processes().manager("Manager");
        ManagedDict<String, Integer> dict = manager.dict("dict", Map.of("n", 0));
        ManagedLock lock = manager.lock("lock");
        List<ChildProcess> crew = Crew.start(stage, place -> {
            if (lock.acquire(Crew.SOON)) {
                dict.put("n", dict.get("n") + 1);
                lock.release();
            }
        });
        crew.forEach(ChildProcess::join); // the manager ends after the body
    }

    /** A pool that two threads use at once, one of which takes the results as they come. */
    public static void pool(Stage stage) {
        ProcessPool pool = stage.processes().pool("pool", 2);
        stage.start(
                "Second",
                () -> pool.<Integer, Integer>imapUnordered(
                        (place, n) -> n + 1, List.of(1, 2, 3), 1, result -> stage.print(result.toString())));
        List<Integer> squares = pool.map(
                (place, n) -> {
                    place.work(n);
                    return n * n;
                },
                List.of(1, 2, 3),
                1);
        stage.print(squares.toString());
        pool.shutdown();
        pool.join();
    }
}
