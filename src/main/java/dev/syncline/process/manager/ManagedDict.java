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
 * A dictionary that a manager holds, like Python's {@code manager.dict()}; this is a proxy, and each call is a request,
 * so {@code d[key] += 1} is two of them.
 *
 * @param <K> the type of the keys, serializable
 * @param <V> the type of the values, serializable
 */
public final class ManagedDict<K, V> extends Shared {
    private static final long serialVersionUID = 1;

    private final ManagerClient client;
    private final String name;

    ManagedDict(ProcessContext context, int object, ManagerClient client, String name) {
        super(context, object);
        this.client = client;
        this.name = name;
    }

    /** Sets the value of a key; Python's {@code d[key] = value}. */
    public void put(K key, V value) {
        call(Kind.WROTE, "[" + Repr.of(key) + "] = " + Repr.of(value), state -> {
            map(state).put(key, value);
            return null;
        });
    }

    /**
     * A copy of the value of a key; Python's {@code d[key]}.
     *
     * @throws NoSuchElementException if the key is missing; Python's {@code KeyError}
     */
    @SuppressWarnings("unchecked") // only values of type V are put in
    public V get(K key) {
        String keyText = Repr.of(key);
        return (V) Objects.requireNonNull(call(Kind.READ, "[" + keyText + "]", state -> {
            if (!map(state).containsKey(key)) {
                throw new NoSuchElementException(keyText);
            }
            return map(state).get(key);
        }));
    }

    /** A copy of the value of a key, or {@code otherwise} if the key is missing. */
    @SuppressWarnings("unchecked") // only values of type V are put in
    public V get(K key, V otherwise) {
        return (V) Objects.requireNonNull(call(
                Kind.READ,
                ".get(" + Repr.of(key) + ", " + Repr.of(otherwise) + ")",
                state -> map(state).getOrDefault(key, otherwise)));
    }

    /**
     * Removes a key and returns its value.
     *
     * @throws NoSuchElementException if the key is missing; Python's {@code KeyError}
     */
    @SuppressWarnings("unchecked") // only values of type V are put in
    public V pop(K key) {
        String keyText = Repr.of(key);
        return (V) Objects.requireNonNull(call(Kind.WROTE, ".pop(" + keyText + ")", state -> {
            if (!map(state).containsKey(key)) {
                throw new NoSuchElementException(keyText);
            }
            return map(state).remove(key);
        }));
    }

    /** The number of keys. */
    public int size() {
        return (Integer) Objects.requireNonNull(
                call(Kind.READ, ".__len__()", state -> map(state).size()));
    }

    /** A copy of the whole dictionary. */
    @SuppressWarnings("unchecked") // only keys of type K and values of type V are put in
    public Map<K, V> copy() {
        return (Map<K, V>) Objects.requireNonNull(call(Kind.READ, ".copy()", state -> new LinkedHashMap<>(map(state))));
    }

    @Override
    public String toString() {
        return "<dict '" + name + "'>";
    }

    @Override
    protected void attach() {
        // the client connects for each call
    }

    private @Nullable Object call(Kind access, String text, RemoteCall call) {
        return client.call(Request.What.USE, object(), access, name + text, call);
    }

    @SuppressWarnings("unchecked") // the manager has a map under this number
    private static Map<Object, Object> map(Object state) {
        return (Map<Object, Object>) state;
    }
}
