package dev.syncline.run.actor;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The led waits, of which nobody tells that they are over: whenever an actor has done something and has stopped, all that wait
 * try again, one after the other, in the order in which they began. Guarded by the mutex of the states.
 */
final class TriedWaits {
    private final Set<ActorEntry> waiting = new LinkedHashSet<>();
    private final Set<ActorEntry> due = new LinkedHashSet<>();

    /** An actor stops that has done something: its wait is over, if it had one, and all others may be over. */
    void hasDoneSomething(ActorEntry entry) {
        waiting.remove(entry);
        due.clear();
        due.addAll(waiting);
    }

    /** An actor begins to wait, which has done something before. */
    void begin(ActorEntry entry) {
        hasDoneSomething(entry);
        waiting.add(entry);
    }

    /** Whether the wait of this actor goes on, and it has done nothing since its last try, if that is so {@code again}. */
    boolean goesOn(ActorEntry entry, boolean again) {
        return again && waiting.contains(entry);
    }

    /** The wait of this actor is over. */
    void end(ActorEntry entry) {
        waiting.remove(entry);
        due.remove(entry);
    }

    /** The next actor to try; null if nothing has changed for any of them, and none waits until that is so. */
    @Nullable
    ActorEntry next() {
        ActorEntry next = firstStopped(due.stream());
        if (next != null) {
            due.remove(next);
            return next;
        }
        ActorEntry last = firstStopped(waiting.stream().filter(entry -> entry.untilQuiet));
        if (last != null) {
            waiting.remove(last);
            last.granted = true; // its time is over
        }
        return last;
    }

    private static @Nullable ActorEntry firstStopped(Stream<ActorEntry> entries) {
        return entries.filter(entry -> !entry.isRunning()).findFirst().orElse(null);
    }

    /** Ends all waits of actors that do not run; returns these. */
    List<ActorEntry> takeAll() {
        List<ActorEntry> all =
                waiting.stream().filter(entry -> !entry.isRunning()).toList();
        waiting.clear();
        due.clear();
        return all;
    }
}
