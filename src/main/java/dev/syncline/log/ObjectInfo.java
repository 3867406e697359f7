package dev.syncline.log;

import dev.syncline.trace.ObjectType;
import java.util.Map;

/**
 * An object as described in the log.
 *
 * @param id its number
 * @param name its name, unique in the run
 * @param type what kind of object it is
 * @param attributes what the type has: {@code capacity}, {@code initial}, {@code fair}
 */
public record ObjectInfo(int id, String name, ObjectType type, Map<String, Object> attributes) {
    /**
     * Keeps its own copy of the attributes.
     *
     * @throws IllegalArgumentException if an attribute is not text, a number, a boolean, or a list or map of such
     */
    public ObjectInfo {
        PlainValues.check(attributes);
        attributes = Map.copyOf(attributes);
    }

    /** The name of its type. */
    public String typeName() {
        return type.name();
    }
}
