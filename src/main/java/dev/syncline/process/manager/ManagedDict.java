package dev.syncline.process.manager;

import dev.syncline.process.ipc.ProcessContext;
import dev.syncline.process.ipc.Repr;
import dev.syncline.process.ipc.Shared;
import dev.syncline.trace.Kind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A dictionary that a manager holds, like Python's {@code manager.dict()}; this is a proxy, and each call is a request, so
 * {@code d[key] += 1} is two of them.
 *
 * @param <K> its keys, serializable
 * @param <V> its values, serializable
 */
public final class ManagedDict<K, V> extends Shared {
    private final ManagerClient line;
    private final String name;

    ManagedDict(ProcessContext context, int object, ManagerClient line, String name) {
        super(context, object);
        this.line = line;
        this.name = name;
    }

    /** Gives the key this value; Python's {@code d[key] = value}. */
    public void put(K key, V value) {
        call(Kind.WROTE, "[" + Repr.of(key) + "] = " + Repr.of(value), state -> {
            map(state).put(key, value);
            return null;
        });
    }

    /**
     * A copy of the value of this key; Python's {@code d[key]}.
     *
     * @throws NoSuchElementException if it has none; Python's {@code KeyError}
     */
    @SuppressWarnings("unchecked") // only what is a V is put in
    public V get(K key) {
        String words = Repr.of(key);
        return (V) Objects.requireNonNull(call(Kind.READ, "[" + words + "]", state -> {
            if (!map(state).containsKey(key)) {
                throw new NoSuchElementException(words);
            }
            return map(state).get(key);
        }));
    }

    /** A copy of the value of this key, or {@code otherwise} if it has none. */
    @SuppressWarnings("unchecked") // only what is a V is put in
    public V get(K key, V otherwise) {
        return (V) Objects.requireNonNull(call(
                Kind.READ,
                ".get(" + Repr.of(key) + ", " + Repr.of(otherwise) + ")",
                state -> map(state).getOrDefault(key, otherwise)));
    }

    /**
     * Removes the key, and returns the value that it had.
     *
     * @throws NoSuchElementException if it has none; Python's {@code KeyError}
     */
    @SuppressWarnings("unchecked") // only what is a V is put in
    public V pop(K key) {
        String words = Repr.of(key);
        return (V) Objects.requireNonNull(call(Kind.WROTE, ".pop(" + words + ")", state -> {
            if (!map(state).containsKey(key)) {
                throw new NoSuchElementException(words);
            }
            return map(state).remove(key);
        }));
    }

    /** How many keys are in it. */
    public int size() {
        return (Integer) Objects.requireNonNull(
                call(Kind.READ, ".__len__()", state -> map(state).size()));
    }

    /** A copy of the whole dictionary. */
    @SuppressWarnings("unchecked") // only what is a K and a V is put in
    public Map<K, V> copy() {
        return (Map<K, V>) Objects.requireNonNull(call(Kind.READ, ".copy()", state -> new LinkedHashMap<>(map(state))));
    }

    @Override
    public String toString() {
        return "<dict '" + name + "'>";
    }

    @Override
    public void attach() {
        // the line connects for each call
    }

    private @Nullable Object call(Kind access, String text, RemoteCall deed) {
        return line.call(Request.What.USE, object(), access, name + text, deed);
    }

    @SuppressWarnings("unchecked") // the manager made a map under this number
    private static Map<Object, Object> map(Object state) {
        return (Map<Object, Object>) state;
    }
}
