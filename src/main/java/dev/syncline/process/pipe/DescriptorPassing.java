package dev.syncline.process.pipe;

import dev.syncline.process.ipc.Descriptor;
import dev.syncline.process.os.BackgroundThread;
import dev.syncline.process.os.PosixFile;
import dev.syncline.process.os.PosixSocket;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Passes a descriptor of the server to one worker, over a socket to which the worker connects when it deserializes the
 * object: an end of a socket pair has no name, so a process that was not forked can get a copy in no other way.
 */
final class DescriptorPassing {
    private static final long TIMEOUT_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final long POLL_NANOS = 1_000_000;

    private DescriptorPassing() {}

    /** Starts a thread that waits until a worker connects to this path, and sends it the descriptor. */
    static void offer(Path path, Descriptor descriptor) throws IOException {
        int listener = PosixSocket.listen(path);
        try {
            BackgroundThread.start("Descriptor passing", () -> serve(listener, descriptor));
        } catch (IOException noThread) {
            PosixFile.close(listener);
            throw noThread;
        }
    }

    /** Receives the descriptor, in a worker. */
    static int fetch(Path path) throws IOException {
        int connection = PosixSocket.connect(path);
        try {
            return PosixSocket.receive(connection);
        } finally {
            PosixFile.close(connection);
        }
    }

    private static void serve(int listener, Descriptor descriptor) {
        long end = System.nanoTime() + TIMEOUT_NANOS;
        int connection = -1;
        while (connection < 0 && System.nanoTime() < end && !descriptor.isClosed()) {
            connection = PosixSocket.accept(listener);
            if (connection < 0) {
                LockSupport.parkNanos(POLL_NANOS);
            }
        }
        if (connection >= 0) {
            descriptor.sendTo(connection);
            PosixFile.close(connection);
        }
        PosixFile.close(listener);
    }
}
