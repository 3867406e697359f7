package dev.syncline.process.ipc;

import dev.syncline.trace.ObjectType;
import java.util.function.IntFunction;

/** Registers objects of a run. */
public interface ObjectRegistrar {
    /**
     * Creates an object and registers it.
     *
     * @param make creates the object with the number that it gets
     * @throws IllegalArgumentException if the name is taken
     */
    <T> T add(String name, ObjectType type, IntFunction<T> make);
}
