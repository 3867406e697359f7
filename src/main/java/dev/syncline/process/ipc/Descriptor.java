package dev.syncline.process.ipc;

import dev.syncline.process.os.PosixFile;
import dev.syncline.process.os.PosixSocket;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Timeout;
import java.io.Closeable;
import java.io.IOException;
import java.util.function.BooleanSupplier;

/**
 * One process's descriptor of an end of a pipe. An end is open as long as any process has an open descriptor of it.
 *
 * <p>A worker waits for it in the kernel; a thread of the server polls, because the kernel knows nothing of a run that
 * is stopped or paused.
 */
public final class Descriptor implements Closeable {
    // The monitor makes closing and using it mutually exclusive, because the operating system reuses the number of a
    // closed descriptor. No call under the monitor blocks.

    private final ProcessContext context;
    private final int number;
    private boolean closed;

    /** Owns the open descriptor of this number; the server closes it at the end of the run at the latest. */
    public Descriptor(ProcessContext context, int number) {
        this.context = context;
        this.number = number;
        if (!context.isWorker()) {
            context.names().closeLater(this);
        }
    }

    /** Reads what is available, as {@link PosixFile#read} does. */
    public synchronized int read(byte[] into) throws IOException {
        return PosixFile.read(checkedNumber(), into);
    }

    /** Writes as much as there is room for, as {@link PosixFile#write} does. */
    public synchronized int write(byte[] from) throws IOException {
        return PosixFile.write(checkedNumber(), from);
    }

    /** Which of {@code wanted} it is ready for now, or that the other side is gone. */
    public synchronized short ready(short wanted) {
        return PosixFile.poll(checkedNumber(), wanted, 0);
    }

    /** Sends a copy of it to the process at the other side of a connection, unless it was closed. */
    public synchronized void sendTo(int connection) {
        if (!closed) {
            try {
                PosixSocket.send(connection, number);
            } catch (IOException gone) {
                // that process has ended
            }
        }
    }

    /** Whether it was closed. */
    public synchronized boolean isClosed() {
        return closed;
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            PosixFile.close(number);
        }
    }

    /**
     * Returns if it is open.
     *
     * @throws IllegalStateException if it was closed; Python's {@code OSError}
     */
    public void checkOpen() {
        checkedNumber();
    }

    /**
     * Waits until it is ready, or the other side is gone.
     *
     * @param limitNanos {@link Timeout#FOREVER} or the longest wait by the clock of the run
     * @return whether it is ready
     * @throws dev.syncline.trace.Killed if the actor was killed meanwhile
     */
    public boolean await(Actor actor, short wanted, long limitNanos) {
        BooleanSupplier isReady = () -> ready(wanted) != 0;
        return BlockedWait.await(
                context,
                actor,
                limitNanos,
                isReady,
                () -> isReady.getAsBoolean() || PosixFile.poll(number, wanted, -1) != 0);
    }

    private synchronized int checkedNumber() {
        if (closed) {
            throw new IllegalStateException("handle is closed");
        }
        return number;
    }
}
