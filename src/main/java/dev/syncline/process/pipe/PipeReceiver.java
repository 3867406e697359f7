package dev.syncline.process.pipe;

import dev.syncline.process.ipc.ObjectBytes;
import dev.syncline.process.ipc.SharedTimeout;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Kind;
import dev.syncline.trace.Probe;
import java.io.UncheckedIOException;
import java.util.function.Function;

/**
 * Receives from a pipe, and tells of it.
 *
 * @param probe where it is told
 * @param incoming what comes out of the pipe
 */
record PipeReceiver(Probe probe, MessageReader incoming) {
    private static final String WAITS = "waits for something to come out of the pipe";

    /** Takes the next message out and makes an item of it, waiting as long as it takes. */
    Object receive(Actor actor, Function<byte[], Object> unpack) {
        byte[] message;
        try {
            message = incoming.take(actor, () -> waits(actor, false));
        } catch (EndOfFile end) {
            probe.raise(actor, "EOFError: every write end is closed (Java: EOFException)");
            throw end;
        } catch (UncheckedIOException broken) {
            probe.raise(actor, "OSError: %s (Java: IOException)".formatted(broken.getMessage()));
            throw broken;
        }
        Object item = unpack.apply(message);
        probe.record(Kind.RECEIVED, actor, 0, null, ObjectBytes.words(item));
        return item;
    }

    /** Waits, at most so long, until something or the end can be received; takes nothing. */
    boolean poll(Actor actor, long limitNanos) {
        if (incoming.poll(actor, SharedTimeout.NOW)) {
            return true;
        }
        if (limitNanos == SharedTimeout.NOW) {
            return false;
        }
        waits(actor, true);
        boolean ready = incoming.poll(actor, limitNanos);
        probe.record(ready ? Kind.PASSED : Kind.TIMED_OUT, actor, 0);
        return ready;
    }

    private void waits(Actor actor, boolean timed) {
        probe.observer().record(Kind.WAITING, actor, probe.object(), 0, null, WAITS, timed);
    }
}
