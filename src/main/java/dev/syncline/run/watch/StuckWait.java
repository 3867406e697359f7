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
 * @param object the object it waits for, {@link Probe#NO_OBJECT} for the end of a thread
 * @param since when the wait began, in nanoseconds since the run began
 * @param peer the actor being joined, {@link Actor#NOBODY} if it is not a join
 * @param holder the actor that holds the object, {@link Actor#NOBODY} if none does
 * @param holderHasEnded whether the holder has ended, and will never release it
 * @param killed the process for which the others wait to wake, though it was killed while it waited there; {@link
 *     Actor#NOBODY} if it is not so
 * @param help the operations on the object by which the user could release the actor
 */
public record StuckWait(
        int actor,
        int object,
        long since,
        int peer,
        int holder,
        boolean holderHasEnded,
        int killed,
        List<String> help) {
    /** Its entry in the details of a note. */
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
        if (killed != Actor.NOBODY) {
            details.put("killed", killed);
        }
        return details;
    }

    /** The operations that would help these waits, each once. */
    public static List<Help> help(List<StuckWait> waits) {
        return waits.stream()
                .flatMap(wait -> wait.help.stream().map(operation -> new Help(wait.object, operation)))
                .distinct()
                .toList();
    }

    /** An operation on an object that the user could do. */
    public record Help(int object, String operation) {
        /** Its entry in the details of a note. */
        public Map<String, Object> details() {
            return new TreeMap<>(Map.of("object", object, "operation", operation));
        }
    }
}
