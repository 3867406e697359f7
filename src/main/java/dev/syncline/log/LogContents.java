package dev.syncline.log;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a log tells besides its header: its chunks and, out of them, who takes part and what the run reported. */
final class LogContents {
    /** A log with so many chunks and notes at most is worth no second look through its file. */
    private static final int FEW_CHUNKS = 1_000;

    private static final int FEW_NOTES = 100;

    // Guarded by this: notes. One thread appends.

    private final ChunkStore store;
    private final EntityTable entities;
    private final AppendOnlyList<Note> notes = new AppendOnlyList<>();

    /** What is known so far. */
    LogContents(ChunkStore store, EntityTable entities, List<Note> notes) {
        this.store = store;
        this.entities = entities;
        this.notes.addAll(notes);
    }

    /**
     * What stands in the file of a log that is over.
     *
     * @throws IOException if it cannot be read
     */
    static LogContents of(LogFile file) throws IOException {
        LogScan scan = LogScan.of(file);
        return new LogContents(new ChunkStore(file, scan.index()), scan.entities(), scan.notes());
    }

    /**
     * Adds a chunk as a whole, or nothing of it if this throws.
     *
     * @return why it is in memory only; null if it is in the file, or if that was told before
     */
    @Nullable
    IOException append(Chunk chunk) {
        if (chunk.seq() != store.events()) {
            throw new IllegalArgumentException("A chunk from " + chunk.seq() + " came at event " + store.events());
        }
        entities.learn(chunk.actors(), chunk.objects());
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

    /** Who and what takes part. */
    EntityTable entities() {
        return entities;
    }

    /** The notes that are there now. */
    synchronized List<Note> notes() {
        return notes.view();
    }

    /** The note that tells of the end; null if there is none. */
    synchronized @Nullable Note ending() {
        Note last = notes.size() == 0 ? null : notes.view().get(notes.size() - 1);
        return last != null && last.kind() == NoteKind.ENDED ? last : null;
    }

    /** Lets go of what only a log needs that grows. */
    void settle() {
        store.settle();
    }

    /** Whether this should stay in memory when the log is over: it is small, or the file does not have all of it. */
    boolean isToBeKept() {
        return !store.isInFile() || (store.size() <= FEW_CHUNKS && notes().size() <= FEW_NOTES);
    }
}
