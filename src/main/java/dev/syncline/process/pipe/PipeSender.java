package dev.syncline.process.pipe;

import dev.syncline.process.ipc.NamedSemaphore;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Kind;
import dev.syncline.trace.Probe;
import org.jspecify.annotations.Nullable;

/**
 * Sends into a pipe, and tells of it.
 *
 * @param probe where it is told
 * @param outgoing what goes into the pipe
 */
record PipeSender(Probe probe, MessageWriter outgoing) {
    /** Sends a message, waiting for room as long as it takes. */
    void send(Actor actor, byte[] message, String words) {
        send(actor, message, words, null);
    }

    /** Sends a message under a lock that all who write take, if there is one; for the log it is one wait for both. */
    void send(Actor actor, byte[] message, String words, @Nullable NamedSemaphore lock) {
        boolean waited = false;
        if (lock != null && !lock.tryAcquire()) {
            waited = true;
            waits(actor, "waits for the write lock: another process is writing into the pipe");
            lock.acquire(actor, NamedSemaphore.FOREVER);
        }
        Runnable waits = waited ? () -> {} : () -> waits(actor, "waits for room in the pipe: it is full");
        try {
            outgoing.put(message, actor, waits, () -> probe.record(Kind.SENT, actor, 0, null, words));
        } catch (BrokenPipe broken) {
            probe.raise(actor, "BrokenPipeError: [Errno 32] Broken pipe (Java: IOException)");
            throw broken;
        } finally {
            if (lock != null) {
                lock.release();
            }
        }
    }

    private void waits(Actor actor, String text) {
        probe.observer().record(Kind.WAITING, actor, probe.object(), 0, null, text, false);
    }
}
