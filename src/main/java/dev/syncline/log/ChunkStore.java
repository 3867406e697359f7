package dev.syncline.log;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The encoded chunks of a log: all of them in the file, the newest in memory as well. */
public final class ChunkStore {
    /** The most bytes of the newest chunks in memory; the newest chunk is kept in any case. */
    static final int MAX_TAIL_BYTES = 4 << 20;

    /*
     * Guarded by this: index, tail, broken, saved. A chunk is in the file before it is in the index. After a failed
     * write, chunks stay in the tail, and only chunks without events are accepted. Memory is allocated before any state
     * changes, so that a chunk is added as a whole or not at all. No file is written and no bytes are copied with the
     * monitor held.
     */

    private final LogFile file;
    private final ChunkIndex index;
    private final ChunkTail tail;
    private int saved;
    private boolean broken;

    /** The chunks of {@code file} that {@code index} lists. */
    ChunkStore(LogFile file, ChunkIndex index) {
        this.file = file;
        this.index = index;
        this.tail = new ChunkTail(index.size());
        this.saved = index.size();
    }

    /**
     * Adds the next chunk. Called by one thread at a time.
     *
     * @return why the file could not be written, if this is the first such failure; the chunk is kept in memory then.
     *     Null if it was written, or if an earlier chunk could not be written
     * @throws IllegalStateException if the chunk has events although the file could not be written before
     */
    @Nullable
    IOException add(Chunk chunk) {
        byte[] bytes = ChunkCodec.encode(chunk);
        boolean writes = prepare(chunk);
        IOException failure = null;
        if (writes) {
            try {
                file.write(end(), bytes);
            } catch (IOException e) {
                failure = e;
            }
        }
        keep(chunk, bytes, writes && failure == null);
        return failure;
    }

    /** Makes room for the chunk; returns whether it has to be written into the file. */
    private synchronized boolean prepare(Chunk chunk) {
        if (broken && chunk.count() > 0) {
            throw new IllegalStateException("The file could not be written, so the log takes no more events.");
        }
        index.reserve();
        tail.reserve();
        return !broken;
    }

    private synchronized void keep(Chunk chunk, byte[] bytes, boolean written) {
        index.add(
                chunk.count(),
                bytes.length,
                chunk.actors().size(),
                chunk.objects().size());
        tail.add(bytes);
        broken |= !written;
        if (!broken) {
            saved = index.size();
            while (tail.bytes() > MAX_TAIL_BYTES && tail.size() > 1) {
                tail.dropFirst();
            }
        }
    }

    /**
     * Frees the memory and handles that are needed only while chunks are added. If the file could not be written, it is
     * tried once more; if that fails as well, the chunks that are not in the file stay in memory. Nothing may be added
     * any more.
     */
    void finish() {
        byte[][] missing;
        long offset;
        int size;
        synchronized (this) {
            size = index.size();
            offset = index.offset(saved);
            missing = tail.copy(saved, size);
        }
        if (missing.length > 0 && tryWrite(offset, join(new byte[0], missing))) {
            synchronized (this) {
                saved = size;
                broken = false;
            }
        }
        synchronized (this) {
            tail.shrinkTo(saved);
            index.trim();
        }
        file.finish();
    }

    private boolean tryWrite(long offset, byte[] bytes) {
        try {
            file.write(offset, bytes);
            return true;
        } catch (IOException reported) {
            return false; // add() has returned it before
        }
    }

    /** Whether every chunk is in the file, so that this store can be rebuilt from it. */
    synchronized boolean isInFile() {
        return saved == index.size();
    }

    /** The encoded header. */
    byte[] head() throws IOException {
        return file.read(0, (int) index.offset(0));
    }

    /** The number of chunks. */
    public synchronized int size() {
        return index.size();
    }

    /** The number of the next event. */
    synchronized long events() {
        return index.seq(index.size());
    }

    /** The first event of chunk {@code i}; for {@link #size()}, the next event. */
    synchronized long seq(int i) {
        return index.seq(i);
    }

    /** The first chunk that ends at event {@code from} or later; {@link #size()} if none does. */
    synchronized int find(long from) {
        return index.find(from);
    }

    /** The number of actors introduced up to chunk {@code i}. */
    synchronized int actorsUpTo(int i) {
        return index.actors(i + 1);
    }

    /** The number of objects introduced up to chunk {@code i}. */
    synchronized int objectsUpTo(int i) {
        return index.objects(i + 1);
    }

    /** The number of bytes of chunks in memory. */
    synchronized int bytesInMemory() {
        return tail.bytes();
    }

    /** How many chunks from {@code first} on, of the {@code size} first ones, fit into {@code maxBytes}: at least one. */
    synchronized int fitting(int first, int size, long maxBytes) {
        return index.fitting(first, size, maxBytes);
    }

    /** The bytes of {@code count} chunks from {@code first} on, which must not be changed. */
    byte[] bytes(int first, int count) throws IOException {
        byte[][] hot;
        long offset;
        int cold;
        synchronized (this) {
            int firstHot = Math.min(first + count, Math.max(first, tail.first()));
            offset = index.offset(first);
            cold = (int) (index.offset(firstHot) - offset);
            hot = tail.copy(firstHot, first + count);
        }
        if (cold == 0 && hot.length == 1) {
            return hot[0];
        }
        byte[] read = cold > 0 ? file.read(offset, cold) : new byte[0];
        return hot.length == 0 ? read : join(read, hot);
    }

    /** Passes all current events from {@code from} on to {@code sink}, chunk by chunk. */
    void replay(long from, EventSink sink) throws IOException {
        int last = size();
        for (int i = find(from); i < last; i++) {
            ChunkReader.read(bytes(i, 1)).forEachFrom(from, sink);
        }
    }

    private synchronized long end() {
        return index.offset(index.size());
    }

    private static byte[] join(byte[] head, byte[][] parts) {
        byte[] all = Arrays.copyOf(
                head,
                head.length + Arrays.stream(parts).mapToInt(part -> part.length).sum());
        int at = head.length;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }
}
