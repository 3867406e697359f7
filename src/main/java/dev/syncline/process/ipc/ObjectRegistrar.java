package dev.syncline.process.ipc;

import java.util.function.IntFunction;

/** Makes objects known to a run. */
public interface ObjectRegistrar {
    /**
     * Makes an object and makes it known.
     *
     * @param make makes it with the number that it gets
     * @throws IllegalArgumentException if the name is taken
     */
    <T> T add(String name, String type, IntFunction<T> make);
}
