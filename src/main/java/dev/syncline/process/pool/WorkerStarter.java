package dev.syncline.process.pool;

import dev.syncline.process.ipc.ChildProcess;
import dev.syncline.process.ipc.Target;

/** Starts the worker processes of a pool. */
@FunctionalInterface
public interface WorkerStarter {
    /** Starts the worker of this number, which runs {@code target}. */
    ChildProcess start(int number, Target target);
}
