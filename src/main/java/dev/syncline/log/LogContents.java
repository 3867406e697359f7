package dev.syncline.log;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The content of a log besides its header: the chunks and, extracted from them, the actors, objects and notes. */
final class LogContents {
    /** A log with at most this many chunks and notes is small enough to stay in memory. */
    private static final int MAX_CHUNKS_IN_MEMORY = 1_000;

    private static final int MAX_NOTES_IN_MEMORY = 100;

    // Guarded by this: notes. One thread appends.

    private final ChunkStore store;
    private final EntityTable entities;
    private final AppendOnlyList<Note> notes = new AppendOnlyList<>();

    /** The content so far. */
    LogContents(ChunkStore store, EntityTable entities, List<Note> notes) {
        this.store = store;
        this.entities = entities;
        this.notes.addAll(notes);
    }

    /**
     * Reads the file of an ended log.
     *
     * @throws IOException if it cannot be read
     */
    static LogContents of(LogFile file) throws IOException {
        LogScan scan = LogScan.of(file);
        return new LogContents(new ChunkStore(file, scan.index()), scan.entities(), scan.notes());
    }

    /**
     * Adds a chunk as a whole, or nothing of it if an exception is thrown.
     *
     * @return why it is only in memory; null if it is in the file, or if an earlier failure was returned
     */
    @Nullable
    IOException append(Chunk chunk) {
        if (chunk.seq() != store.events()) {
            throw new IllegalArgumentException("A chunk from " + chunk.seq() + " came at event " + store.events());
        }
        entities.addKnown(chunk.actors(), chunk.objects());
        synchronized (this) {
            notes.reserve(chunk.notes().size());
        }
        IOException failure = store.add(chunk);
        synchronized (this) {
            notes.addAll(chunk.notes());
        }
        return failure;
    }

    /** The chunks. */
    ChunkStore store() {
        return store;
    }

    /** The actors and objects. */
    EntityTable entities() {
        return entities;
    }

    /** The current notes. */
    synchronized List<Note> notes() {
        return notes.view();
    }

    /** The final note; null if there is none. */
    synchronized @Nullable Note ending() {
        Note last = notes.size() == 0 ? null : notes.view().get(notes.size() - 1);
        return last != null && last.kind() == NoteKind.ENDED ? last : null;
    }

    /** Frees what only a growing log needs. */
    void finish() {
        store.finish();
    }

    /** Whether this should stay in memory after the end: it is small, or the file does not have all of it. */
    boolean shouldStayInMemory() {
        return !store.isInFile() || (store.size() <= MAX_CHUNKS_IN_MEMORY && notes().size() <= MAX_NOTES_IN_MEMORY);
    }
}
