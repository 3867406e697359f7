package dev.syncline.process.pipe;

import dev.syncline.process.ipc.NamedSemaphore;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Kind;
import dev.syncline.trace.Probe;
import dev.syncline.trace.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Sends into a pipe and records the events.
 *
 * @param probe records the events
 * @param messages the messages of the pipe
 */
record PipeSender(Probe probe, MessageWriter messages) {
    /** Sends a message, waiting for room as long as it takes. */
    void send(Actor actor, byte[] message, String text) {
        send(actor, message, text, null);
    }

    /**
     * Sends a message under a lock that all writers take, if there is one; for the log, waiting for the lock and for
     * room is one wait.
     */
    void send(Actor actor, byte[] message, String text, @Nullable NamedSemaphore lock) {
        boolean waited = false;
        if (lock != null && !lock.tryAcquire()) {
            waited = true;
            recordWait(actor, "waits for the write lock: another process is writing into the pipe");
            lock.acquire(actor, Timeout.FOREVER);
        }
        Runnable waits = waited ? () -> {} : () -> recordWait(actor, "waits for room in the pipe: it is full");
        try {
            messages.write(message, actor, waits, () -> probe.record(Kind.SENT, actor, 0, null, text));
        } catch (BrokenPipe broken) {
            probe.raise(actor, "BrokenPipeError: [Errno 32] Broken pipe (Java: IOException)");
            throw broken;
        } finally {
            if (lock != null) {
                lock.release();
            }
        }
    }

    private void recordWait(Actor actor, String text) {
        probe.recordWait(actor, text, false);
    }
}
