package dev.syncline.process.pool;

import dev.syncline.process.ipc.ChildProcess;
import dev.syncline.process.ipc.Frames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A worker of a pool that has no process: it connects, computes nothing, and lives on when it is told to end. */
final class PlayedWorker implements ChildProcess {
    private final int number;
    private final Frames frames;
    private boolean alive = true;
    private boolean toldToEnd;

    /** Connects to the dispatcher at this socket, and says who it is. */
    PlayedWorker(int number, Path socket) {
        this.number = number;
        try {
            SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
            channel.configureBlocking(false);
            frames = new Frames(channel);
            frames.send(ByteBuffer.allocate(Long.BYTES).putLong(pid()).array());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next task that has arrived; null if there is none. */
    byte @Nullable [] received() throws IOException {
        return frames.poll();
    }

    /** Whether it was told to end. */
    boolean isToldToEnd() {
        return toldToEnd;
    }

    @Override
    public long pid() {
        return number;
    }

    @Override
    public boolean isAlive() {
        return alive;
    }

    @Override
    public OptionalInt exitCode() {
        return alive ? OptionalInt.empty() : OptionalInt.of(-9);
    }

    @Override
    public void join() {
        throw new UnsupportedOperationException("nobody waits for it");
    }

    @Override
    public boolean join(Duration timeout) {
        return !alive;
    }

    @Override
    public void terminate() {
        toldToEnd = true;
    }

    @Override
    public void kill() {
        alive = false;
        frames.close();
    }

    @Override
    public void awaitReady() {
        // it is ready when it has been made
    }

    @Override
    public void awaitWork() {
        // it never works
    }
}
