package dev.syncline.log;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The log of one run: a sequence of chunks that only grows, in a file, with the newest of them in memory as well.
 *
 * <p>One thread appends, any number read, each at its own place and pace. A method that needs the file and declares no
 * {@link IOException} ends with an {@link UncheckedIOException} if the file cannot be read, also after {@link #close()}.
 */
public final class Log implements AutoCloseable {
    /**
     * A reader's place in a log: it is given every chunk once, in order, those that are there and those that still come.
     *
     * <p>A reader that begins in the middle is given, in its first chunk, all actors and objects that were known before,
     * and every note that stands at its first event or later.
     */
    public interface Cursor {
        /**
         * Moves on over the chunks that are there: at least one, if there is one, and otherwise as many as fit.
         *
         * @param maxBytes about how many bytes are wanted at most
         * @throws UncheckedIOException if the log cannot be read
         */
        Batch next(int maxBytes);

        /** How many events of the log, as it is now, it has not come to yet; 0 if it cannot tell. */
        default long behind() {
            return 0;
        }
    }

    /**
     * What a reader is given at once.
     *
     * @param bytes whole chunks, one behind the other, not to be changed; empty if there is none yet
     * @param next the number of the event that follows them
     * @param last whether nothing follows, now or later
     */
    @SuppressWarnings("ArrayRecordComponent") // many readers share the bytes of one chunk
    public record Batch(byte[] bytes, long next, boolean last) {}

    /** The most notes that a log keeps. */
    public static final int MOST_NOTES = 10_000;

    /*
     * A subscriber that looks for the next chunk after it was woken finds it, because it is woken after the chunk is
     * in the store.
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
     * @param file does not exist yet; its directory is made if need be
     * @throws IOException if the file exists or cannot be written
     */
    public static Log create(Path file, LogHeader header) throws IOException {
        return create(new LogFile(file), header);
    }

    /** Begins a log in {@code file}; nothing is left of it if that fails. */
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
     * Opens the log of a run that is over, to be read only. The header is read at once, the rest when it is first
     * needed. Whatever follows the last whole chunk is left out.
     *
     * @throws IOException if the file cannot be read or is no log
     */
    public static Log open(Path path) throws IOException {
        LogFile file = new LogFile(path);
        file.settle();
        return new Log(file, LogScan.header(file), null);
    }

    /** What stands at the head. */
    public LogHeader header() {
        return header;
    }

    /**
     * Who and what takes part. The run that writes the log adds to it, ahead of the chunks; of an opened log, it is what
     * the chunks make known.
     */
    public EntityTable entities() {
        return memory.contents().entities();
    }

    /** The file that the log is kept in. */
    public Path file() {
        return file.path();
    }

    /** Whether there is something to read: the file of a complete log may have been deleted from outside. */
    public boolean isThere() {
        return memory.isWhole() || file.exists();
    }

    /** How many events there are, which is the number of the next one. */
    public long events() {
        return memory.events();
    }

    /** Whether the run said how it ended. */
    public boolean ended() {
        return ending() != null;
    }

    /** What the run said last, of its end; null if it did not come to that. */
    @Nullable
    public Note ending() {
        return memory.ending();
    }

    /** All notes so far, in order. */
    public List<Note> notes() {
        return memory.contents().notes();
    }

    /**
     * Adds a chunk, which continues the sequence, and wakes those who wait for it.
     *
     * @throws UncheckedIOException if the file cannot be written. The chunk is kept in memory then; after that, only
     *     chunks without events are taken.
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

    /** Says that nothing follows, and gives back what only a log that grows needs. Called by the thread that appends. */
    public void end() {
        LogContents last = memory.growing();
        try {
            if (last != null) {
                last.settle();
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
     * A reader that begins at event {@code from}, 0 or more; if there is no such event yet, it waits for it.
     *
     * @throws IllegalArgumentException if {@code from} is negative
     */
    public Cursor cursor(long from) {
        return new LogCursor(this, from);
    }

    /**
     * Has {@code wake} called after every chunk, at the end, and when the log is closed, on the thread that does it;
     * it has to be quick. To miss nothing, subscribe first and read then.
     *
     * @return what ends the subscription
     */
    public Runnable subscribe(Runnable wake) {
        return subscribers.add(wake);
    }

    /** Whether there are subscribers. */
    public boolean isFollowed() {
        return !subscribers.isEmpty();
    }

    /** How many subscribers there are: the viewers of the log. */
    public int followers() {
        return subscribers.size();
    }

    /** Passes on all events from {@code from} on that are there now, chunk by chunk. */
    public void replay(long from, EventSink sink) {
        try {
            store().replay(from, sink);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Writes the header and all chunks that are there now, as they stand in the file.
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

    /** Closes the file: who reads on gets an {@link UncheckedIOException}. */
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

    /** The chunks; of a log that is complete, they are looked for in the file when nothing is remembered of them. */
    public ChunkStore store() {
        return memory.contents().store();
    }

    /** Whether nothing follows any more. */
    public boolean complete() {
        return memory.isComplete();
    }

    /** Lets go of what the file tells as well, as if memory were short; nothing happens before the end. */
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
