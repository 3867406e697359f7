package dev.syncline.process.ipc;

import dev.syncline.trace.Actor;
import java.util.function.BooleanSupplier;

/**
 * Starts threads of this process that are actors of the run and work for shared objects, such as the feeder of a queue.
 */
@FunctionalInterface
public interface ActorStarter {
    /**
     * Starts a thread that runs as an actor of this name.
     *
     * @return tells whether no actor is left in this process that needs the thread, so that it has to end; always false
     *     in a worker, which ends its threads itself
     * @throws IllegalArgumentException if the name is taken
     */
    BooleanSupplier start(String name, Actor starter, Runnable body);
}
