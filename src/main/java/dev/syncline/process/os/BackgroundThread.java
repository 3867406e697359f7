package dev.syncline.process.os;

import java.io.IOException;

/** Starts daemon threads of the server. */
public final class BackgroundThread {
    private BackgroundThread() {}

    /**
     * Starts a thread.
     *
     * @throws IOException if the operating system allows no more threads, so that callers treat it like any other failure
     */
    public static Thread start(String name, Runnable body) throws IOException {
        Thread thread = new Thread(body, name);
        thread.setDaemon(true);
        try {
            thread.start();
        } catch (OutOfMemoryError noMore) {
            throw noThread(noMore);
        }
        return thread;
    }

    /** The exception to throw when no thread could be started, here or in a library. */
    public static IOException noThread(OutOfMemoryError noMore) {
        return new IOException(
                "The operating system does not let this server start any more threads (see ulimit -u, or the limit of the container).",
                noMore);
    }
}
