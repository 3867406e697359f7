package dev.syncline.process.ipc;

import dev.syncline.trace.Actor;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Length-prefixed messages over a socket in both directions. Not thread-safe. */
public final class Frames implements AutoCloseable {
    private static final int MAX_BYTES = 1 << 26;

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
                LockSupport.parkNanos(this, BlockedWait.POLL_NANOS);
            }
        }
    }

    /**
     * Receives a message if all of it has arrived; returns null if not, unless the channel blocks.
     *
     * @throws EOFException if the other side is gone
     */
    public byte @Nullable [] poll() throws IOException {
        return hasArrived() ? take() : null;
    }

    /**
     * Receives a message, waiting for it at most {@code limitNanos} by the clock of the run; returns null after that.
     *
     * @throws EOFException if the other side is gone
     * @throws dev.syncline.trace.Killed if the actor was killed meanwhile
     */
    public byte @Nullable [] receive(Actor actor, ProcessContext context, long limitNanos) throws IOException {
        boolean inKernel = BlockedWait.isInKernel(context, limitNanos);
        channel.configureBlocking(inKernel);
        long pauseNanos = inKernel ? 0 : BlockedWait.POLL_NANOS;
        return BlockedWait.poll(context, actor, limitNanos, pauseNanos, this::hasArrived) ? take() : null;
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

    /** Reads on; returns whether the message is complete. */
    private boolean hasArrived() throws IOException {
        if (body == null) {
            if (!fill(length)) {
                return false;
            }
            int size = length.flip().getInt();
            length.clear();
            if (size < 0 || size > MAX_BYTES) {
                throw new IOException("bad message length");
            }
            body = ByteBuffer.allocate(size);
        }
        return fill(body);
    }

    /** The message that has arrived. */
    private byte @Nullable [] take() {
        byte[] bytes = body == null ? null : body.array();
        body = null;
        return bytes;
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
