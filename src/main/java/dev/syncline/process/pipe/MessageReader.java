package dev.syncline.process.pipe;

import dev.syncline.process.ipc.Descriptor;
import dev.syncline.process.ipc.NamedSemaphore;
import dev.syncline.process.ipc.SharedTimeout;
import dev.syncline.process.os.PosixFile;
import dev.syncline.trace.Actor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/**
 * The end of a pipe out of which messages come, each with its length before it, as in CPython's {@code connection.py}. Two
 * who read at the same time without a lock may get parts of each other's messages, as there.
 */
final class MessageReader {
    private static final int HEADER = 4;
    private static final int LONGEST = 1 << 26;

    private final Descriptor descriptor;

    MessageReader(Descriptor descriptor) {
        this.descriptor = descriptor;
    }

    /**
     * Takes the next message, waiting until it has come whole.
     *
     * @param waits is told once, before the first wait
     * @throws EndOfFile if there is none and nobody can write any more
     * @throws UncheckedIOException if the end comes in the middle of a message, or what comes is none
     */
    byte[] take(Actor actor, Runnable waits) {
        try {
            byte[] header = new byte[HEADER];
            boolean waited = fill(header, true, false, actor, waits);
            int length = ByteBuffer.wrap(header).getInt();
            if (length < 0 || length > LONGEST) {
                throw new IOException("bad message length");
            }
            byte[] message = new byte[length];
            fill(message, false, waited, actor, waits);
            return message;
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /** Whether something, or the end, can be read now or within this time. */
    boolean poll(Actor actor, long limitNanos) {
        return descriptor.ready(PosixFile.READABLE) != 0
                || (limitNanos != SharedTimeout.NOW && descriptor.await(actor, PosixFile.READABLE, limitNanos));
    }

    private boolean fill(byte[] whole, boolean mayEnd, boolean hasWaited, Actor actor, Runnable waits)
            throws IOException {
        boolean waited = hasWaited;
        int at = 0;
        while (at < whole.length) {
            byte[] part = new byte[whole.length - at];
            int count = descriptor.read(part);
            if (count == 0) {
                if (at == 0 && mayEnd) {
                    throw new EndOfFile();
                }
                throw new IOException("got end of file during message");
            }
            if (count == PosixFile.WOULD_WAIT) {
                if (!waited) {
                    waited = true;
                    waits.run();
                }
                descriptor.await(actor, PosixFile.READABLE, NamedSemaphore.FOREVER);
            } else {
                System.arraycopy(part, 0, whole, at, count);
                at += count;
            }
        }
        return waited;
    }
}
