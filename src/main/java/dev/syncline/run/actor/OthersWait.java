package dev.syncline.run.actor;

import dev.syncline.trace.Actor;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** The actor that lets all others proceed until they wait. Guarded by the mutex of the states. */
final class OthersWait {
    private final Collection<ActorEntry> entries;
    private @Nullable ActorEntry last;
    private volatile boolean anyWaiting;

    /** Looks at these entries, which may become more. */
    OthersWait(Collection<ActorEntry> entries) {
        this.entries = entries;
    }

    /** Whether every actor but this one waits or has ended. */
    boolean isTrueFor(Actor actor) {
        anyWaiting = entries.stream()
                .anyMatch(entry -> entry.isAt(ActorState.WAITING) || entry.isAt(ActorState.WAITING_WITH_DEADLINE));
        return entries.stream().allMatch(entry -> entry.actor == actor || entry.state.isWaiting());
    }

    /** Whether any actor waited for something that another one does, when that was last asked; without the mutex. */
    boolean isAnyWaiting() {
        return anyWaiting;
    }

    /** From now on this actor is the one that proceeds when all others wait. */
    void begin(ActorEntry entry) {
        last = entry;
    }

    /** This actor no longer waits for that, if it did. */
    void leave(ActorEntry entry) {
        if (last == entry) {
            last = null;
        }
    }

    /** The actor that proceeds now, because all others wait; null if there is none. */
    @Nullable
    ActorEntry takeIfDue() {
        ActorEntry entry = last;
        if (entry == null || !isTrueFor(entry.actor)) {
            return null;
        }
        last = null;
        return entry;
    }
}
