package dev.syncline.run.ordered;

import dev.syncline.primitive.error.Empty;
import dev.syncline.process.memory.SharedValue;
import dev.syncline.process.pipe.JoinableQueue;
import dev.syncline.process.pipe.ProcessQueue;
import dev.syncline.scenario.Stage;
import java.util.List;

/** Workers that hand items on through queues. */
public final class OrderedQueues {
    private OrderedQueues() {}

    /** A queue with its feeders, and a full one. */
    public static void queues(Stage stage) {
        ProcessQueue<Integer> queue = stage.processes().queue("queue", 2);
        SharedValue sum = stage.processes().value("sum", 0);
        stage.processes().start("Maker", place -> {
            for (int i = 1; i <= 4; i++) {
                queue.put(i);
            }
        });
        for (String name : List.of("Ann", "Bob")) {
            stage.processes().start(name, place -> {
                try {
                    while (true) {
                        int item = queue.get(Crew.SOON);
                        sum.set(sum.get() + item);
                    }
                } catch (Empty nothing) {
                    place.print("nothing came");
                }
            });
        }
        stage.joinAll();
    }

    /** Tasks of a queue that are waited for, put by the main process. */
    public static void tasks(Stage stage) {
        JoinableQueue<Integer> tasks = stage.processes().joinableQueue("tasks", 0);
        Crew.start(stage, place -> {
            for (int item = tasks.get(); item > 0; item = tasks.get()) {
                place.work(2);
                tasks.taskDone();
            }
            tasks.taskDone();
        });
        for (int i = 1; i <= 3; i++) {
            tasks.put(i);
        }
        tasks.join();
        for (int i = 1; i <= 3; i++) {
            tasks.put(0);
        }
        stage.joinAll();
    }
}
