package dev.syncline.process.pipe;

import com.sun.jna.Platform;
import dev.syncline.process.ipc.Descriptor;
import dev.syncline.process.os.PosixFile;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Timeout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Writes length-prefixed messages into a pipe. As in CPython, a message that is longer than the operating system writes
 * atomically may be mixed with that of another actor that writes at the same time without a lock.
 */
final class MessageWriter {
    private static final int HEADER = 4;
    private static final int MAX_ATOMIC = Platform.isMac() ? 512 : 4096;
    private static final int MAX_PART = 1 << 16;

    private final Descriptor descriptor;

    MessageWriter(Descriptor descriptor) {
        this.descriptor = descriptor;
    }

    /**
     * Writes a message, waiting for room.
     *
     * @param waits is called once, before the first wait
     * @param sends is called once, before the last part is written, after which the reader can proceed
     * @throws BrokenPipe if every read end is closed
     */
    void write(byte[] message, Actor actor, Runnable waits, Runnable sends) {
        byte[] whole = ByteBuffer.allocate(HEADER + message.length)
                .putInt(message.length)
                .put(message)
                .array();
        boolean waited = false;
        boolean sent = false;
        for (int at = 0; at < whole.length; ) {
            int left = whole.length - at;
            int part = left <= MAX_ATOMIC ? left : Math.min(left - MAX_ATOMIC, MAX_PART);
            int written;
            synchronized (descriptor) { // so that it is not closed between the event and the last part
                if (!sent && left <= MAX_ATOMIC && hasRoom()) {
                    sends.run();
                    sent = true;
                }
                written = sent || left > MAX_ATOMIC ? write(Arrays.copyOfRange(whole, at, at + part)) : 0;
            }
            at += written;
            if (written == 0) {
                if (!waited && !sent) {
                    waited = true;
                    waits.run();
                }
                descriptor.await(actor, PosixFile.WRITABLE, Timeout.FOREVER);
            }
        }
    }

    private boolean hasRoom() {
        short ready = descriptor.ready(PosixFile.WRITABLE);
        if ((ready & PosixFile.HUNG_UP) != 0) {
            throw new BrokenPipe();
        }
        return ready != 0;
    }

    private int write(byte[] part) {
        try {
            int count = descriptor.write(part);
            if (count == PosixFile.BROKEN) {
                throw new BrokenPipe();
            }
            return Math.max(count, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
