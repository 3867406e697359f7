package dev.syncline.trace;

import dev.syncline.primitive.Kind;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** What can happen to one object, one event after the other. Complaints are the end of a sentence; null is none. */
abstract class ObjectModel {
    private final Set<Integer> waiting = new HashSet<>();

    /**
     * The model for an object, by its type; with an object of an unknown type, anything can happen.
     *
     * @param name gives the name of an actor
     */
    static ObjectModel of(ObjectInfo object, IntFunction<String> name) {
        return switch (object.type()) {
            case "Lock" -> new LockModel(false, false, name);
            case "RLock" -> new LockModel(true, false, name);
            case "ProcessLock", "RobustLock" -> new LockModel(false, true, name);
            case "ProcessRLock" -> new LockModel(true, true, name);
            case "Semaphore" -> new PermitsModel(number(object, "initial"), Integer.MAX_VALUE, false);
            case "BoundedSemaphore" -> new PermitsModel(number(object, "initial"), number(object, "initial"), false);
            case "ProcessSemaphore" -> new PermitsModel(number(object, "initial"), Integer.MAX_VALUE, true);
            case "ProcessBoundedSemaphore" ->
                new PermitsModel(number(object, "initial"), number(object, "initial"), true);
            case "Event" -> new FlagModel(false);
            case "ProcessEvent" -> new FlagModel(true);
            case "Condition" -> new ConditionModel();
            case "ProcessCondition" -> new ProcessConditionModel();
            case "Barrier" -> new BarrierModel(number(object, "parties"), false);
            case "ProcessBarrier" -> new BarrierModel(number(object, "parties"), true);
            case "Latch" -> new LatchModel(number(object, "initial"));
            case "Queue", "SimpleQueue" -> new QueueModel(number(object, "capacity"), QueueModel.Order.FIRST);
            case "LifoQueue" -> new QueueModel(number(object, "capacity"), QueueModel.Order.LAST);
            case "PriorityQueue" -> new QueueModel(number(object, "capacity"), QueueModel.Order.ANY);
            case "Pipe" -> new PipeModel();
            case "ProcessQueue" -> new ProcessQueueModel(number(object, "capacity"), false);
            case "JoinableQueue" -> new ProcessQueueModel(number(object, "capacity"), true);
            case "Pool" -> new PoolModel();
            case "ProcessPool" -> new ProcessPoolModel();
            case "Manager" -> new ManagerModel(object.name(), name);
            case "ManagedList", "ManagedDict", "ManagedNamespace" -> new ManagedModel();
            case "ManagedLock" -> new ManagedLockModel(name);
            case "PerThread" -> new PerThreadModel();
            case "SharedVariable" ->
                new VariableModel((Integer) object.attributes().get("initial"));
            case "SharedValue" -> new CellsModel(Integer.toString(number(object, "initial")));
            case "SharedArray", "SharedMemory" -> new CellsModel("0");
            case "ShareableList" -> new CellsModel(null);
            case "Copies" -> new CopiesModel();
            default -> new AnyModel();
        };
    }

    /**
     * Takes the next event of this object.
     *
     * @param endsWait whether it ends the actor's wait for this object
     */
    final @Nullable String take(Kind kind, int actor, int value, @Nullable String text, boolean endsWait) {
        if (kind == Kind.WAITING) {
            waiting.add(actor);
            if (value < 1 || value > waiting.size()) {
                return waiting.size() + " wait for it";
            }
            return mustWait(actor) ? null : "nothing stands in its way";
        }
        String complaint = follow(kind, actor, value, text, endsWait);
        if (endsWait) {
            leave(actor);
        }
        return complaint;
    }

    /** Follows any event but {@code waiting}. */
    abstract @Nullable String follow(Kind kind, int actor, int value, @Nullable String text, boolean endsWait);

    /** Whether the actor has a reason to wait now. */
    abstract boolean mustWait(int actor);

    /** Whether an event of this kind, by an actor that waits for this object, ends that wait. */
    boolean endsWait(Kind kind) {
        return true;
    }

    /** Takes note that an actor waits no more. */
    void leave(int actor) {
        waiting.remove(actor);
    }

    /**
     * The actor that must have been killed, from outside and while it did what it recorded last, or this object would not
     * be as it was just seen; null for nobody. Whoever asks has been told.
     */
    @Nullable
    Integer suspect() {
        return null;
    }

    /** Those who wait for this object. */
    Set<Integer> waiting() {
        return waiting;
    }

    /** Complains about a kind that this object does not know. */
    static String strange(Kind kind) {
        return "nothing is ever " + kind.word() + " here";
    }

    private static int number(ObjectInfo object, String attribute) {
        return ((Number) Objects.requireNonNull(object.attributes().get(attribute), attribute)).intValue();
    }

    private static final class AnyModel extends ObjectModel {
        @Override
        @Nullable
        String follow(Kind kind, int actor, int value, @Nullable String text, boolean endsWait) {
            return null;
        }

        @Override
        boolean mustWait(int actor) {
            return true;
        }
    }
}
