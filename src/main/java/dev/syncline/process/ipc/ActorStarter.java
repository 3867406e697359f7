package dev.syncline.process.ipc;

import dev.syncline.trace.Actor;
import java.util.function.BooleanSupplier;

/** Starts threads of this process that are actors of the run and serve what processes share. */
@FunctionalInterface
public interface ActorStarter {
    /**
     * Starts a thread that plays an actor of this name.
     *
     * @return whether nobody is left in this process whom it could serve, so that it has to end; a worker tells its threads
     *     itself
     * @throws IllegalArgumentException if the name is taken
     */
    BooleanSupplier start(String name, Actor starter, Runnable body);
}
