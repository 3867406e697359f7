package dev.syncline.log;

import java.util.Map;

/**
 * What the log says of an object.
 *
 * @param id its number
 * @param name its name, unique in the run
 * @param type the class name of the primitive
 * @param attributes what the type has: {@code capacity}, {@code initial}, {@code fair}
 */
public record ObjectInfo(int id, String name, String type, Map<String, Object> attributes) {
    /**
     * Keeps its own copy of the attributes.
     *
     * @throws IllegalArgumentException if an attribute is not text, a number, a boolean, or a list or map of such
     */
    public ObjectInfo {
        PlainValues.check(attributes);
        attributes = Map.copyOf(attributes);
    }
}
