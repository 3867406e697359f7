package dev.syncline.process.ipc;

import dev.syncline.trace.Actor;
import dev.syncline.trace.Timeout;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Length-prefixed messages over a socket in both directions. Not thread-safe. */
public final class Frames implements AutoCloseable {
    private static final int MAX_BYTES = 1 << 26;
    private static final long POLL_NANOS = 500_000;

    private final SocketChannel channel;
    private final ByteBuffer length = ByteBuffer.allocate(Integer.BYTES);
    private @Nullable ByteBuffer body;

    /** Sends and receives through {@code channel}. */
    public Frames(SocketChannel channel) {
        this.channel = channel;
    }

    /** Sends a message, without waiting in the kernel unless the channel blocks. */
    public void send(byte[] bytes) throws IOException {
        ByteBuffer out = ByteBuffer.allocate(Integer.BYTES + bytes.length);
        out.putInt(bytes.length).put(bytes).flip();
        while (out.hasRemaining()) {
            if (channel.write(out) == 0) {
                LockSupport.parkNanos(this, POLL_NANOS);
            }
        }
    }

    /**
     * Receives a message if all of it has arrived; returns null if not, unless the channel blocks.
     *
     * @throws EOFException if the other side is gone
     */
    public byte @Nullable [] poll() throws IOException {
        ByteBuffer whole = body;
        if (whole == null) {
            if (!fill(length)) {
                return null;
            }
            int size = length.flip().getInt();
            length.clear();
            if (size < 0 || size > MAX_BYTES) {
                throw new IOException("bad message length");
            }
            whole = ByteBuffer.allocate(size);
            body = whole;
        }
        if (!fill(whole)) {
            return null;
        }
        body = null;
        return whole.array();
    }

    /**
     * Receives a message, waiting for it at most {@code limitNanos} by the clock of the run; returns null after that.
     *
     * @throws EOFException if the other side is gone
     * @throws dev.syncline.trace.Killed if the actor was killed meanwhile
     */
    public byte @Nullable [] receive(Actor actor, ProcessContext context, long limitNanos) throws IOException {
        SharedPage sharedPage = context.sharedPage();
        sharedPage.blocked(actor.id(), true);
        try {
            boolean inKernel = limitNanos == Timeout.FOREVER && context.isWorker();
            channel.configureBlocking(inKernel);
            long deadline = sharedPage.nanos() + limitNanos;
            byte[] frame = poll();
            while (frame == null) {
                actor.checkAlive();
                if (limitNanos != Timeout.FOREVER && sharedPage.nanos() >= deadline) {
                    return null;
                }
                LockSupport.parkNanos(this, POLL_NANOS);
                frame = poll();
            }
            return frame;
        } finally {
            sharedPage.blocked(actor.id(), false);
        }
    }

    /** Makes the channel blocking or non-blocking. */
    public void setBlocking(boolean blocking) throws IOException {
        channel.configureBlocking(blocking);
    }

    /** Closes the channel; a failure of that is ignored. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // nothing can be done about it
        }
    }

    private boolean fill(ByteBuffer part) throws IOException {
        while (part.hasRemaining()) {
            int count = channel.read(part);
            if (count < 0) {
                throw new EOFException("the other side is gone");
            }
            if (count == 0) {
                return false;
            }
        }
        return true;
    }
}
