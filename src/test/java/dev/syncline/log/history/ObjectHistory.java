package dev.syncline.log.history;

import dev.syncline.log.LogEvent;
import dev.syncline.log.ObjectInfo;
import dev.syncline.trace.Kind;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** What can happen to one object, one event after the other. Complaints are the end of a sentence; null is none. */
abstract class ObjectHistory {
    private final Set<Integer> waiting = new HashSet<>();

    /**
     * The model for an object, by its type; with an object of an unknown type, anything can happen.
     *
     * @param name returns the name of an actor
     * @param inOneStep whether a lock between threads is looked at and its event recorded in one step, and an actor that is notified records so before its notifier does anything else; in CPython
     *     that is not so, an array is made with any contents, and data of a thread's own can be written unseen
     */
    static ObjectHistory of(ObjectInfo object, IntFunction<String> name, boolean inOneStep) {
        return switch (object.type().name()) {
            case "Lock" -> new LockHistory(false, !inOneStep, name);
            case "RLock" -> new LockHistory(true, !inOneStep, name);
            case "ProcessLock", "RobustLock" -> new LockHistory(false, true, name);
            case "ProcessRLock" -> new LockHistory(true, true, name);
            case "Semaphore" -> new SemaphoreHistory(number(object, "initial"), Integer.MAX_VALUE, false);
            case "BoundedSemaphore" ->
                new SemaphoreHistory(number(object, "initial"), number(object, "initial"), false);
            case "ProcessSemaphore" -> new SemaphoreHistory(number(object, "initial"), Integer.MAX_VALUE, true);
            case "ProcessBoundedSemaphore" ->
                new SemaphoreHistory(number(object, "initial"), number(object, "initial"), true);
            case "Event" -> new EventHistory(false);
            case "ProcessEvent" -> new EventHistory(true);
            case "Condition" -> inOneStep ? new ConditionHistory() : new ProcessConditionHistory();
            case "ProcessCondition" -> new ProcessConditionHistory();
            case "Barrier" -> new BarrierHistory(number(object, "parties"), false);
            case "ProcessBarrier" -> new BarrierHistory(number(object, "parties"), true);
            case "Timer" -> new TimerHistory();
            case "Latch" -> new LatchHistory(number(object, "initial"));
            case "Queue", "SimpleQueue" -> new QueueHistory(number(object, "capacity"), QueueHistory.Order.FIRST);
            case "LifoQueue" -> new QueueHistory(number(object, "capacity"), QueueHistory.Order.LAST);
            case "PriorityQueue" -> new QueueHistory(number(object, "capacity"), QueueHistory.Order.ANY);
            case "Pipe" -> new PipeHistory();
            case "ProcessQueue" -> new ProcessQueueHistory(number(object, "capacity"), false);
            case "JoinableQueue" -> new ProcessQueueHistory(number(object, "capacity"), true);
            case "Pool" -> new PoolHistory();
            case "ProcessPool" -> new ProcessPoolHistory();
            case "Manager" -> new ManagerHistory(object.name(), name);
            case "ManagedList", "ManagedDict", "ManagedNamespace" -> new ManagedHistory();
            case "ManagedLock" -> new ManagedLockHistory(name);
            case "PerThread" -> new PerThreadHistory(/* seesAllWrites= */ inOneStep);
            case "SharedVariable" ->
                new VariableHistory((Integer) object.attributes().get("initial"));
            case "SharedReference" -> new ReferenceHistory();
            case "SharedValue" -> CellsHistory.ofOne(object.attributes().get("initial"));
            case "SharedArray" -> new CellsHistory(inOneStep ? "0" : null);
            case "SharedMemory" -> new CellsHistory("0");
            case "ShareableList" -> new CellsHistory(null);
            case "Copies" -> new CopiesHistory();
            default -> new AnyModel();
        };
    }

    /**
     * Takes the next event of this object.
     *
     * @param endsWait whether it ends the actor's wait for this object
     */
    final @Nullable String take(LogEvent event, boolean endsWait) {
        if (event.kind() == Kind.WAITING) {
            waiting.add(event.actor());
            if (event.value() < 1 || event.value() > waiting.size()) {
                return waiting.size() + " wait for it";
            }
            return mustWait(event.actor()) ? null : "nothing stands in its way";
        }
        String complaint = follow(event, endsWait);
        if (endsWait) {
            leave(event.actor());
        }
        return complaint;
    }

    /** Follows any event but {@code waiting}. */
    abstract @Nullable String follow(LogEvent event, boolean endsWait);

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
     * The actor that must have been killed, from outside and while it did what it recorded last, or this object would
     * not be as it was just seen; null if there is none. Each is returned only once.
     */
    @Nullable
    Integer suspect() {
        return null;
    }

    /** The actors that wait for this object. */
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

    private static final class AnyModel extends ObjectHistory {
        @Override
        @Nullable
        String follow(LogEvent event, boolean endsWait) {
            return null;
        }

        @Override
        boolean mustWait(int actor) {
            return true;
        }
    }
}
