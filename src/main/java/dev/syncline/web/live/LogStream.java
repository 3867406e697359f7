package dev.syncline.web.live;

import dev.syncline.log.Log;
import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A cursor into a log that moves as fast as the client at the other end reads: one message is in flight, and the next
 * one is made when it has been sent. A viewer that does not read therefore costs one message, and no thread waits for
 * it.
 *
 * <p>The state says who may touch the cursor. From IDLE, the first {@link #wake} makes it BUSY and hands one task to
 * the executor; while BUSY, only that task or the completion of the message in flight continues, and further calls just
 * set AGAIN, so that no event is missed between finding nothing to send and becoming idle.
 */
final class LogStream {
    /** The maximum size of a message, unless a single chunk is larger. */
    static final int MESSAGE_BYTES = 256 * 1024;

    private static final int NORMAL = 1000;
    private static final int SERVER_ERROR = 1011;
    private static final Logger LOGGER = LoggerFactory.getLogger(LogStream.class);

    private enum State {
        IDLE,
        BUSY,
        AGAIN,
        GONE
    }

    private final Log.Cursor cursor;
    private final MessageChannel channel;
    private final Executor executor;
    private final AtomicReference<State> state = new AtomicReference<>(State.IDLE);

    /** Sends what comes after the cursor; the work is done on {@code executor}. */
    LogStream(Log.Cursor cursor, MessageChannel channel, Executor executor) {
        this.cursor = cursor;
        this.channel = channel;
        this.executor = executor;
    }

    /** Announces that there may be something to send. Never blocks: the drainer calls it. */
    void wake() {
        if (state.compareAndSet(State.IDLE, State.BUSY)) {
            later();
        } else {
            state.compareAndSet(State.BUSY, State.AGAIN);
        }
    }

    /**
     * Pings the client, and returns whether it did: not while there is something to send, because then the message in
     * flight shows whether the client is still there.
     */
    boolean ping() {
        if (!state.compareAndSet(State.IDLE, State.BUSY)) {
            return false;
        }
        try {
            channel.ping();
        } catch (IOException | RuntimeException e) {
            LOGGER.debug("A viewer could not be pinged", e);
            leave();
            channel.close(SERVER_ERROR, "The connection broke.");
            return true;
        }
        later();
        return true;
    }

    /** How many events it has not sent yet. */
    long lag() {
        return cursor.behind();
    }

    /** Stops sending. */
    void leave() {
        state.set(State.GONE);
    }

    private void later() {
        try {
            executor.execute(this::send);
        } catch (RejectedExecutionException e) {
            leave();
        }
    }

    private void send() {
        try {
            Log.Batch batch = next();
            while (batch.bytes().length == 0 && !batch.last()) {
                if (state.compareAndSet(State.BUSY, State.IDLE) || state.get() == State.GONE) {
                    return;
                }
                batch = next();
            }
            if (batch.bytes().length == 0) {
                end();
            } else {
                boolean last = batch.last();
                channel.send(batch.bytes(), ok -> sent(ok, last));
            }
        } catch (RuntimeException e) {
            LOGGER.debug("A viewer cannot be served any more", e);
            leave();
            channel.close(SERVER_ERROR, "The log cannot be read any more.");
        }
    }

    private Log.Batch next() {
        state.compareAndSet(State.AGAIN, State.BUSY);
        return cursor.next(MESSAGE_BYTES);
    }

    private void sent(boolean ok, boolean last) {
        if (!ok) {
            leave();
            channel.close(SERVER_ERROR, "The message could not be sent in time.");
        } else if (last) {
            end();
        } else if (state.get() != State.GONE) {
            later();
        }
    }

    private void end() {
        leave();
        channel.close(NORMAL, "The run has ended.");
    }
}
