package dev.syncline.process.pipe;

import com.sun.jna.Platform;
import dev.syncline.process.ipc.Descriptor;
import dev.syncline.process.ipc.NamedSemaphore;
import dev.syncline.process.os.PosixFile;
import dev.syncline.trace.Actor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The end of a pipe into which messages go, each with its length before it. What is longer than the operating system
 * writes in one step may be mixed with what another writes at the same time without a lock, as in CPython.
 */
final class MessageWriter {
    private static final int HEADER = 4;
    private static final int AT_ONCE = Platform.isMac() ? 512 : 4096;
    private static final int AT_MOST = 1 << 16;

    private final Descriptor descriptor;

    MessageWriter(Descriptor descriptor) {
        this.descriptor = descriptor;
    }

    /**
     * Writes a message, waiting for room.
     *
     * @param waits is told once, before the first wait
     * @param sends is told once, before the last part is written, with which the reader can go on
     * @throws BrokenPipe if nobody can read any more
     */
    void put(byte[] message, Actor actor, Runnable waits, Runnable sends) {
        byte[] whole = ByteBuffer.allocate(HEADER + message.length)
                .putInt(message.length)
                .put(message)
                .array();
        boolean waited = false;
        boolean sent = false;
        for (int at = 0; at < whole.length; ) {
            int left = whole.length - at;
            int part = left <= AT_ONCE ? left : Math.min(left - AT_ONCE, AT_MOST);
            int written;
            synchronized (descriptor) { // nobody closes it between the event and the last part
                if (!sent && left <= AT_ONCE && hasRoom()) {
                    sends.run();
                    sent = true;
                }
                written = sent || left > AT_ONCE ? write(Arrays.copyOfRange(whole, at, at + part)) : 0;
            }
            at += written;
            if (written == 0) {
                if (!waited && !sent) {
                    waited = true;
                    waits.run();
                }
                descriptor.await(actor, PosixFile.WRITABLE, NamedSemaphore.FOREVER);
            }
        }
    }

    private boolean hasRoom() {
        short ready = descriptor.ready(PosixFile.WRITABLE);
        if ((ready & PosixFile.GONE) != 0) {
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
