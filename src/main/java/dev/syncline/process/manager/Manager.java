package dev.syncline.process.manager;

import dev.syncline.process.ipc.ChildProcess;
import dev.syncline.process.ipc.ObjectRegistrar;
import dev.syncline.process.ipc.ProcessContext;
import dev.syncline.process.ipc.Repr;
import dev.syncline.process.ipc.Service;
import dev.syncline.process.ipc.Shared;
import dev.syncline.process.ipc.Target;
import dev.syncline.trace.Kind;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A process of its own that holds objects for others, like Python's {@code multiprocessing.Manager()}.
 *
 * <p>It stays where it was made; what workers are handed are the proxies of its objects.
 */
public final class Manager implements Service {
    private final ProcessContext context;
    private final ManagerClient line;
    private final ObjectRegistrar registry;
    private final Target target;
    private volatile @Nullable ChildProcess process;
    private volatile boolean ended;

    public Manager(ProcessContext context, int object, ObjectRegistrar registry) {
        this.context = context;
        this.registry = registry;
        line = new ManagerClient(context, object);
        ManagerEndpoint dispatcher = new ManagerEndpoint(context, line);
        target = place -> dispatcher.serve();
    }

    /** What the process of the manager runs. */
    public Target target() {
        return target;
    }

    /** Takes note of the process that runs it, and waits until it can be reached. */
    public void runsIn(ChildProcess started) {
        process = started;
        started.awaitReady();
    }

    /** Makes a list that begins with a copy of these items. */
    public <T> ManagedList<T> list(String name, List<T> items) {
        List<T> first = new ArrayList<>(items);
        ManagedList<T> list =
                registry.add(name, "ManagedList", object -> new ManagedList<T>(context, object, line, name));
        make(list, Kind.WROTE, "list(" + (items.isEmpty() ? "" : Repr.of(items)) + ")", () -> new ArrayList<>(first));
        return list;
    }

    /** Makes a dictionary that begins with a copy of these entries. */
    public <K, V> ManagedDict<K, V> dict(String name, Map<K, V> entries) {
        Map<K, V> first = new LinkedHashMap<>(entries);
        ManagedDict<K, V> dict =
                registry.add(name, "ManagedDict", object -> new ManagedDict<K, V>(context, object, line, name));
        make(
                dict,
                Kind.WROTE,
                "dict(" + (entries.isEmpty() ? "" : Repr.of(entries)) + ")",
                () -> new LinkedHashMap<>(first));
        return dict;
    }

    /** Makes a namespace without attributes. */
    public ManagedNamespace namespace(String name) {
        ManagedNamespace namespace =
                registry.add(name, "ManagedNamespace", object -> new ManagedNamespace(context, object, line, name));
        make(namespace, Kind.WROTE, "Namespace()", () -> new LinkedHashMap<String, Object>());
        return namespace;
    }

    /** Makes a lock without an owner. */
    public ManagedLock lock(String name) {
        ManagedLock lock = registry.add(name, "ManagedLock", object -> new ManagedLock(context, object, line, name));
        make(lock, null, "Lock()", AtomicInteger::new);
        return lock;
    }

    /** Has the manager end; its objects are gone then. */
    public void shutdown() {
        ended = true;
        line.call(Request.What.END, line.object(), null, "shutdown()", state -> null);
    }

    @Override
    public void bodyEnded(boolean orderly) {
        ChildProcess running = process;
        if (ended || running == null || !running.isAlive()) {
            return;
        }
        if (orderly) {
            shutdown();
        } else {
            running.terminate();
        }
    }

    /** Makes the first state of an object, in the process of the manager. */
    private interface Making<S> extends Supplier<S>, Serializable {}

    private <S> void make(Shared proxy, @Nullable Kind access, String text, Making<S> making) {
        int object = proxy.object();
        line.call(Request.What.MAKE, object, access, text, all -> {
            states(all).put(object, making.get());
            return null;
        });
    }

    @SuppressWarnings("unchecked") // this is what a manager hands to such a request
    private static Map<Integer, Object> states(Object all) {
        return (Map<Integer, Object>) all;
    }
}
