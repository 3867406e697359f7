package dev.syncline.log.capture;

import dev.syncline.log.Chunk;
import dev.syncline.log.EntityTable;
import dev.syncline.log.EventSink;
import dev.syncline.log.FinalNote;
import dev.syncline.log.Log;
import dev.syncline.log.Note;
import dev.syncline.log.NoteKind;
import dev.syncline.trace.Kind;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The one thread of a run that turns what was recorded into chunks of the log, and shows every event to a watch on the
 * way.
 */
public final class LogWriter implements AutoCloseable {
    /*
     * Only the capture's thread drains the recorder, closes chunks and appends to the log. The watch is called
     * without any lock, so it may take locks of its own.
     *
     * Whatever is thrown, even an Error, the thread keeps draining until the run is finished, so that no producer
     * is stuck: the listener for failures ends the run. If it cannot be called, the capture finishes by itself. If it
     * cannot have a thread, it lets go of all producers at once, and the thread that finishes it does its work. So the log
     * always ends, and finish() always returns.
     */

    /** Parks in front of an event that was claimed and does not come, before it is given up: some five seconds. */
    private static final int MOST_PARKS = 20_000;

    private static final System.Logger LOGGER = System.getLogger(LogWriter.class.getName());

    private final Recorder recorder;
    private final Log log;
    private final EventSink watch;
    private final LongSupplier nanos;
    private final LogWriterThread thread;
    private final ChunkWriter writer;
    private final ParkTimes parks;
    private final EventSink sink = this::take;
    private final Supplier<FinalNote> ownEnding = this::ownEnding;
    private final AtomicReference<@Nullable Supplier<FinalNote>> ending = new AtomicReference<>();

    private boolean watches = true;
    private Runnable whenIdle = () -> {};
    private volatile boolean givenUp;
    private volatile @Nullable Throwable failure;
    private volatile Consumer<Throwable> onFailure = cause -> {};

    /**
     * Makes a capture; {@link #start} starts its thread.
     *
     * @param threadName the name of its thread
     * @param recorder what it drains; nobody else does
     * @param entities who takes part in the run; the log is told as it grows
     * @param log where the chunks go; nobody else appends to it
     * @param watch is shown every event, in order, before its chunk is written; a note that it makes stands right behind
     *     that event
     * @param nanos the run's clock, which is also the recorder's
     */
    public LogWriter(
            String threadName, Recorder recorder, EntityTable entities, Log log, EventSink watch, LongSupplier nanos) {
        this(body -> new Thread(body, threadName), recorder, entities, log, watch, nanos, MOST_PARKS);
    }

    /** Makes a capture that gives up an event after {@code mostParks} parks in front of it. */
    LogWriter(
            ThreadFactory threads,
            Recorder recorder,
            EntityTable entities,
            Log log,
            EventSink watch,
            LongSupplier nanos,
            int mostParks) {
        this.recorder = recorder;
        this.log = log;
        this.watch = watch;
        this.nanos = nanos;
        this.writer = new ChunkWriter(entities, log, this::fail);
        this.parks = new ParkTimes(mostParks);
        this.thread = new LogWriterThread(threads, this::run, this::giveUp);
    }

    /** Has {@code listener} told, on the capture's thread, of the first failure. To be called before the start. */
    public void onFailure(Consumer<Throwable> listener) {
        onFailure = listener;
    }

    /**
     * Has {@code look} called on the capture's thread, now and then, while all that was recorded has been taken. To be called
     * before the start.
     */
    public void whenIdle(Runnable look) {
        whenIdle = look;
    }

    /** Starts to drain, on a thread that is started as any other. */
    public void start() {
        start(Thread::start);
    }

    /**
     * Starts to drain, on the capture's thread, which {@code starter} starts. What it throws is thrown: nothing that is
     * recorded is kept then, nobody waits for room, and {@link #finish} still ends the log.
     */
    public void start(Consumer<Thread> starter) {
        thread.start(starter);
    }

    /** Why the log is not complete, or the watch was shown no more; null as long as all is well. */
    @Nullable
    public Throwable failure() {
        return failure;
    }

    /**
     * Adds a note, which stands before the next event that is taken. To be called from any thread; it does not wait.
     *
     * @param kind any except {@link NoteKind#ENDED}
     * @param text one sentence
     * @param state the state of the run from here on
     * @param details the keys that the kind has besides these; plain values
     * @return the note; its number is -1 if the log takes no more, because it ended or has {@value Log#MOST_NOTES}
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
     * Takes all that was recorded so far and nothing after it, writes it with the note {@code ended}, and ends the log.
     * Returns when that is done; only the first call counts, and a call from the watch does not wait. Not to be called
     * with a lock that the watch takes.
     */
    public void finish(String text, String state, Map<String, Object> details) {
        finish(() -> new FinalNote(text, state, details));
    }

    /**
     * The same, with a note that is made on the capture's thread when the watch has seen every event, so that it can say
     * what the watch found last. If the capture had to finish by itself before, the note is made on this thread, and
     * not kept.
     */
    public void finish(Supplier<FinalNote> last) {
        boolean counts = endWith(last);
        thread.finish();
        if (!counts && !thread.isCurrent() && ending.compareAndSet(ownEnding, last)) {
            make(last);
        }
    }

    /** Finishes as failed, if it was not finished. */
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
            FinalNote unused = last.get(); // the log has ended, but who makes it wants to know
        } catch (Throwable e) {
            fail(e);
        }
    }

    private void run() {
        try {
            boolean ended = false;
            while (!ended) {
                ended = goOn();
            }
        } finally {
            conclude();
        }
    }

    /** Takes what is there; whether nothing follows. */
    private boolean goOn() {
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
            rest();
        } catch (Throwable e) {
            fail(e);
            if (parks.inFrontOfSomething()) {
                giveUp(e);
            }
        }
        return false;
    }

    private void rest() {
        if (givenUp || recorder.drained() == recorder.claimed()) {
            lookWhileIdle();
            parks.idle();
        } else if (parks.inFrontOfSomething()) {
            giveUp(new IllegalStateException("Event " + recorder.drained() + " was claimed but never recorded."));
        }
    }

    private void lookWhileIdle() {
        if (watches && !givenUp) {
            try {
                whenIdle.run();
            } catch (Throwable e) {
                watches = false;
                fail(e);
            }
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
            } catch (Throwable nobodyIsTold) {
                endWith(ownEnding);
                LOGGER.log(Level.ERROR, "The failure of a log could not be reported.", nobodyIsTold);
            }
        }
    }

    private int drain() {
        long before = recorder.drained();
        try {
            return recorder.drain(sink, Chunk.MOST);
        } catch (Throwable e) {
            writer.keepNoEvents();
            fail(e);
            return (int) (recorder.drained() - before);
        }
    }

    private void take(
            long seq,
            long t,
            Kind kind,
            int actor,
            int object,
            int value,
            int peer,
            int line,
            boolean timed,
            @Nullable String text) {
        writer.event(seq, t, kind, actor, object, value, peer, line, timed, text);
        if (watches) {
            try {
                watch.event(seq, t, kind, actor, object, value, peer, line, timed, text);
            } catch (Throwable e) {
                watches = false;
                fail(e);
            }
        }
        writer.writeIfFull();
    }

    private void conclude() {
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
