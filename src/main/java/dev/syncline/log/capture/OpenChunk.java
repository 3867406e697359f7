package dev.syncline.log.capture;

import dev.syncline.log.Chunk;
import dev.syncline.log.ChunkBuilder;
import dev.syncline.log.EntityTable;
import dev.syncline.log.EventSink;
import dev.syncline.log.Log;
import dev.syncline.log.LogEvent;
import dev.syncline.log.Note;
import dev.syncline.log.NoteKind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The chunk that is being collected. Events come from one thread, notes from any thread; a note is placed after the
 * events so far, so its number and its position grow together.
 */
final class OpenChunk implements EventSink {
    /** The time after its first event or note when a chunk is closed, even if there is room for more. */
    private static final long MAX_AGE_NANOS = 16_000_000;

    private final EntityTable entities;
    private ChunkBuilder builder = new ChunkBuilder(0, Chunk.MAX_EVENTS);
    private int actorsWritten;
    private int objectsWritten;
    private int notes;
    private long latest;
    private long begun;
    private boolean urgent;
    private boolean closed;

    /** Begins the first chunk of a run with these {@code entities}. */
    OpenChunk(EntityTable entities) {
        this.entities = entities;
    }

    @Override
    public synchronized void event(LogEvent event) {
        if (builder.isEmpty()) {
            begun = System.nanoTime();
        }
        builder.event(event);
        latest = event.t();
    }

    /** Adds a note, unless there are too many or the final one was added; it has the number -1 then. */
    synchronized Note note(long t, NoteKind kind, String text, String state, Map<String, Object> details) {
        boolean last = kind == NoteKind.ENDED;
        boolean taken = !closed && (last || notes < Log.MAX_NOTES);
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

    /** The time of the last event, in nanoseconds. */
    synchronized long latest() {
        return latest;
    }

    /** Whether no further event should be added. Called by the thread that adds them. */
    boolean isFull() {
        return builder.isFull();
    }

    /** Whether the chunk should be closed now. */
    synchronized boolean isDue() {
        return urgent || (!builder.isEmpty() && System.nanoTime() - begun >= MAX_AGE_NANOS);
    }

    /** Closes the chunk and begins the next one; returns null if it is empty. */
    synchronized @Nullable Chunk take() {
        if (builder.isEmpty()) {
            return null;
        }
        var actors = entities.actorsFrom(actorsWritten);
        var objects = entities.objectsFrom(objectsWritten);
        Chunk chunk = builder.build(actors, objects);
        urgent = false;
        actorsWritten += actors.size();
        objectsWritten += objects.size();
        return chunk;
    }

    /** Drops its events, but not its notes, and begins again at event {@code seq}. */
    synchronized void restart(long seq) {
        builder.restart(seq, List.of());
    }

    /**
     * Takes back a chunk that could not be added to the log: its events are lost, and everything else in it goes into
     * the next chunk, which begins at event {@code seq}.
     */
    synchronized void takeBack(Chunk chunk, long seq) {
        builder.restart(seq, chunk.notes());
        actorsWritten -= chunk.actors().size();
        objectsWritten -= chunk.objects().size();
    }

    /** Whether it has no events and no notes. */
    synchronized boolean isEmpty() {
        return builder.isEmpty();
    }

    /** Accepts nothing more, and frees its memory. */
    synchronized void close() {
        closed = true;
        builder = new ChunkBuilder(builder.next(), 0);
    }
}
