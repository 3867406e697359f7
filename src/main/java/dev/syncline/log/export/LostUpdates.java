package dev.syncline.log.export;

import dev.syncline.log.LogEvent;
import dev.syncline.log.ObjectInfo;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Family;
import dev.syncline.trace.Kind;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds the writes of variables, cells and entries that overwrite a value which their actor had not seen. */
final class LostUpdates {
    /*
     * A write is computed from what its actor knows, see UpdatedCell. The depth of a write is how many writes its value
     * goes back to, itself included, so the difference of two depths is how many updates are lost when one replaces the
     * other. An actor that never read a value computes nothing from it.
     */

    private final Map<Place, UpdatedCell> cells = new HashMap<>();
    private final Map<Integer, Request> requests = new HashMap<>();

    /**
     * A write that overwrites what its actor had not seen.
     *
     * @param seq the write that it overwrites
     * @param lost how many updates are lost by it; negative if it brings back more than it loses
     */
    record Overwrite(long seq, long lost) {}

    private record Place(int object, String cell) {}

    /** What a manager does at the moment, and for whom. */
    private record Request(int client, String text) {}

    /** Takes one event after the other, with the object that it is on; what it overwrites unseen, or null if it does not. */
    @Nullable
    Overwrite see(LogEvent event, @Nullable ObjectInfo object) {
        if (object == null) {
            return null;
        }
        Kind kind = event.kind();
        if (kind == Kind.RECEIVED && object.type().is(Family.MANAGER) && event.peer() != Actor.NOBODY) {
            requests.put(event.actor(), new Request(event.peer(), Objects.requireNonNullElse(event.text(), "")));
        }
        if (kind != Kind.READ && kind != Kind.WROTE) {
            return null;
        }
        Request request = requests.get(event.actor());
        boolean isManaged = object.type().is(Family.COLLECTION);
        if (isManaged && request == null) {
            return null;
        }
        int by = isManaged && request != null ? request.client() : event.actor();
        Overwrite found = null;
        for (String name : AccessedCells.of(object, request == null ? "" : request.text(), event.text())) {
            UpdatedCell cell = cells.computeIfAbsent(new Place(object.id(), name), place -> new UpdatedCell(object));
            if (kind == Kind.READ) {
                cell.read(by);
            } else {
                Overwrite one = cell.write(by, event.seq(), value(event, request));
                found = found == null ? one : found;
            }
        }
        return found;
    }

    /** What is written: to an entry of a collection as the request says it, if that is a whole number. */
    private static int value(LogEvent event, @Nullable Request request) {
        return request == null ? event.value() : AccessedCells.value(request.text(), event.value());
    }
}
