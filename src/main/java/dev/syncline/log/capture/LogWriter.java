package dev.syncline.log.capture;

import dev.syncline.log.Chunk;
import dev.syncline.log.EntityTable;
import dev.syncline.log.EventSink;
import dev.syncline.log.FinalNote;
import dev.syncline.log.Log;
import dev.syncline.log.LogEvent;
import dev.syncline.log.Note;
import dev.syncline.log.NoteKind;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The one thread of a run that turns recorded events into chunks of the log, and passes every event to a watch on the
 * way.
 */
public final class LogWriter implements AutoCloseable {
    /*
     * Only the log writer's thread drains the recorder, closes chunks and appends to the log. The watch is called
     * without any lock, so it may take locks of its own.
     *
     * Whatever is thrown, even an Error, the thread keeps draining until the run is finished, so that no producer is
     * stuck; the failure listener ends the run. If the listener throws, the log writer finishes by itself. If the
     * thread cannot be started, all producers are released at once, and the thread that calls finish() does the work.
     * So the log always ends, and finish() always returns.
     */

    /** The most parks for an event that was claimed and does not arrive, about five seconds in total. */
    private static final int MAX_PARKS = 20_000;

    private static final System.Logger LOGGER = System.getLogger(LogWriter.class.getName());

    private final Recorder recorder;
    private final Log log;
    private final GuardedWatch watch;
    private final LongSupplier nanos;
    private final LogWriterThread thread;
    private final ChunkWriter writer;
    private final ParkTimes parks;
    private final EventSink sink = this::take;
    private final Supplier<FinalNote> ownEnding = this::ownEnding;
    private final AtomicReference<@Nullable Supplier<FinalNote>> ending = new AtomicReference<>();

    private volatile boolean givenUp;
    private volatile @Nullable Throwable failure;
    private volatile Consumer<Throwable> onFailure = cause -> {};

    /**
     * Makes a log writer; {@link #start} starts its thread.
     *
     * @param threadName the name of its thread
     * @param recorder the recorder, which only this log writer drains
     * @param entities the actors and objects of the run, which are added to the log as they appear
     * @param log the log, to which only this log writer appends
     * @param watch receives every event, in order, before its chunk is written; a note that it adds comes directly
     *     after that event
     * @param nanos the run's clock, which is also the recorder's
     */
    public LogWriter(
            String threadName, Recorder recorder, EntityTable entities, Log log, EventSink watch, LongSupplier nanos) {
        this(body -> new Thread(body, threadName), recorder, entities, log, watch, nanos, MAX_PARKS);
    }

    /** Makes a log writer that gives up waiting for an event after {@code maxParks} parks. */
    LogWriter(
            ThreadFactory threads,
            Recorder recorder,
            EntityTable entities,
            Log log,
            EventSink watch,
            LongSupplier nanos,
            int maxParks) {
        this.recorder = recorder;
        this.log = log;
        this.watch = new GuardedWatch(watch, this::fail);
        this.nanos = nanos;
        this.writer = new ChunkWriter(entities, log, this::fail);
        this.parks = new ParkTimes(maxParks);
        this.thread = new LogWriterThread(threads, this::run, this::giveUp);
    }

    /**
     * Sets the listener for the first failure, which is called on the log writer's thread. To be called before the
     * start.
     */
    public void onFailure(Consumer<Throwable> listener) {
        onFailure = listener;
    }

    /**
     * Sets an action that is called repeatedly on the log writer's thread while there are no events to take. To be
     * called before the start.
     */
    public void whenIdle(Runnable action) {
        watch.whenIdle(action);
    }

    /** Starts the thread. */
    public void start() {
        start(Thread::start);
    }

    /**
     * Has {@code starter} start the thread, and throws what it throws: no event is kept then, no producer waits for
     * room, and {@link #finish} still ends the log.
     */
    public void start(Consumer<Thread> starter) {
        thread.start(starter);
    }

    /** Why the log is incomplete or the watch was stopped; null if there was no failure. */
    @Nullable
    Throwable failure() {
        return failure;
    }

    /**
     * Adds a note before the next event that is taken. May be called from any thread; does not wait.
     *
     * @param kind any except {@link NoteKind#ENDED}
     * @param text one sentence
     * @param state the state of the run from here on
     * @param details the keys that the kind has besides these; plain values
     * @return the note; its number is -1 if the log accepts no more, because it has ended or has {@value Log#MAX_NOTES}
     */
    public Note note(NoteKind kind, String text, String state, Map<String, Object> details) {
        if (kind == NoteKind.ENDED) {
            throw new IllegalArgumentException("A run ends with finish(), not with a note.");
        }
        boolean watching = thread.isCurrent();
        Note note = writer.note(watching ? writer.latest() : nanos.getAsLong(), kind, text, state, details);
        if (note.isUrgent()) {
            thread.wake();
        }
        return note;
    }

    /**
     * Takes everything that was recorded so far and nothing after it, writes it with the note {@code ended}, and ends
     * the log. Returns when that is done; only the first call counts, and a call from the watch does not wait. Must not
     * be called with a lock that the watch takes.
     */
    public void finish(String text, String state, Map<String, Object> details) {
        finish(() -> new FinalNote(text, state, details));
    }

    /**
     * The same, with a note that is made on the log writer's thread after the watch has received every event, so that
     * it can include the watch's last finding. If the log writer had to finish by itself before, the note is made on
     * this thread and not kept.
     */
    public void finish(Supplier<FinalNote> last) {
        boolean counts = endWith(last);
        thread.finish();
        if (!counts && !thread.isCurrent() && ending.compareAndSet(ownEnding, last)) {
            make(last);
        }
    }

    /** Finishes as failed, unless it was finished before. */
    @Override
    public void close() {
        finish("The run was given up.", "failed", Map.of());
    }

    private boolean endWith(Supplier<FinalNote> last) {
        boolean counts = ending.compareAndSet(null, last);
        if (counts) {
            recorder.close();
        }
        return counts;
    }

    private FinalNote ownEnding() {
        return new FinalNote("The run could no longer be recorded: %s.".formatted(failure), "failed", Map.of());
    }

    private void make(Supplier<FinalNote> last) {
        try {
            FinalNote unused = last.get(); // the log has ended, but the caller relies on being called
        } catch (Throwable e) {
            fail(e);
        }
    }

    private void run() {
        try {
            boolean ended = false;
            while (!ended) {
                ended = drainOnce();
            }
        } finally {
            finishLog();
        }
    }

    /** Takes the available events; returns whether there will be no more. */
    private boolean drainOnce() {
        try {
            int count = drain();
            writer.writeIfDue();
            if (count > 0) {
                parks.restart();
                return false;
            }
            boolean finishing = ending.get() != null;
            if (finishing && (givenUp || recorder.drained() == recorder.claimed())) {
                return true;
            }
            pause();
        } catch (Throwable e) {
            fail(e);
            if (parks.parkForExpected()) {
                giveUp(e);
            }
        }
        return false;
    }

    private void pause() {
        if (givenUp || recorder.drained() == recorder.claimed()) {
            if (!givenUp) {
                watch.idle();
            }
            parks.idle();
        } else if (parks.parkForExpected()) {
            giveUp(new IllegalStateException("Event " + recorder.drained() + " was claimed but never recorded."));
        }
    }

    private void giveUp(Throwable why) {
        givenUp = true;
        recorder.abandon();
        fail(why);
    }

    private void fail(Throwable cause) {
        if (failure == null) {
            failure = cause;
            try {
                onFailure.accept(cause);
            } catch (Throwable listenerFailed) {
                endWith(ownEnding);
                LOGGER.log(Level.ERROR, "The failure of a log could not be reported.", listenerFailed);
            }
        }
    }

    private int drain() {
        long before = recorder.drained();
        try {
            return recorder.drain(sink, Chunk.MAX_EVENTS);
        } catch (Throwable e) {
            writer.keepNoEvents();
            fail(e);
            return (int) (recorder.drained() - before);
        }
    }

    private void take(LogEvent event) {
        writer.event(event);
        watch.event(event);
        writer.writeIfFull();
    }

    private void finishLog() {
        try {
            recorder.release();
            endWith(ownEnding);
            writer.finish(ending.get(), this::ownEnding, nanos);
        } catch (Throwable e) {
            fail(e);
        } finally {
            log.end();
        }
    }
}
