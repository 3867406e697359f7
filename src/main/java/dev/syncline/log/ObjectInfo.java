package dev.syncline.log;

import dev.syncline.trace.Family;
import dev.syncline.trace.ObjectType;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An object as described in the log.
 *
 * @param id its number
 * @param name its name, unique in the run
 * @param type what kind of object it is
 * @param attributes what the type has: {@code capacity}, {@code initial}, {@code fair}
 */
public record ObjectInfo(int id, String name, ObjectType type, Map<String, Object> attributes) {
    private static final Pattern PHRASE = Pattern.compile(" (?!\\d+$)");
    private static final Set<Family> PLAIN =
            EnumSet.of(Family.LOCK, Family.MEMORY, Family.PROCESS, Family.TIMER, Family.MANAGER);

    /**
     * Keeps its own copy of the attributes.
     *
     * @throws IllegalArgumentException if an attribute is not text, a number, a boolean, or a list or map of such
     */
    public ObjectInfo {
        PlainValues.check(attributes);
        attributes = Map.copyOf(attributes);
    }

    /**
     * Its name within a sentence, as the screen has it: in quotes if it is an event, or of several words that do not end
     * with a number; that of a lock is a noun, and needs none.
     */
    public String nameInSentence() {
        boolean isPhrase = type.family() == Family.EVENT || PHRASE.matcher(name).find();
        return isPhrase && !PLAIN.contains(type.family()) ? '"' + name + '"' : name;
    }

    /** The name of its type. */
    public String typeName() {
        return type.name();
    }
}
