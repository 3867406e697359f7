package dev.syncline.catalog.miniature;

import dev.syncline.log.ActorInfo;
import dev.syncline.log.EventSink;
import dev.syncline.log.LogEvent;
import dev.syncline.log.Note;
import dev.syncline.log.NoteKind;
import dev.syncline.log.ObjectInfo;
import dev.syncline.run.Run;
import dev.syncline.trace.Family;
import dev.syncline.trace.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns the log of a run into rows, as {@code frontend/src/model/lanes/lane-reducer.ts} turns it into lanes. */
final class MiniatureRows implements EventSink {
    private final List<MiniatureRow> rows = new ArrayList<>();
    private final List<ObjectInfo> objects;
    private final Map<Integer, MiniatureRow> owners = new HashMap<>();
    private final Deque<Note> notes;

    private MiniatureRows(List<ActorInfo> actors, List<ObjectInfo> objects, List<Note> notes) {
        actors.forEach(actor -> rows.add(new MiniatureRow(actor)));
        this.objects = objects;
        this.notes = new ArrayDeque<>(notes);
    }

    /** The rows of those who take part in a run, in the order of its lanes. */
    static List<MiniatureRow> of(Run run) {
        MiniatureRows all = new MiniatureRows(
                run.entities().actors(), run.entities().objects(), run.log().notes());
        run.log().replay(0, all);
        all.takeNotes(Long.MAX_VALUE);
        return all.rows.stream().filter(MiniatureRow::takesPart).toList();
    }

    @Override
    public void event(LogEvent event) {
        takeNotes(event.seq());
        MiniatureRow row = rows.get(event.actor());
        ObjectInfo on = event.object() < objects.size() ? objects.get(event.object()) : null;
        boolean lock = isLock(on);
        row.event(event.t(), event.kind(), lock);
        if (event.kind() == Kind.ACQUIRED && isHeld(on)) {
            row.hold(event.t(), event.object(), lock ? event.value() : row.depth(event.object()) + 1);
            owners.put(event.object(), row);
        } else if (event.kind() == Kind.RELEASED) {
            // any thread may release a lock: then its holder no longer has it
            MiniatureRow holder =
                    lock && row.depth(event.object()) == 0 ? owners.getOrDefault(event.object(), row) : row;
            holder.hold(event.t(), event.object(), lock ? event.value() : holder.depth(event.object()) - 1);
        }
    }

    private void takeNotes(long before) {
        while (!notes.isEmpty() && notes.element().seq() <= before) {
            Note note = notes.remove();
            if (note.kind() == NoteKind.DEADLOCK || note.kind() == NoteKind.RESOLVED) {
                mark(note);
            }
        }
    }

    private void mark(Note note) {
        if (note.details().get("cycle") instanceof List<?> cycle) {
            for (Object link : cycle) {
                if (link instanceof Map<?, ?> map && map.get("actor") instanceof Number actor) {
                    rows.get(actor.intValue()).markDeadlock(note.t(), note.kind() == NoteKind.DEADLOCK);
                }
            }
        }
    }

    private static boolean isLock(@Nullable ObjectInfo object) {
        return object != null && object.type().is(Family.LOCK);
    }

    /** Who acquires a semaphore that begins at 0 holds nothing: it is a signal. */
    private static boolean isHeld(@Nullable ObjectInfo object) {
        return object != null
                && !(object.attributes().get("initial") instanceof Number initial && initial.intValue() == 0);
    }
}
