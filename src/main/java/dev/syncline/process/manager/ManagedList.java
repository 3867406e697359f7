package dev.syncline.process.manager;

import dev.syncline.process.ipc.ProcessContext;
import dev.syncline.process.ipc.Repr;
import dev.syncline.process.ipc.Shared;
import dev.syncline.trace.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A list that a manager holds, like Python's {@code manager.list()}; this is a proxy, and each call is a request.
 *
 * <p>Items are copied on the way in and on the way out: changing a copy does not change the list.
 *
 * @param <T> the type of the items, serializable
 */
public final class ManagedList<T> extends Shared {
    private static final long serialVersionUID = 1;

    private final ManagerClient client;
    private final String name;

    ManagedList(ProcessContext context, int object, ManagerClient client, String name) {
        super(context, object);
        this.client = client;
        this.name = name;
    }

    /** Appends an item. */
    public void append(T item) {
        write(".append(" + Repr.of(item) + ")", state -> {
            list(state).add(item);
            return null;
        });
    }

    /**
     * A copy of the item at this index.
     *
     * @throws IndexOutOfBoundsException if there is none; Python's {@code IndexError}
     */
    @SuppressWarnings("unchecked") // only items of type T are put in
    public T get(int index) {
        return (T) Objects.requireNonNull(
                read("[" + index + "]", state -> list(state).get(checked(index, state))));
    }

    /**
     * Replaces the item at this index.
     *
     * @throws IndexOutOfBoundsException if there is none; Python's {@code IndexError}
     */
    public void set(int index, T item) {
        write("[" + index + "] = " + Repr.of(item), state -> {
            list(state).set(checked(index, state), item);
            return null;
        });
    }

    /**
     * Removes the item at this index and returns it.
     *
     * @throws IndexOutOfBoundsException if there is none; Python's {@code IndexError}
     */
    @SuppressWarnings("unchecked") // only items of type T are put in
    public T pop(int index) {
        return (T) Objects.requireNonNull(
                write(".pop(" + index + ")", state -> list(state).remove(checked(index, state))));
    }

    /** The number of items. */
    public int size() {
        return (Integer)
                Objects.requireNonNull(read(".__len__()", state -> list(state).size()));
    }

    /** A copy of the whole list. */
    @SuppressWarnings("unchecked") // only items of type T are put in
    public List<T> copy() {
        return (List<T>) Objects.requireNonNull(read("[:]", state -> new ArrayList<>(list(state))));
    }

    @Override
    public String toString() {
        return "<list '" + name + "'>";
    }

    @Override
    protected void attach() {
        // the client connects for each call
    }

    private @Nullable Object read(String text, RemoteCall call) {
        return client.call(Request.What.USE, object(), Kind.READ, name + text, call);
    }

    private @Nullable Object write(String text, RemoteCall call) {
        return client.call(Request.What.USE, object(), Kind.WROTE, name + text, call);
    }

    @SuppressWarnings("unchecked") // the manager has a list under this number
    private static List<Object> list(Object state) {
        return (List<Object>) state;
    }

    private static int checked(int index, Object state) {
        if (index < 0 || index >= list(state).size()) {
            throw new IndexOutOfBoundsException("list index out of range");
        }
        return index;
    }
}
