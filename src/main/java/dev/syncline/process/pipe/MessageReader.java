package dev.syncline.process.pipe;

import dev.syncline.process.ipc.Descriptor;
import dev.syncline.process.os.PosixFile;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Timeout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/**
 * Reads length-prefixed messages from a pipe, as CPython's {@code connection.py} does. As there, two actors that read
 * at the same time without a lock may get parts of each other's messages.
 */
final class MessageReader {
    private static final int HEADER = 4;
    private static final int MAX_BYTES = 1 << 26;

    private final Descriptor descriptor;

    MessageReader(Descriptor descriptor) {
        this.descriptor = descriptor;
    }

    /**
     * Reads the next message, waiting until all of it has arrived.
     *
     * @param waits is called once, before the first wait
     * @throws EndOfFile if there is none and every write end is closed
     * @throws UncheckedIOException if the pipe ends in the middle of a message, or the bytes are not a message
     */
    byte[] read(Actor actor, Runnable waits) {
        try {
            byte[] header = new byte[HEADER];
            boolean waited = fill(header, true, false, actor, waits);
            int length = ByteBuffer.wrap(header).getInt();
            if (length < 0 || length > MAX_BYTES) {
                throw new IOException("bad message length");
            }
            byte[] message = new byte[length];
            fill(message, false, waited, actor, waits);
            return message;
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /** Waits, at most {@code limitNanos}, until a message or the end can be read; returns whether that is so. */
    boolean poll(Actor actor, long limitNanos) {
        return descriptor.ready(PosixFile.READABLE) != 0
                || (limitNanos != Timeout.NOW && descriptor.await(actor, PosixFile.READABLE, limitNanos));
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
            if (count == PosixFile.WOULD_BLOCK) {
                if (!waited) {
                    waited = true;
                    waits.run();
                }
                descriptor.await(actor, PosixFile.READABLE, Timeout.FOREVER);
            } else {
                System.arraycopy(part, 0, whole, at, count);
                at += count;
            }
        }
        return waited;
    }
}
