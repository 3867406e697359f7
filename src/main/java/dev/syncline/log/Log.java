package dev.syncline.log;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The log of one run: an append-only sequence of chunks in a file, with the newest of them in memory as well.
 *
 * <p>One thread appends; any number of threads read, each at its own position and pace. A method that needs the file
 * and declares no {@link IOException} throws {@link UncheckedIOException} if the file cannot be read or the log is
 * closed.
 */
public final class Log implements AutoCloseable {
    /**
     * A reader's position in a log: it returns every chunk once, in order, the existing ones and those still to come.
     *
     * <p>For a reader that begins in the middle, the first chunk has all actors and objects that were introduced
     * before, and every note from its first event on.
     */
    public interface Cursor {
        /**
         * Returns the next chunks: at least one, if there is one, and as many as fit.
         *
         * @param maxBytes approximately the most bytes to return
         * @throws UncheckedIOException if the log cannot be read
         */
        Batch next(int maxBytes);

        /** The number of current events that it has not reached; 0 if it cannot tell. */
        default long behind() {
            return 0;
        }
    }

    /**
     * What a reader gets at once.
     *
     * @param bytes consecutive whole chunks, which must not be changed; empty if there is none yet
     * @param next the number of the event that follows them
     * @param last whether nothing follows, now or later
     */
    @SuppressWarnings("ArrayRecordComponent") // many readers share the bytes of one chunk
    public record Batch(byte[] bytes, long next, boolean last) {}

    /** The most notes that a log keeps. */
    public static final int MAX_NOTES = 10_000;

    /*
     * Subscribers are woken after the chunk is in the store, so a woken subscriber finds it.
     */

    private static final int COPY_BYTES = 1 << 18;
    private static final System.Logger LOGGER = System.getLogger(Log.class.getName());

    private final LogFile file;
    private final LogHeader header;
    private final Subscribers subscribers;
    private final LogMemory memory;

    private Log(LogFile file, LogHeader header, @Nullable LogContents growing) {
        this.file = file;
        this.header = header;
        this.subscribers = new Subscribers(header.run());
        this.memory = new LogMemory(file, growing);
    }

    /**
     * Begins the log of a new run.
     *
     * @param file must not exist; its directory is created if necessary
     * @throws IOException if the file exists or cannot be written
     */
    public static Log create(Path file, LogHeader header) throws IOException {
        return create(new LogFile(file), header);
    }

    /** Begins a log in {@code file}, which is deleted if that fails. */
    public static Log create(LogFile file, LogHeader header) throws IOException {
        byte[] head = ChunkCodec.encode(header);
        file.create();
        try {
            file.write(0, head);
            ChunkStore store = new ChunkStore(file, new ChunkIndex(head.length));
            return new Log(file, header, new LogContents(store, new EntityTable(), List.of()));
        } catch (Throwable e) {
            try {
                file.delete();
            } catch (IOException left) {
                e.addSuppressed(left);
            }
            throw e;
        }
    }

    /**
     * Opens the log of an ended run for reading. The header is read at once, the rest when it is first needed. Anything
     * after the last whole chunk is ignored.
     *
     * @throws IOException if the file cannot be read or is not a log
     */
    public static Log open(Path path) throws IOException {
        LogFile file = new LogFile(path);
        file.finish();
        return new Log(file, LogScan.header(file), null);
    }

    /** The header. */
    public LogHeader header() {
        return header;
    }

    /**
     * The actors and objects. The run that writes the log adds them before the chunks that mention them; in an opened
     * log, they are those that the chunks introduce.
     */
    public EntityTable entities() {
        return memory.contents().entities();
    }

    /** The file of the log. */
    public Path file() {
        return file.path();
    }

    /** Whether the log can still be read: the file of a complete log may have been deleted. */
    public boolean isThere() {
        return memory.isIndependentOfFile() || file.exists();
    }

    /** The number of events, which is the number of the next one. */
    public long events() {
        return memory.events();
    }

    /** Whether the log has a final note. */
    public boolean ended() {
        return ending() != null;
    }

    /** The final note; null if there is none. */
    @Nullable
    public Note ending() {
        return memory.ending();
    }

    /** All notes so far, in order. */
    public List<Note> notes() {
        return memory.contents().notes();
    }

    /**
     * Adds the next chunk and wakes the subscribers.
     *
     * @throws UncheckedIOException if the file cannot be written. The chunk is kept in memory then; after that, only
     *     chunks without events are accepted.
     * @throws IllegalStateException if the log is complete
     */
    public void append(Chunk chunk) {
        LogContents into = memory.growing();
        if (into == null) {
            throw new IllegalStateException("The log of run " + header.run() + " is complete.");
        }
        IOException failure = into.append(chunk);
        subscribers.wake();
        if (failure != null) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Completes the log, and frees what only a growing log needs. Called by the thread that appends. */
    public void end() {
        LogContents last = memory.growing();
        try {
            if (last != null) {
                last.finish();
            }
        } catch (Throwable e) {
            LOGGER.log(Level.WARNING, "The log of run " + header.run() + " keeps more memory than it needs.", e);
        } finally {
            memory.complete();
            subscribers.wake();
        }
        memory.shrink();
    }

    /**
     * A reader that begins at event {@code from}, which need not exist yet.
     *
     * @throws IllegalArgumentException if {@code from} is negative
     */
    public Cursor cursor(long from) {
        return new LogCursor(this, from);
    }

    /**
     * Registers {@code wake} to be called after every chunk, at the end, and when the log is closed, on the thread that
     * does this; it has to be quick. To miss nothing, subscribe before reading.
     *
     * @return cancels the subscription
     */
    public Runnable subscribe(Runnable wake) {
        return subscribers.add(wake);
    }

    /** Whether there are subscribers. */
    public boolean hasSubscribers() {
        return !subscribers.isEmpty();
    }

    /** The number of subscribers, which are the viewers of the log. */
    public int subscriberCount() {
        return subscribers.size();
    }

    /** Passes all current events from {@code from} on to {@code sink}, chunk by chunk. */
    public void replay(long from, EventSink sink) {
        try {
            store().replay(from, sink);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Writes the header and all current chunks, byte for byte as in the file.
     *
     * @throws IOException if {@code out} cannot be written
     */
    public void copyTo(OutputStream out) throws IOException {
        ChunkStore chunks = store();
        int size = chunks.size();
        out.write(read(chunks::head));
        int next = 0;
        while (next < size) {
            int first = next;
            int count = chunks.fitting(first, size, COPY_BYTES);
            out.write(read(() -> chunks.bytes(first, count)));
            next += count;
        }
    }

    /** Closes the log and deletes its file. */
    public void delete() {
        try {
            file.delete();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            end();
        }
    }

    /** Closes the file: later reads throw {@link UncheckedIOException}. */
    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            end();
        }
    }

    /** The chunks; those of a complete log are looked up in the file if they are no longer in memory. */
    public ChunkStore store() {
        return memory.contents().store();
    }

    /** Whether the log has ended. */
    public boolean complete() {
        return memory.isComplete();
    }

    /** Drops everything that can be read from the file again, as if memory were short; does nothing before the end. */
    void forget() {
        memory.forget();
    }

    private interface Reading<T> {
        T read() throws IOException;
    }

    private static <T> T read(Reading<T> reading) {
        try {
            return reading.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
