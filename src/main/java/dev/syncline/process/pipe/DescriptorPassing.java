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
 * Hands a descriptor of the server to one worker, over a socket to which the worker connects when it is handed the object:
 * a copy of an end of a socket pair, which has no name, can be got in no other way by a process that was not forked.
 */
final class DescriptorPassing {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final long LOOK_AGAIN_NANOS = 1_000_000;

    private DescriptorPassing() {}

    /** Waits, on a thread of its own, until a worker connects to this path, and hands it the descriptor. */
    static void offer(Path path, Descriptor descriptor) throws IOException {
        int door = PosixSocket.listen(path);
        try {
            BackgroundThread.start("Handover", () -> serve(door, descriptor));
        } catch (IOException noThread) {
            PosixFile.close(door);
            throw noThread;
        }
    }

    /** Fetches the descriptor, in a worker. */
    static int fetch(Path path) throws IOException {
        int connection = PosixSocket.connect(path);
        try {
            return PosixSocket.receive(connection);
        } finally {
            PosixFile.close(connection);
        }
    }

    private static void serve(int door, Descriptor descriptor) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        int connection = -1;
        while (connection < 0 && System.nanoTime() < end && !descriptor.isClosed()) {
            connection = PosixSocket.accept(door);
            if (connection < 0) {
                LockSupport.parkNanos(LOOK_AGAIN_NANOS);
            }
        }
        if (connection >= 0) {
            descriptor.handTo(connection);
            PosixFile.close(connection);
        }
        PosixFile.close(door);
    }
}
