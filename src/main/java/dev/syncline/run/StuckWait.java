package dev.syncline.run;

import dev.syncline.primitive.Actor;
import dev.syncline.primitive.Probe;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One wait in a run in which nobody can go on.
 *
 * @param actor who waits
 * @param object for what, {@link Probe#NO_OBJECT} for the end of a thread
 * @param since when that began, in nanoseconds since the run began
 * @param peer whose end is waited for, {@link Actor#NOBODY} if it is no such wait
 * @param holder who holds the object, {@link Actor#NOBODY} if nobody does
 * @param holderHasEnded whether that one has ended, and will never release it
 * @param help the operations on the object by which the person at the screen could let the actor go
 */
record StuckWait(int actor, int object, long since, int peer, int holder, boolean holderHasEnded, List<String> help) {
    /** What the note says of it. */
    Map<String, Object> details() {
        Map<String, Object> details = new TreeMap<>();
        details.put("actor", actor);
        details.put("since", since);
        if (object != Probe.NO_OBJECT) {
            details.put("object", object);
        }
        if (peer != Actor.NOBODY) {
            details.put("peer", peer);
        }
        if (holder != Actor.NOBODY) {
            details.put("holder", holder);
        }
        return details;
    }

    /** What could be done about these waits, each once, as the note says it. */
    static List<Map<String, Object>> help(List<StuckWait> waits) {
        return waits.stream()
                .flatMap(wait -> wait.help.stream().map(operation -> help(wait.object, operation)))
                .distinct()
                .toList();
    }

    private static Map<String, Object> help(int object, String operation) {
        return new TreeMap<>(Map.of("object", object, "operation", operation));
    }
}
