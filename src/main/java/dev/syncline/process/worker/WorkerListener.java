package dev.syncline.process.worker;

import dev.syncline.process.os.BackgroundThread;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** Takes the connections of workers, and gives each to the link of the worker that it belongs to. */
final class WorkerListener implements AutoCloseable {
    private static final int BACKLOG = 256;
    private static final long LOOK_AGAIN_NANOS = 10_000_000;

    private final ServerSocketChannel channel;
    private final LongFunction<@Nullable WorkerConnection> links;

    private WorkerListener(ServerSocketChannel channel, LongFunction<@Nullable WorkerConnection> links) {
        this.channel = channel;
        this.links = links;
    }

    /**
     * Listens, on a thread of its own, until it is closed.
     *
     * @param links finds a worker by its token
     */
    static WorkerListener on(Path socket, LongFunction<@Nullable WorkerConnection> links) throws IOException {
        ServerSocketChannel opened = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            opened.bind(UnixDomainSocketAddress.of(socket), BACKLOG);
            WorkerListener listener = new WorkerListener(opened, links);
            BackgroundThread.start("Workers", listener::listen);
            return listener;
        } catch (IOException e) {
            opened.close();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void listen() {
        while (channel.isOpen()) {
            SocketChannel accepted = null;
            try {
                accepted = channel.accept();
                SocketChannel connection = accepted;
                BackgroundThread.start("Greeting", () -> greet(connection)); // a silent client keeps nobody waiting
            } catch (IOException e) {
                if (accepted != null) {
                    WorkerConnection.close(accepted);
                }
                LockSupport.parkNanos(LOOK_AGAIN_NANOS); // no descriptor or thread can be had at the moment
            }
        }
    }

    /** Hears which worker a connection belongs to. */
    private void greet(SocketChannel connection) {
        try {
            Hello hello = Hello.read(connection);
            WorkerConnection link = links.apply(hello.token());
            if (link == null) {
                connection.close();
            } else {
                link.take(hello, connection);
            }
        } catch (IOException gone) {
            WorkerConnection.close(connection);
        }
    }
}
