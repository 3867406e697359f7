package dev.syncline.trace;

import dev.syncline.primitive.Kind;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The one thread of a run that turns what was recorded into chunks of the log, and shows every event to a watch on the
 * way.
 */
public final class Capture implements AutoCloseable {
    // Only the capture's thread drains the recorder, closes chunks and appends to the log. The watch is called without
    // any lock, so it may take locks of its own. When the log or the watch fails, the thread goes on draining, so that
    // no producer is stuck; what comes behind a failure of the log is not kept, apart from notes.

    private static final long SHORT_PARK_NANOS = 200_000;
    private static final long PARK_NANOS = 1_000_000;
    private static final long LONG_PARK_NANOS = 4_000_000;
    /** Parks in front of an event that was claimed and does not come, before it is given up: some five seconds. */
    private static final int MOST_PARKS = 20_000;

    private final Recorder recorder;
    private final Log log;
    private final EventSink watch;
    private final LongSupplier nanos;
    private final Thread thread;
    private final Draft draft;
    private final int mostParks;
    private final EventSink sink = this::take;

    private boolean keeps = true;
    private boolean watches = true;
    private long taken;
    private int idle;
    private int stuck;
    private boolean givenUp;
    private volatile @Nullable Runnable lastWord;
    private volatile @Nullable Throwable failure;
    private volatile Consumer<Throwable> onFailure = cause -> {};

    /**
     * Makes a capture; {@link #start} starts its thread.
     *
     * @param threadName the name of its thread
     * @param recorder what it drains; nobody else does
     * @param cast who takes part in the run; the log is told as it grows
     * @param log where the chunks go; nobody else appends to it
     * @param watch is shown every event, in order, before its chunk is written; a note that it makes stands right behind
     *     that event
     * @param nanos the run's clock, which is also the recorder's
     */
    public Capture(String threadName, Recorder recorder, Cast cast, Log log, EventSink watch, LongSupplier nanos) {
        this(threadName, recorder, cast, log, watch, nanos, MOST_PARKS);
    }

    /** Makes a capture that gives up an event after {@code mostParks} parks in front of it. */
    Capture(
            String threadName,
            Recorder recorder,
            Cast cast,
            Log log,
            EventSink watch,
            LongSupplier nanos,
            int mostParks) {
        this.recorder = recorder;
        this.log = log;
        this.watch = watch;
        this.nanos = nanos;
        this.draft = new Draft(cast);
        this.mostParks = mostParks;
        this.thread = new Thread(this::run, threadName);
        thread.setDaemon(true);
    }

    /** Has {@code listener} told, on the capture's thread, of the first failure. To be called before the start. */
    public void onFailure(Consumer<Throwable> listener) {
        onFailure = listener;
    }

    /** Starts to drain. */
    public void start() {
        thread.start();
    }

    /** Why the log is not complete, or the watch was shown no more; null as long as all is well. */
    public @Nullable Throwable failure() {
        return failure;
    }

    /**
     * Adds a note, which stands before the next event that is taken. To be called from any thread; it does not wait.
     *
     * @param kind one of the kinds of {@code docs/log-format.md} except {@code ended}
     * @param text one sentence
     * @param state the state of the run from here on
     * @param details the keys that the kind has besides these; plain values
     * @return the note; its number is -1 if the log takes no more, because it ended or has {@value Log#MOST_NOTES}
     */
    public Note note(String kind, String text, String state, Map<String, Object> details) {
        if (kind.equals(Note.ENDED)) {
            throw new IllegalArgumentException("A run ends with finish(), not with a note.");
        }
        boolean watching = Thread.currentThread() == thread;
        Note note = draft.note(watching ? draft.latest() : nanos.getAsLong(), kind, text, state, details);
        LockSupport.unpark(thread);
        return note;
    }

    /**
     * Takes all that was recorded so far and nothing after it, writes it with the note {@code ended}, and ends the log.
     * Returns when that is done; only the first call counts, and a call from the watch does not wait. Not to be called
     * with a lock that the watch takes.
     */
    public void finish(String text, String state, Map<String, Object> details) {
        finish(() -> new Ending(text, state, details));
    }

    /**
     * The same, with a note that is made on the capture's thread when the watch has seen every event, so that it can say
     * what the watch found last.
     */
    public void finish(Supplier<Ending> ending) {
        synchronized (this) {
            if (lastWord == null) {
                recorder.close();
                lastWord = () -> {
                    Ending last = ending.get();
                    draft.note(nanos.getAsLong(), Note.ENDED, last.text(), last.state(), last.details());
                };
            }
            if (thread.getState() == Thread.State.NEW) {
                thread.start();
            }
        }
        LockSupport.unpark(thread);
        if (Thread.currentThread() != thread) {
            joinUninterruptibly();
        }
    }

    /** Finishes as failed, if it was not finished. */
    @Override
    public void close() {
        finish("The run was given up.", "failed", Map.of());
    }

    private void run() {
        Runnable end = null;
        while (end == null || !isDrained()) {
            end = lastWord;
            int count = drain();
            if (draft.isDue()) {
                write();
            }
            if (count == 0) {
                rest();
            } else {
                idle = 0;
                stuck = 0;
            }
        }
        end.run();
        write();
        log.end();
    }

    private int drain() {
        try {
            return recorder.drain(sink, Chunk.MOST);
        } catch (RuntimeException | Error e) {
            keeps = false;
            draft.restart(log.events());
            fail(e);
            return 1;
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
        taken = seq + 1;
        if (keeps) {
            draft.event(seq, t, kind, actor, object, value, peer, line, timed, text);
        }
        if (watches) {
            try {
                watch.event(seq, t, kind, actor, object, value, peer, line, timed, text);
            } catch (RuntimeException | Error e) {
                watches = false;
                fail(e);
            }
        }
        if (draft.isFull()) {
            write();
        }
    }

    private void write() {
        try {
            Chunk chunk = draft.take();
            if (chunk != null) {
                log.append(chunk);
            }
        } catch (RuntimeException e) {
            keeps = false;
            draft.restart(log.events());
            fail(e);
        }
    }

    private void fail(Throwable cause) {
        if (failure == null) {
            failure = cause;
            try {
                onFailure.accept(cause);
            } catch (RuntimeException e) {
                cause.addSuppressed(e);
            }
        }
    }

    private boolean isDrained() {
        return givenUp || taken == recorder.claimed();
    }

    private void rest() {
        if (taken < recorder.claimed() && !givenUp) {
            LockSupport.parkNanos(SHORT_PARK_NANOS);
            if (++stuck == mostParks) {
                givenUp = true;
                recorder.abandon();
                fail(new IllegalStateException("Event " + taken + " was claimed and never recorded."));
            }
            return;
        }
        idle++;
        LockSupport.parkNanos(idle < 50 ? SHORT_PARK_NANOS : idle < 1_000 ? PARK_NANOS : LONG_PARK_NANOS);
    }

    private void joinUninterruptibly() {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
