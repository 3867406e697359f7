package dev.syncline.process.pipe;

import dev.syncline.process.ipc.ItemText;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Kind;
import dev.syncline.trace.Probe;
import dev.syncline.trace.Timeout;
import java.io.UncheckedIOException;
import java.util.function.Function;

/**
 * Receives from a pipe and records the events.
 *
 * @param probe records the events
 * @param messages the messages of the pipe
 */
record PipeReceiver(Probe probe, MessageReader messages) {
    private static final String WAITS = "waits for something to come out of the pipe";

    /** Receives the next message, waiting for it as long as it takes, and unpacks the item. */
    Object receive(Actor actor, Function<byte[], Object> unpack) {
        byte[] message;
        try {
            message = messages.read(actor, () -> recordWait(actor, false));
        } catch (EndOfFile end) {
            probe.raise(actor, "EOFError: every write end is closed (Java: EOFException)");
            throw end;
        } catch (UncheckedIOException broken) {
            probe.raise(actor, "OSError: %s (Java: IOException)".formatted(broken.getMessage()));
            throw broken;
        }
        Object item = unpack.apply(message);
        probe.record(Kind.RECEIVED, actor, 0, null, ItemText.of(item));
        return item;
    }

    /** Waits, at most {@code limitNanos}, until a message or the end can be received, and receives nothing. */
    boolean poll(Actor actor, long limitNanos) {
        if (messages.poll(actor, Timeout.NOW)) {
            return true;
        }
        if (limitNanos == Timeout.NOW) {
            return false;
        }
        recordWait(actor, true);
        boolean ready = messages.poll(actor, limitNanos);
        probe.record(ready ? Kind.PASSED : Kind.TIMED_OUT, actor, 0);
        return ready;
    }

    private void recordWait(Actor actor, boolean timed) {
        probe.recordWait(actor, WAITS, timed);
    }
}
