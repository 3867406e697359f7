package dev.syncline.trace;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
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

    // Guarded by this: store, notes, complete. A subscriber that looks for the next chunk after it was woken finds it,
    // because it is woken after the chunk is in the store.

    private static final int COPY_BYTES = 1 << 18;
    private static final System.Logger LOGGER = System.getLogger(Log.class.getName());

    private final LogFile file;
    private final Header header;
    private final Cast cast;
    private final List<Note> notes = new ArrayList<>();
    private final List<Runnable> subscribers = new CopyOnWriteArrayList<>();
    private @Nullable ChunkStore store;
    private boolean complete;
    private boolean ended;

    private Log(LogFile file, Header header, @Nullable ChunkStore store) {
        this.file = file;
        this.header = header;
        this.cast = new Cast();
        this.store = store;
        this.complete = store == null;
    }

    /**
     * Begins the log of a new run.
     *
     * @param file does not exist yet; its directory is made if need be
     * @throws IOException if the file exists or cannot be written
     */
    public static Log create(Path file, Header header) throws IOException {
        return create(new LogFile(file), header);
    }

    /** Begins a log in {@code file}. */
    static Log create(LogFile file, Header header) throws IOException {
        byte[] head = ChunkCodec.encode(header);
        file.create();
        file.write(0, head);
        return new Log(file, header, new ChunkStore(file, new ChunkIndex(head.length)));
    }

    /**
     * Opens the log of a run that is over, to be read only. The header is read at once, the rest when it is first
     * needed. Whatever follows the last whole chunk is left out.
     *
     * @throws IOException if the file cannot be read or is no log
     */
    public static Log open(Path path) throws IOException {
        LogFile file = new LogFile(path);
        return new Log(file, LogScan.header(file), null);
    }

    /** What stands at the head. */
    public Header header() {
        return header;
    }

    /**
     * Who and what takes part. The run that writes the log adds to it, ahead of the chunks; of an opened log, it is what
     * the chunks make known.
     */
    public Cast cast() {
        store();
        return cast;
    }

    /** The file that the log is kept in. */
    public Path file() {
        return file.path();
    }

    /** How many events there are, which is the number of the next one. */
    public long events() {
        return store().events();
    }

    /** Whether the run said how it ended. */
    public synchronized boolean ended() {
        store();
        return ended;
    }

    /** All notes so far, in order. */
    public synchronized List<Note> notes() {
        store();
        return List.copyOf(notes);
    }

    /**
     * Adds a chunk, which continues the sequence, and wakes those who wait for it.
     *
     * @throws UncheckedIOException if the file cannot be written. The chunk is kept in memory then; after that, only
     *     chunks without events are taken.
     * @throws IllegalStateException if the log is complete
     */
    void append(Chunk chunk) {
        ChunkStore chunks = store();
        synchronized (this) {
            if (complete) {
                throw new IllegalStateException("The log of run " + header.run() + " is complete.");
            }
        }
        if (chunk.seq() != chunks.events()) {
            throw new IllegalArgumentException("A chunk from " + chunk.seq() + " came at event " + chunks.events());
        }
        cast.learn(chunk.actors(), chunk.objects());
        IOException failure = chunks.add(chunk);
        take(chunk.notes());
        wake();
        if (failure != null) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Says that nothing follows. */
    void end() {
        synchronized (this) {
            complete = true;
        }
        wake();
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
        subscribers.add(wake);
        return () -> subscribers.remove(wake);
    }

    /** Passes on all events from {@code from} on that are there now, chunk by chunk. */
    public void replay(long from, EventSink sink) {
        ChunkStore chunks = store();
        int size = chunks.size();
        for (int i = chunks.find(from); i < size; i++) {
            int chunk = i;
            read(() -> ChunkReader.read(chunks.bytes(chunk, 1))).tellFrom(from, sink);
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
        close();
        try {
            Files.deleteIfExists(file.path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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

    /** The chunks; of an opened log, they are looked for when this is first called. */
    synchronized ChunkStore store() {
        if (store == null) {
            LogScan scan = read(() -> LogScan.of(file));
            cast.learn(scan.cast().actors(), scan.cast().objects());
            take(scan.notes());
            store = new ChunkStore(file, scan.index());
        }
        return store;
    }

    /** Whether nothing follows any more. */
    synchronized boolean complete() {
        return complete;
    }

    private synchronized void take(List<Note> more) {
        notes.addAll(more);
        ended |= more.stream().anyMatch(note -> note.kind().equals("ended"));
    }

    private void wake() {
        for (Runnable subscriber : List.copyOf(subscribers)) {
            try {
                subscriber.run();
            } catch (RuntimeException e) {
                subscribers.remove(subscriber);
                LOGGER.log(Level.WARNING, "A reader of the log of run " + header.run() + " failed and was let go.", e);
            }
        }
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
