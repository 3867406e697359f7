package dev.syncline.run;

import dev.syncline.primitive.Gate;
import dev.syncline.primitive.Observer;
import dev.syncline.primitive.Probe;
import dev.syncline.trace.Cast;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The objects of one run, by name. */
final class Objects {
    private final Cast cast;
    private final Observer observer;
    private final Gate gate;
    private final int most;
    private final Map<String, Object> byName = new ConcurrentHashMap<>();

    Objects(Cast cast, Observer observer, Gate gate, int most) {
        this.cast = cast;
        this.observer = observer;
        this.gate = gate;
        this.most = most;
    }

    /**
     * Makes an object and makes it known.
     *
     * @throws IllegalArgumentException if the name is taken
     * @throws TooMuch if the run has as many objects as it may
     */
    <T> T add(String name, String type, Map<String, Object> attributes, Function<Probe, T> make) {
        if (byName.size() >= most) {
            throw new TooMuch("A run may have %d objects at most.".formatted(most));
        }
        T object = make.apply(
                new Probe(observer, gate, cast.addObject(name, type, attributes).id()));
        byName.put(name, object);
        return object;
    }

    /**
     * Finds an object.
     *
     * @throws NoSuchElementException if there is none of this name; the message names those there are
     */
    Object find(String name) {
        Object object = byName.get(name);
        if (object == null) {
            throw new NoSuchElementException("There is no object '%s' in this run; there are: %s."
                    .formatted(name, String.join(", ", new TreeSet<>(byName.keySet()))));
        }
        return object;
    }
}
