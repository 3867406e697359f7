package dev.syncline.log.capture;

import dev.syncline.log.Chunk;
import dev.syncline.log.EntityTable;
import dev.syncline.log.EventSink;
import dev.syncline.log.FinalNote;
import dev.syncline.log.Log;
import dev.syncline.log.LogEvent;
import dev.syncline.log.Note;
import dev.syncline.log.NoteKind;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes chunks of events and notes, and appends them to a log. Notes come from any thread, everything else from one.
 */
final class ChunkWriter implements EventSink {
    /*
     * When the log fails, no event is kept any more, because there would be a gap. Notes are kept: those that could not
     * be appended are added to the next chunk.
     */

    private static final long PARK_NANOS = 4_000_000;
    /** How often the last note and the last chunk are tried. */
    private static final int MAX_TRIES = 25;

    private final OpenChunk openChunk;
    private final Log log;
    private final Consumer<Throwable> onFailure;
    private boolean keepsEvents = true;

    /** Writes the log of a run with these {@code entities}; {@code onFailure} receives everything that is thrown. */
    ChunkWriter(EntityTable entities, Log log, Consumer<Throwable> onFailure) {
        this.openChunk = new OpenChunk(entities);
        this.log = log;
        this.onFailure = onFailure;
    }

    @Override
    public void event(LogEvent event) {
        if (keepsEvents) {
            openChunk.event(event);
        }
    }

    /** Adds a note, if the log accepts any more. */
    Note note(long t, NoteKind kind, String text, String state, Map<String, Object> details) {
        return openChunk.note(t, kind, text, state, details);
    }

    /** The time of the last event, in nanoseconds. */
    long latest() {
        return openChunk.latest();
    }

    /** Drops the events that are not in the log yet, and all later ones. */
    void keepNoEvents() {
        keepsEvents = false;
        openChunk.restart(log.events());
    }

    /** Writes the chunk if it is full. */
    void writeIfFull() {
        if (openChunk.isFull()) {
            write();
        }
    }

    /** Writes the chunk if it has an urgent note or is old enough. */
    void writeIfDue() {
        if (openChunk.isDue()) {
            write();
        }
    }

    /**
     * Adds the final note, writes the rest, and accepts nothing more.
     *
     * @param wanted makes the final note; if it throws or is null, {@code instead} makes it
     * @param nanos the run's clock
     */
    void finish(@Nullable Supplier<FinalNote> wanted, Supplier<FinalNote> instead, LongSupplier nanos) {
        boolean added = wanted != null && addLast(wanted, nanos);
        for (int i = 0; i < MAX_TRIES && !added; i++) {
            added = addLast(instead, openChunk::latest);
        }
        for (int i = 0; i < MAX_TRIES && !openChunk.isEmpty(); i++) {
            write();
        }
        openChunk.close();
    }

    private boolean addLast(Supplier<FinalNote> made, LongSupplier nanos) {
        try {
            FinalNote last = made.get();
            openChunk.note(nanos.getAsLong(), NoteKind.ENDED, last.text(), last.state(), last.details());
            return true;
        } catch (Throwable e) {
            onFailure.accept(e);
            LockSupport.parkNanos(PARK_NANOS);
            return false;
        }
    }

    private void write() {
        Chunk chunk = null;
        int before = log.store().size();
        try {
            chunk = openChunk.take();
            if (chunk != null) {
                log.append(chunk);
            }
        } catch (Throwable e) {
            keepsEvents = false;
            if (chunk == null || log.store().size() > before) {
                openChunk.restart(log.events());
            } else {
                openChunk.takeBack(chunk, log.events());
                LockSupport.parkNanos(PARK_NANOS);
            }
            onFailure.accept(e);
        }
    }
}
