package dev.syncline.process.manager;

import dev.syncline.process.ipc.AttributeError;
import dev.syncline.process.ipc.ProcessContext;
import dev.syncline.process.ipc.Repr;
import dev.syncline.process.ipc.Shared;
import dev.syncline.trace.Kind;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Attributes that a manager holds, like Python's {@code manager.Namespace()}; each access is a request. */
public final class ManagedNamespace extends Shared {
    private static final long serialVersionUID = 1;

    private final ManagerClient client;
    private final String name;

    ManagedNamespace(ProcessContext context, int object, ManagerClient client, String name) {
        super(context, object);
        this.client = client;
        this.name = name;
    }

    /** Sets an attribute. */
    public void set(String attribute, Object value) {
        call(Kind.WROTE, "." + attribute + " = " + Repr.of(value), state -> {
            map(state).put(attribute, value);
            return null;
        });
    }

    /**
     * A copy of an attribute.
     *
     * @throws AttributeError if it was never set
     */
    public Object get(String attribute) {
        return Objects.requireNonNull(call(Kind.READ, "." + attribute, state -> {
            Object value = map(state).get(attribute);
            if (value == null) {
                throw new AttributeError("'Namespace' object has no attribute '" + attribute + "'");
            }
            return value;
        }));
    }

    @Override
    public String toString() {
        return "<Namespace '" + name + "'>";
    }

    @Override
    protected void attach() {
        // the client connects for each call
    }

    private @Nullable Object call(Kind access, String text, RemoteCall call) {
        return client.call(Request.What.USE, object(), access, name + text, call);
    }

    @SuppressWarnings("unchecked") // the manager has a map under this number
    private static Map<String, Object> map(Object state) {
        return (Map<String, Object>) state;
    }
}
