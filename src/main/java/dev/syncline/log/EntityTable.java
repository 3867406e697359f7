package dev.syncline.log;

import dev.syncline.trace.ObjectType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The actors and objects of a run, each with its number and its name. Thread-safe. */
public final class EntityTable {
    /** The most actors, and the most objects, in one log. */
    public static final int MAX_ENTITIES = 65_535;

    private final AppendOnlyList<ActorInfo> actors = new AppendOnlyList<>();
    private final AppendOnlyList<ObjectInfo> objects = new AppendOnlyList<>();
    private final Set<String> actorNames = new HashSet<>();
    private final Map<String, ObjectInfo> objectsByName = new HashMap<>();

    /**
     * Adds an actor and gives it the next number.
     *
     * @throws IllegalArgumentException if the name is taken
     */
    public synchronized ActorInfo addActor(String name, String kind) {
        if (actorNames.contains(name)) {
            throw new IllegalArgumentException("There is an actor called '" + name + "' already.");
        }
        ActorInfo actor = new ActorInfo(number(actors.size()), name, kind);
        actorNames.add(name);
        actors.add(actor);
        return actor;
    }

    /**
     * Adds an object and gives it the next number.
     *
     * @throws IllegalArgumentException if the name is taken
     */
    public synchronized ObjectInfo addObject(String name, ObjectType type, Map<String, Object> attributes) {
        if (objectsByName.containsKey(name)) {
            throw new IllegalArgumentException("There is an object called '" + name + "' already.");
        }
        ObjectInfo object = new ObjectInfo(number(objects.size()), name, type, attributes);
        objectsByName.put(name, object);
        objects.add(object);
        return object;
    }

    /**
     * Adds actors and objects of a log under their numbers there; those that are known already are left as they are.
     *
     * @throws IllegalArgumentException if there are more than a log can number
     */
    synchronized void addKnown(List<ActorInfo> moreActors, List<ObjectInfo> moreObjects) {
        for (ActorInfo actor : moreActors) {
            if (actor.id() == actors.size() && actorNames.add(actor.name())) {
                checkRoom(actors.size());
                actors.add(actor);
            }
        }
        for (ObjectInfo object : moreObjects) {
            if (object.id() == objects.size() && objectsByName.putIfAbsent(object.name(), object) == null) {
                checkRoom(objects.size());
                objects.add(object);
            }
        }
    }

    /** The current actors, by number. */
    public synchronized List<ActorInfo> actors() {
        return actors.view();
    }

    /** The current objects, by number. */
    public synchronized List<ObjectInfo> objects() {
        return objects.view();
    }

    /** The actors from number {@code first} on. */
    public synchronized List<ActorInfo> actorsFrom(int first) {
        return actors.view(first, actors.size());
    }

    /** The objects from number {@code first} on. */
    public synchronized List<ObjectInfo> objectsFrom(int first) {
        return objects.view(first, objects.size());
    }

    /** The object of this name. */
    public synchronized Optional<ObjectInfo> object(String name) {
        return Optional.ofNullable(objectsByName.get(name));
    }

    private static int number(int size) {
        checkRoom(size);
        return size;
    }

    private static void checkRoom(int size) {
        if (size >= MAX_ENTITIES) {
            throw new IllegalArgumentException("A log tells at most " + MAX_ENTITIES + " actors and objects apart.");
        }
    }
}
