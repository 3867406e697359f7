package dev.syncline.run.actor;

import dev.syncline.trace.Actor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The actors that let all others proceed until they wait. Guarded by the mutex of the states. */
final class OthersWait {
    private final Collection<ActorEntry> entries;
    private final Set<ActorEntry> last = new LinkedHashSet<>();
    private volatile boolean anyWaiting;

    /** Looks at these entries, which may become more. */
    OthersWait(Collection<ActorEntry> entries) {
        this.entries = entries;
    }

    /** Whether every actor but this one waits or has ended, and none of them lets others proceed as well. */
    boolean isTrueFor(Actor actor) {
        look();
        return last.isEmpty() && entries.stream().allMatch(entry -> entry.actor == actor || entry.state.isWaiting());
    }

    /** Whether any actor waited for something that another one does, when that was last asked; without the mutex. */
    boolean isAnyWaiting() {
        return anyWaiting;
    }

    /** From now on this actor is one of those that proceed when all others wait. */
    void begin(ActorEntry entry) {
        last.add(entry);
    }

    /** This actor no longer waits for that, if it did. */
    void leave(ActorEntry entry) {
        last.remove(entry);
    }

    /** The actors that proceed now, because all others wait. */
    List<ActorEntry> takeIfDue() {
        if (last.isEmpty() || !entries.stream().allMatch(entry -> entry.state.isWaiting())) {
            return List.of();
        }
        look();
        List<ActorEntry> due = new ArrayList<>(last);
        last.clear();
        return due;
    }

    private void look() {
        anyWaiting = entries.stream()
                .anyMatch(entry -> entry.isAt(ActorState.WAITING) || entry.isAt(ActorState.WAITING_WITH_DEADLINE));
    }
}
