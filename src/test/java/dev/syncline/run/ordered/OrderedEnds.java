package dev.syncline.run.ordered;

import dev.syncline.primitive.error.BrokenBarrierError;
import dev.syncline.process.ipc.ChildProcess;
import dev.syncline.process.ipc.Target;
import dev.syncline.process.memory.SharedValue;
import dev.syncline.process.sync.ProcessBarrier;
import dev.syncline.process.sync.ProcessLock;
import dev.syncline.process.sync.RobustLock;
import dev.syncline.scenario.Processes;
import dev.syncline.scenario.Stage;
import java.util.List;

/** Workers that meet at a barrier, and workers that are killed. */
public final class OrderedEnds {
    private OrderedEnds() {}

    /** A barrier that is passed twice, with an action, and one that breaks. */
    public static void barriers(Stage stage) {
        SharedValue rounds = stage.processes().valueWithoutLock("rounds", 0);
        ProcessBarrier barrier = stage.processes().barrier("barrier", 3, () -> rounds.set(rounds.get() + 1));
        ProcessBarrier broken = stage.processes().barrier("broken", 4, Crew.SOON);
        Crew.start(stage, place -> {
            barrier.await();
            barrier.await();
            try {
                broken.await();
            } catch (BrokenBarrierError late) {
                place.print("broken");
            }
        });
        stage.joinAll();
    }

    /** Processes that are killed, while they hold a lock, wait for it, or have not begun. */
    public static void kills(Stage stage) {
        Processes processes = stage.processes();
        ProcessLock lock = processes.lock("lock");
        RobustLock robust = processes.robustLock("robust");
        Target target = place -> {
            robust.acquire();
            lock.acquire();
            place.work(1_000);
            lock.release();
            robust.release();
        };
        List<ChildProcess> children = Crew.start(stage, target);
        children.get(0).kill();
        stage.print("exit code " + children.get(0).exitCode());
        children.get(1).terminate();
        children.get(2).join(Crew.SOON);
        children.get(2).kill();
        for (ChildProcess child : children) {
            child.join();
        }
    }
}
