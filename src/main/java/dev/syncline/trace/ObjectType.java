package dev.syncline.trace;

import static dev.syncline.trace.Trait.BOUNDED;
import static dev.syncline.trace.Trait.JOINABLE;
import static dev.syncline.trace.Trait.LIFO;
import static dev.syncline.trace.Trait.OWNED;
import static dev.syncline.trace.Trait.PRIORITY;
import static dev.syncline.trace.Trait.REENTRANT;
import static dev.syncline.trace.Trait.ROBUST;
import static dev.syncline.trace.Trait.SHARED;
import static dev.syncline.trace.Trait.TEXT;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The type of an object.
 *
 * @param name its name in the log, for example {@code ProcessQueue}
 * @param family decides how the object is followed, drawn and explained
 * @param traits what tells it apart from others of its family
 */
public record ObjectType(String name, Family family, Set<Trait> traits) {
    // Filled by the constants below, which are all types that there are; not changed afterwards.
    private static final Map<String, ObjectType> BY_NAME = new LinkedHashMap<>();

    public static final ObjectType LOCK = type("Lock", Family.LOCK);
    public static final ObjectType RLOCK = type("RLock", Family.LOCK, OWNED, REENTRANT);
    public static final ObjectType PROCESS_LOCK = type("ProcessLock", Family.LOCK, SHARED);
    public static final ObjectType PROCESS_RLOCK = type("ProcessRLock", Family.LOCK, SHARED, OWNED, REENTRANT);
    public static final ObjectType ROBUST_LOCK = type("RobustLock", Family.LOCK, SHARED, OWNED, ROBUST);
    public static final ObjectType MANAGED_LOCK = type("ManagedLock", Family.LOCK, SHARED);

    public static final ObjectType SEMAPHORE = type("Semaphore", Family.SEMAPHORE);
    public static final ObjectType BOUNDED_SEMAPHORE = type("BoundedSemaphore", Family.SEMAPHORE, BOUNDED);
    public static final ObjectType PROCESS_SEMAPHORE = type("ProcessSemaphore", Family.SEMAPHORE, SHARED);
    public static final ObjectType PROCESS_BOUNDED_SEMAPHORE =
            type("ProcessBoundedSemaphore", Family.SEMAPHORE, SHARED, BOUNDED);

    public static final ObjectType EVENT = type("Event", Family.EVENT);
    public static final ObjectType PROCESS_EVENT = type("ProcessEvent", Family.EVENT, SHARED);
    public static final ObjectType CONDITION = type("Condition", Family.CONDITION);
    public static final ObjectType PROCESS_CONDITION = type("ProcessCondition", Family.CONDITION, SHARED);
    public static final ObjectType BARRIER = type("Barrier", Family.BARRIER);
    public static final ObjectType PROCESS_BARRIER = type("ProcessBarrier", Family.BARRIER, SHARED);
    public static final ObjectType LATCH = type("Latch", Family.LATCH);

    public static final ObjectType QUEUE = type("Queue", Family.QUEUE, JOINABLE);
    public static final ObjectType LIFO_QUEUE = type("LifoQueue", Family.QUEUE, JOINABLE, LIFO);
    public static final ObjectType PRIORITY_QUEUE = type("PriorityQueue", Family.QUEUE, JOINABLE, PRIORITY);
    public static final ObjectType SIMPLE_QUEUE = type("SimpleQueue", Family.QUEUE);
    public static final ObjectType PROCESS_QUEUE = type("ProcessQueue", Family.QUEUE, SHARED);
    public static final ObjectType JOINABLE_QUEUE = type("JoinableQueue", Family.QUEUE, SHARED, JOINABLE);
    public static final ObjectType PIPE = type("Pipe", Family.PIPE, SHARED);

    public static final ObjectType SHARED_VARIABLE = type("SharedVariable", Family.VARIABLE);
    public static final ObjectType SHARED_REFERENCE = type("SharedReference", Family.VARIABLE, TEXT);
    public static final ObjectType SHARED_VALUE = type("SharedValue", Family.VARIABLE, SHARED);
    public static final ObjectType SHARED_ARRAY = type("SharedArray", Family.MEMORY, SHARED);
    public static final ObjectType SHARED_MEMORY = type("SharedMemory", Family.MEMORY, SHARED);
    public static final ObjectType SHAREABLE_LIST = type("ShareableList", Family.MEMORY, SHARED);
    public static final ObjectType PER_THREAD = type("PerThread", Family.LOCAL);
    public static final ObjectType COPIES = type("Copies", Family.LOCAL, SHARED);

    public static final ObjectType POOL = type("Pool", Family.POOL);
    public static final ObjectType PROCESS_POOL = type("ProcessPool", Family.POOL, SHARED);
    public static final ObjectType MANAGER = type("Manager", Family.MANAGER, SHARED);
    public static final ObjectType MANAGED_LIST = type("ManagedList", Family.COLLECTION, SHARED);
    public static final ObjectType MANAGED_DICT = type("ManagedDict", Family.COLLECTION, SHARED);
    public static final ObjectType MANAGED_NAMESPACE = type("ManagedNamespace", Family.COLLECTION, SHARED);
    public static final ObjectType TIMER = type("Timer", Family.TIMER);
    public static final ObjectType PROCESS = type("Process", Family.PROCESS, SHARED);

    /** Keeps its own copy of the traits. */
    public ObjectType {
        traits = Set.copyOf(traits);
    }

    /** All types that there are. */
    public static Collection<ObjectType> all() {
        return Collections.unmodifiableCollection(BY_NAME.values());
    }

    /** The type that has this name; one of the family {@link Family#OTHER} if there is none. */
    public static ObjectType of(String name) {
        ObjectType known = BY_NAME.get(name);
        return known == null ? new ObjectType(name, Family.OTHER, Set.of()) : known;
    }

    /** Whether it is of this family. */
    public boolean is(Family which) {
        return family == which;
    }

    /** Whether it has this trait. */
    public boolean is(Trait trait) {
        return traits.contains(trait);
    }

    private static ObjectType type(String name, Family family, Trait... traits) {
        ObjectType type = new ObjectType(name, family, Set.of(traits));
        BY_NAME.put(name, type);
        return type;
    }
}
