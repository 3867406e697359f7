package dev.syncline.run.watch;

import dev.syncline.log.LogEvent;
import dev.syncline.log.ObjectInfo;
import dev.syncline.trace.Actor;
import dev.syncline.trace.ObjectType;
import dev.syncline.trace.Trait;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * A small model of one object, built from its events alone, that says which of its waiters can proceed.
 *
 * <p>An operation that unblocks others is recorded before it takes effect, the end of a wait after it has. So a
 * released actor still waits in the log for a moment, and only the state of the object shows that it can proceed.
 */
abstract class ObjectWaits {
    /**
     * The model for an object, by its family.
     *
     * @param betweenProcesses whether the run has worker processes
     */
    static ObjectWaits of(ObjectInfo object, boolean betweenProcesses) {
        ObjectType type = object.type();
        return switch (type.family()) {
            case LOCK -> new LockWaits(type);
            case SEMAPHORE -> new PermitWaits(number(object, "initial"));
            case EVENT -> new FlagWaits();
            case CONDITION -> new ConditionWaits(type.is(Trait.SHARED));
            case BARRIER -> new BarrierWaits(number(object, "parties"));
            case LATCH -> new LatchWaits(number(object, "initial"));
            case QUEUE -> new QueueWaits(type, number(object, "capacity"));
            case POOL -> type.is(Trait.SHARED) ? new OtherWaits(!betweenProcesses) : new PoolWaits();
            case PIPE -> new PipeWaits();
            default -> new OtherWaits(!betweenProcesses);
        };
    }

    /** Takes an event of the object that is not the beginning of a wait. */
    abstract void event(LogEvent event);

    /**
     * Whether this actor, which waits for the object, has been released or can proceed in the current state.
     *
     * @param hasEnded tells which actors have ended
     */
    abstract boolean canProceed(ActorWait waiting, IntPredicate hasEnded);

    /** A number that changes when all current waiters are released, whatever happens later. */
    int ticket(String text) {
        return 0;
    }

    /** The actor that holds it, if there is one. */
    int holder() {
        return Actor.NOBODY;
    }

    /**
     * The operations by which the user could release this actor.
     *
     * @param isUser tells which actor is the user
     */
    abstract List<String> help(ActorWait waiting, IntPredicate isUser);

    private static int number(ObjectInfo object, String attribute) {
        return object.attributes().get(attribute) instanceof Number number ? number.intValue() : 0;
    }
}
