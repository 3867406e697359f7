package dev.syncline.process.manager;

import dev.syncline.process.ipc.ChildProcess;
import dev.syncline.process.ipc.ObjectRegistrar;
import dev.syncline.process.ipc.ProcessContext;
import dev.syncline.process.ipc.Repr;
import dev.syncline.process.ipc.Service;
import dev.syncline.process.ipc.Shared;
import dev.syncline.process.ipc.Target;
import dev.syncline.trace.Kind;
import dev.syncline.trace.ObjectType;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A separate process that holds objects for other processes, like Python's {@code multiprocessing.Manager()}.
 *
 * <p>This handle stays in the server; workers are handed the proxies of its objects.
 */
public final class Manager implements Service {
    private final ProcessContext context;
    private final ManagerClient client;
    private final ObjectRegistrar registry;
    private final Target target;
    private volatile @Nullable ChildProcess process;
    private volatile boolean ended;

    /**
     * Makes a manager whose process is still to be started with {@link #target}; its objects go into {@code registry}.
     */
    public Manager(ProcessContext context, int object, ObjectRegistrar registry) {
        this.context = context;
        this.registry = registry;
        client = new ManagerClient(context, object);
        ManagerEndpoint endpoint = new ManagerEndpoint(context, client);
        target = process -> endpoint.serve();
    }

    /** What the process of the manager runs. */
    public Target target() {
        return target;
    }

    /** Sets the process that runs it, and waits until it accepts connections. */
    public void runsIn(ChildProcess started) {
        process = started;
        started.awaitReady();
    }

    /** Makes a list that starts as a copy of these items. */
    public <T> ManagedList<T> list(String name, List<T> items) {
        List<T> first = new ArrayList<>(items);
        ManagedList<T> list = registry.add(
                name, ObjectType.MANAGED_LIST, object -> new ManagedList<T>(context, object, client, name));
        make(list, Kind.WROTE, "list(" + (items.isEmpty() ? "" : Repr.of(items)) + ")", () -> new ArrayList<>(first));
        return list;
    }

    /** Makes a dictionary that starts as a copy of these entries. */
    public <K, V> ManagedDict<K, V> dict(String name, Map<K, V> entries) {
        Map<K, V> first = new LinkedHashMap<>(entries);
        ManagedDict<K, V> dict = registry.add(
                name, ObjectType.MANAGED_DICT, object -> new ManagedDict<K, V>(context, object, client, name));
        make(
                dict,
                Kind.WROTE,
                "dict(" + (entries.isEmpty() ? "" : Repr.of(entries)) + ")",
                () -> new LinkedHashMap<>(first));
        return dict;
    }

    /** Makes a namespace without attributes. */
    public ManagedNamespace namespace(String name) {
        ManagedNamespace namespace = registry.add(
                name, ObjectType.MANAGED_NAMESPACE, object -> new ManagedNamespace(context, object, client, name));
        make(namespace, Kind.WROTE, "Namespace()", () -> new LinkedHashMap<String, Object>());
        return namespace;
    }

    /** Makes a lock without an owner. */
    public ManagedLock lock(String name) {
        ManagedLock lock =
                registry.add(name, ObjectType.MANAGED_LOCK, object -> new ManagedLock(context, object, client, name));
        make(lock, null, "Lock()", AtomicInteger::new);
        return lock;
    }

    /** Ends the process of the manager, and with it its objects. */
    public void shutdown() {
        ended = true;
        client.call(Request.What.END, client.object(), null, "shutdown()", state -> null);
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

    /** Makes the initial state of an object, in the process of the manager. */
    private interface InitialState<S> extends Supplier<S>, Serializable {}

    private <S> void make(Shared proxy, @Nullable Kind access, String text, InitialState<S> initial) {
        int object = proxy.object();
        client.call(Request.What.MAKE, object, access, text, all -> {
            states(all).put(object, initial.get());
            return null;
        });
    }

    @SuppressWarnings("unchecked") // a request of this kind receives the map of all states
    private static Map<Integer, Object> states(Object all) {
        return (Map<Integer, Object>) all;
    }
}
