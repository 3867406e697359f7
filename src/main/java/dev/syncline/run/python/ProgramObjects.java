package dev.syncline.run.python;

import dev.syncline.log.EntityTable;
import dev.syncline.log.ObjectInfo;
import dev.syncline.trace.ObjectType;
import dev.syncline.trace.Probe;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** The objects of a traced program, by the numbers that it gave them. Thread-safe. */
final class ProgramObjects {
    private final EntityTable entities;
    private final Map<Long, ObjectInfo> byNumber = new ConcurrentHashMap<>();
    private final Map<String, Long> numbers = new HashMap<>();
    private final Set<String> names = new HashSet<>();

    /** Adds them to {@code entities}. */
    ProgramObjects(EntityTable entities) {
        this.entities = entities;
    }

    /** An object becomes known; the second time, nothing happens. */
    synchronized void add(long number, String name, ObjectType type, Map<String, Object> attributes) {
        if (!byNumber.containsKey(number)) {
            ObjectInfo info = entities.addObject(UniqueNames.next(names, name), type, attributes);
            byNumber.put(number, info);
            numbers.put(info.name(), number);
        }
    }

    /** How many there are. */
    int size() {
        return byNumber.size();
    }

    /** The number in the log of the object that has this number in the program; {@link Probe#NO_OBJECT} for 0. */
    int logNumber(long number) {
        ObjectInfo object = byNumber.get(number);
        return object == null ? Probe.NO_OBJECT : object.id();
    }

    /**
     * The number in the program of the object of this name.
     *
     * @throws NoSuchElementException if there is none; the message names the existing ones
     */
    synchronized long number(String name) {
        Long number = numbers.get(name);
        if (number == null) {
            throw new NoSuchElementException("There is no object '%s' in this run; there are: %s."
                    .formatted(name, String.join(", ", new TreeSet<>(numbers.keySet()))));
        }
        return number;
    }

    /** The object of this number in the program. */
    ObjectInfo info(long number) {
        ObjectInfo info = byNumber.get(number);
        if (info == null) {
            throw new NoSuchElementException("There is no object number %d in this run.".formatted(number));
        }
        return info;
    }
}
