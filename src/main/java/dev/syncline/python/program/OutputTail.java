package dev.syncline.python.program;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Reads what a program writes, so that it never waits for a reader, and keeps the end of it. */
final class OutputTail {
    private static final int KEPT = 1 << 14;
    private static final int PATIENCE_SECONDS = 5;

    private final InputStream stream;
    private final byte[] kept = new byte[KEPT];
    private final CountDownLatch end = new CountDownLatch(1);
    private int length;

    /** Reads from {@code stream}. */
    OutputTail(InputStream stream) {
        this.stream = stream;
    }

    /** Reads to the end. */
    void readAll() {
        byte[] bytes = new byte[KEPT / 2];
        try (stream) {
            for (int count = stream.read(bytes); count >= 0; count = stream.read(bytes)) {
                keep(bytes, count);
            }
        } catch (IOException ended) {
            // what has come so far is kept
        } finally {
            end.countDown();
        }
    }

    private synchronized void keep(byte[] bytes, int count) {
        int stay = Math.min(length, KEPT - count);
        System.arraycopy(kept, length - stay, kept, 0, stay);
        System.arraycopy(bytes, 0, kept, stay, count);
        length = stay + count;
    }

    /** The end of all that the program has written, which has ended; another process may hold the stream, and is not waited for. */
    String whole() {
        try {
            end.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return text();
    }

    /** The end of what has come so far. */
    synchronized String text() {
        return new String(Arrays.copyOf(kept, length), StandardCharsets.UTF_8).strip();
    }
}
