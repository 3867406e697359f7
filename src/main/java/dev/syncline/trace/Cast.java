package dev.syncline.trace;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who and what takes part in a run: the actors and objects, each with its number and its name. Thread-safe. */
public final class Cast {
    /** How many actors, and how many objects, the log can tell apart. */
    public static final int MOST = 65_535;

    private final List<ActorInfo> actors = new ArrayList<>();
    private final List<ObjectInfo> objects = new ArrayList<>();
    private final Set<String> actorNames = new HashSet<>();
    private final Set<String> objectNames = new HashSet<>();

    /**
     * Adds an actor and gives it the next number.
     *
     * @throws IllegalArgumentException if the name is taken
     */
    public synchronized ActorInfo addActor(String name, String kind) {
        if (!actorNames.add(name)) {
            throw new IllegalArgumentException("There is an actor called '" + name + "' already.");
        }
        ActorInfo actor = new ActorInfo(number(actors.size()), name, kind);
        actors.add(actor);
        return actor;
    }

    /**
     * Adds an object and gives it the next number.
     *
     * @throws IllegalArgumentException if the name is taken
     */
    public synchronized ObjectInfo addObject(String name, String type, Map<String, Object> attributes) {
        if (!objectNames.add(name)) {
            throw new IllegalArgumentException("There is an object called '" + name + "' already.");
        }
        ObjectInfo object = new ObjectInfo(number(objects.size()), name, type, attributes);
        objects.add(object);
        return object;
    }

    /** Adds what a log says is there, under the numbers that it has there; what is known already is left as it is. */
    synchronized void learn(List<ActorInfo> moreActors, List<ObjectInfo> moreObjects) {
        for (ActorInfo actor : moreActors) {
            if (actor.id() == actors.size() && actorNames.add(actor.name())) {
                actors.add(actor);
            }
        }
        for (ObjectInfo object : moreObjects) {
            if (object.id() == objects.size() && objectNames.add(object.name())) {
                objects.add(object);
            }
        }
    }

    /** The actors, by number. */
    public synchronized List<ActorInfo> actors() {
        return List.copyOf(actors);
    }

    /** The objects, by number. */
    public synchronized List<ObjectInfo> objects() {
        return List.copyOf(objects);
    }

    /** The actors from number {@code first} on. */
    synchronized List<ActorInfo> actorsFrom(int first) {
        return first == actors.size() ? List.of() : List.copyOf(actors.subList(first, actors.size()));
    }

    /** The objects from number {@code first} on. */
    synchronized List<ObjectInfo> objectsFrom(int first) {
        return first == objects.size() ? List.of() : List.copyOf(objects.subList(first, objects.size()));
    }

    /** The object of this name. */
    public synchronized Optional<ObjectInfo> object(String name) {
        return objects.stream().filter(o -> o.name().equals(name)).findFirst();
    }

    private static int number(int size) {
        if (size >= MOST) {
            throw new IllegalArgumentException("A log tells at most " + MOST + " actors and objects apart.");
        }
        return size;
    }
}
