package dev.syncline.trace;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The encoded chunks of a log: all of them in the file, the newest in memory as well. */
final class ChunkStore {
    /** So many bytes of the newest chunks stay in memory, at most; the newest chunk does in any case. */
    static final int TAIL_BYTES = 4 << 20;

    // Guarded by this: index, tail, tailBytes. A chunk is in the file before it is in the index. Once the file could
    // not
    // be written, nothing leaves the tail any more, and only chunks without events are taken.

    private final LogFile file;
    private final ChunkIndex index;
    private final ArrayDeque<byte[]> tail = new ArrayDeque<>();
    private int tailBytes;
    private boolean broken;

    /** The chunks of {@code file} that {@code index} tells of. */
    ChunkStore(LogFile file, ChunkIndex index) {
        this.file = file;
        this.index = index;
    }

    /**
     * Adds a chunk that continues the sequence. One thread at a time.
     *
     * @return why the file could not be written, which is told once, and the chunk is kept in memory; null if it was
     *     written, or if it is known already that the file cannot be written
     * @throws IllegalStateException if the chunk has events though the file could not be written before
     */
    @Nullable
    IOException add(Chunk chunk) {
        byte[] bytes = ChunkCodec.encode(chunk);
        IOException failure = null;
        if (broken && chunk.count() > 0) {
            throw new IllegalStateException("The file could not be written, so the log takes no more events.");
        }
        if (!broken) {
            try {
                file.write(end(), bytes);
            } catch (IOException e) {
                broken = true;
                failure = e;
            }
        }
        keep(chunk, bytes);
        return failure;
    }

    private synchronized void keep(Chunk chunk, byte[] bytes) {
        index.add(
                chunk.count(),
                bytes.length,
                chunk.actors().size(),
                chunk.objects().size());
        tail.addLast(bytes);
        tailBytes += bytes.length;
        if (!broken) {
            while (tailBytes > TAIL_BYTES && tail.size() > 1) {
                tailBytes -= tail.removeFirst().length;
            }
        }
    }

    /** The bytes before the first chunk. */
    byte[] head() throws IOException {
        return file.read(0, (int) index.offset(0));
    }

    /** How many chunks there are. */
    synchronized int size() {
        return index.size();
    }

    /** The number of the next event. */
    synchronized long events() {
        return index.seq(index.size());
    }

    /** The number of the event before which chunk {@code i} begins; for {@link #size()}, the next event. */
    synchronized long seq(int i) {
        return index.seq(i);
    }

    /** The first chunk that ends at event {@code from} or behind it; {@link #size()} if none does. */
    synchronized int find(long from) {
        return index.find(from);
    }

    /** How many actors chunk {@code i} and those before it make known. */
    synchronized int actorsUpTo(int i) {
        return index.actors(i + 1);
    }

    /** How many objects chunk {@code i} and those before it make known. */
    synchronized int objectsUpTo(int i) {
        return index.objects(i + 1);
    }

    /** How many bytes of chunks are in memory. */
    synchronized int bytesInMemory() {
        return tailBytes;
    }

    /** How many chunks from {@code first} on, of the {@code size} first ones, fit into {@code maxBytes}: at least one. */
    synchronized int fitting(int first, int size, long maxBytes) {
        int end = first + 1;
        while (end < size && index.offset(end + 1) - index.offset(first) <= maxBytes) {
            end++;
        }
        return end - first;
    }

    /** The bytes of {@code count} chunks from {@code first} on; not to be changed. */
    byte[] bytes(int first, int count) throws IOException {
        List<byte[]> parts = new ArrayList<>();
        long offset;
        int cold;
        synchronized (this) {
            int tailStart = index.size() - tail.size();
            int firstHot = Math.min(first + count, Math.max(first, tailStart));
            offset = index.offset(first);
            cold = (int) (index.offset(firstHot) - offset);
            if (firstHot < first + count) {
                tail.stream()
                        .skip(firstHot - tailStart)
                        .limit(first + count - firstHot)
                        .forEach(parts::add);
            }
        }
        if (cold > 0) {
            parts.add(0, file.read(offset, cold));
        }
        return parts.size() == 1 ? parts.get(0) : join(parts);
    }

    private synchronized long end() {
        return index.offset(index.size());
    }

    private static byte[] join(List<byte[]> parts) {
        byte[] all = new byte[parts.stream().mapToInt(part -> part.length).sum()];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }
}
