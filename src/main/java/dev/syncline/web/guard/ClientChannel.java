package dev.syncline.web.guard;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketBufferHandler;

/** A connection that knows whether it is the client's turn: to send more, or to take what was sent. */
final class ClientChannel extends NioChannel {
    private volatile boolean awaitsClient;

    ClientChannel(SocketBufferHandler buffers) {
        super(buffers);
    }

    /** Whether nothing could be read or written the last time that was tried, so that a thread can only wait. */
    boolean awaitsClient() {
        return awaitsClient;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        return (int) moved(super.read(target));
    }

    @Override
    public long read(ByteBuffer[] targets, int offset, int length) throws IOException {
        return moved(super.read(targets, offset, length));
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        return (int) moved(super.write(source));
    }

    @Override
    public long write(ByteBuffer[] sources, int offset, int length) throws IOException {
        return moved(super.write(sources, offset, length));
    }

    private long moved(long bytes) {
        awaitsClient = bytes == 0;
        return bytes;
    }
}
