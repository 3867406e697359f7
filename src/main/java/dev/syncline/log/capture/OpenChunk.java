package dev.syncline.log.capture;

import dev.syncline.log.Chunk;
import dev.syncline.log.ChunkBuilder;
import dev.syncline.log.EntityTable;
import dev.syncline.log.EventSink;
import dev.syncline.log.Log;
import dev.syncline.log.Note;
import dev.syncline.log.NoteKind;
import dev.syncline.trace.Kind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The chunk that is being collected. Events come from one thread, notes from any; a note stands between two events that
 * were taken already and the next one, so its number and its place grow together.
 */
final class OpenChunk implements EventSink {
    /** A chunk is closed so long after its first event or note, even if there is room for more. */
    private static final long LONGEST_NANOS = 16_000_000;

    private final EntityTable entities;
    private ChunkBuilder builder = new ChunkBuilder(0, Chunk.MOST);
    private int actorsTold;
    private int objectsTold;
    private int notes;
    private long latest;
    private long begun;
    private boolean urgent;
    private boolean closed;

    /** Begins the first chunk of a run in which {@code entities} takes part. */
    OpenChunk(EntityTable entities) {
        this.entities = entities;
    }

    @Override
    public synchronized void event(
            long seq,
            long t,
            Kind kind,
            int actor,
            int object,
            int value,
            int peer,
            int line,
            boolean timed,
            @Nullable String text) {
        if (builder.isEmpty()) {
            begun = System.nanoTime();
        }
        builder.event(seq, t, kind, actor, object, value, peer, line, timed, text);
        latest = t;
    }

    /** Adds a note, unless there are too many or the last one was said; it has the number -1 then. */
    synchronized Note note(long t, NoteKind kind, String text, String state, Map<String, Object> details) {
        boolean last = kind == NoteKind.ENDED;
        boolean taken = !closed && (last || notes < Log.MOST_NOTES);
        int number = taken ? notes : -1;
        Note note = new Note(number, builder.next(), Math.max(t, latest), kind, text, state, details);
        if (taken) {
            if (builder.isEmpty()) {
                begun = System.nanoTime();
            }
            urgent |= note.isUrgent();
            builder.add(note);
            notes++;
            closed = last;
        }
        return note;
    }

    /** The time of the event that was taken last, in nanoseconds. */
    synchronized long latest() {
        return latest;
    }

    /** Whether no further event should be added; to be asked by the thread that adds them. */
    boolean isFull() {
        return builder.isFull();
    }

    /** Whether the chunk should be closed now. */
    synchronized boolean isDue() {
        return urgent || (!builder.isEmpty() && System.nanoTime() - begun >= LONGEST_NANOS);
    }

    /** Closes the chunk, and begins the next one; null if there is nothing in it. */
    synchronized @Nullable Chunk take() {
        if (builder.isEmpty()) {
            return null;
        }
        var actors = entities.actorsFrom(actorsTold);
        var objects = entities.objectsFrom(objectsTold);
        Chunk chunk = builder.build(actors, objects);
        urgent = false;
        actorsTold += actors.size();
        objectsTold += objects.size();
        return chunk;
    }

    /** Forgets the events that it holds, but no note, and begins again at event {@code seq}. */
    synchronized void restart(long seq) {
        builder.restart(seq, List.of());
    }

    /**
     * Takes back a chunk that could not be added to the log: its events are lost, and what else is in it comes with the
     * next chunk, which begins at event {@code seq}.
     */
    synchronized void takeBack(Chunk chunk, long seq) {
        builder.restart(seq, chunk.notes());
        actorsTold -= chunk.actors().size();
        objectsTold -= chunk.objects().size();
    }

    /** Whether there is nothing in it. */
    synchronized boolean isEmpty() {
        return builder.isEmpty();
    }

    /** Takes nothing any more, and gives back its memory. */
    synchronized void close() {
        closed = true;
        builder = new ChunkBuilder(builder.next(), 0);
    }
}
