package dev.syncline.run.watch;

import dev.syncline.trace.Actor;
import dev.syncline.trace.Probe;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One wait in a stalled run.
 *
 * @param actor the actor that waits
 * @param object for what, {@link Probe#NO_OBJECT} for the end of a thread
 * @param since when that began, in nanoseconds since the run began
 * @param peer the actor being joined, {@link Actor#NOBODY} if it is not a join
 * @param holder who holds the object, {@link Actor#NOBODY} if nobody does
 * @param holderHasEnded whether that one has ended, and will never release it
 * @param help the operations on the object by which the person at the screen could let the actor go
 */
public record StuckWait(
        int actor, int object, long since, int peer, int holder, boolean holderHasEnded, List<String> help) {
    /** What the note says of it. */
    public Map<String, Object> details() {
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

    /** What could be done about these waits, each once. */
    public static List<Help> help(List<StuckWait> waits) {
        return waits.stream()
                .flatMap(wait -> wait.help.stream().map(operation -> new Help(wait.object, operation)))
                .distinct()
                .toList();
    }

    /** An operation on an object that the person at the screen could do. */
    public record Help(int object, String operation) {
        /** What the note says of it. */
        public Map<String, Object> details() {
            return new TreeMap<>(Map.of("object", object, "operation", operation));
        }
    }
}
