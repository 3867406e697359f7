package dev.syncline.run.stage;

import dev.syncline.log.EntityTable;
import dev.syncline.run.spec.LimitExceeded;
import dev.syncline.trace.Gate;
import dev.syncline.trace.ObjectType;
import dev.syncline.trace.Observer;
import dev.syncline.trace.Probe;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The objects of one run, by name. */
public final class ObjectRegistry {
    private final EntityTable entities;
    private final Observer observer;
    private final Gate gate;
    private final int max;
    private final Map<String, ObjectOperations> byName = new ConcurrentHashMap<>();

    /** Makes objects that report to {@code observer} and pass {@code gate}, at most {@code max} of them. */
    public ObjectRegistry(EntityTable entities, Observer observer, Gate gate, int max) {
        this.entities = entities;
        this.observer = observer;
        this.gate = gate;
        this.max = max;
    }

    /**
     * Makes an object without operations for a user, and registers it.
     *
     * @throws IllegalArgumentException if the name is taken
     * @throws LimitExceeded if the run has as many objects as it may
     */
    <T> T add(String name, ObjectType type, Map<String, Object> attributes, Function<Probe, T> make) {
        return add(name, type, attributes, make, made -> new ObjectOperations());
    }

    /**
     * Makes an object and registers it.
     *
     * @param operations says what a user may do on it
     * @throws IllegalArgumentException if the name is taken
     * @throws LimitExceeded if the run has as many objects as it may
     */
    <T> T add(
            String name,
            ObjectType type,
            Map<String, Object> attributes,
            Function<Probe, T> make,
            Function<? super T, ObjectOperations> operations) {
        if (byName.size() >= max) {
            throw new LimitExceeded("A run may have at most %d objects.".formatted(max));
        }
        T object = make.apply(new Probe(
                observer, gate, entities.addObject(name, type, attributes).id()));
        byName.put(name, operations.apply(object));
        return object;
    }

    /**
     * Finds what a user may do on an object.
     *
     * @throws NoSuchElementException if there is none of this name; the message names the existing ones
     */
    public ObjectOperations find(String name) {
        ObjectOperations object = byName.get(name);
        if (object == null) {
            throw new NoSuchElementException("There is no object '%s' in this run; there are: %s."
                    .formatted(name, String.join(", ", new TreeSet<>(byName.keySet()))));
        }
        return object;
    }
}
