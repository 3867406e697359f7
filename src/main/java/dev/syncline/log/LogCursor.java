package dev.syncline.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** A position in a log that advances from chunk to chunk. */
final class LogCursor implements Log.Cursor {
    private static final byte[] NOTHING = {};

    private final Log log;
    private final long from;
    private int chunk;
    private boolean begun;
    private volatile long position;

    /** Begins at event {@code from}, which need not exist yet. */
    LogCursor(Log log, long from) {
        if (from < 0) {
            throw new IllegalArgumentException("A log begins at event 0, not " + from + ".");
        }
        this.log = log;
        this.from = from;
        this.begun = from == 0;
        this.position = from;
    }

    @Override
    public synchronized Log.Batch next(int maxBytes) {
        // read first: if the log is complete, everything that was appended is visible
        boolean complete = log.complete();
        ChunkStore store = log.store();
        int size = store.size();
        try {
            byte[] bytes = begun ? following(store, size, maxBytes) : beginning(store, size);
            long next = begun ? store.seq(chunk) : from;
            position = next;
            return new Log.Batch(bytes, next, complete && (!begun || chunk == size));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public long behind() {
        return Math.max(0, log.events() - position);
    }

    private byte[] following(ChunkStore store, int size, int maxBytes) throws IOException {
        if (chunk == size) {
            return NOTHING;
        }
        int count = store.fitting(chunk, size, maxBytes);
        byte[] bytes = store.bytes(chunk, count);
        chunk += count;
        return bytes;
    }

    private byte[] beginning(ChunkStore store, int size) throws IOException {
        int found = store.find(from);
        if (found >= size) {
            return NOTHING;
        }
        List<ActorInfo> actors = log.entities().actors().subList(0, store.actorsUpTo(found));
        List<ObjectInfo> objects = log.entities().objects().subList(0, store.objectsUpTo(found));
        Chunk first = ChunkReader.read(store.bytes(found, 1)).slice(from).withEntities(actors, objects);
        begun = true;
        chunk = found + 1;
        return ChunkCodec.encode(first);
    }
}
