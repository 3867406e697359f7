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

/** Accepts the connections of workers, and adds each to the {@link WorkerConnection} that it belongs to. */
final class WorkerListener implements AutoCloseable {
    private static final int BACKLOG = 256;
    private static final long POLL_NANOS = 10_000_000;

    private final ServerSocketChannel channel;
    private final LongFunction<@Nullable WorkerConnection> connections;

    private WorkerListener(ServerSocketChannel channel, LongFunction<@Nullable WorkerConnection> connections) {
        this.channel = channel;
        this.connections = connections;
    }

    /**
     * Starts a thread that listens until it is closed.
     *
     * @param connections finds a worker by its token
     */
    static WorkerListener on(Path socket, LongFunction<@Nullable WorkerConnection> connections) throws IOException {
        ServerSocketChannel opened = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            opened.bind(UnixDomainSocketAddress.of(socket), BACKLOG);
            WorkerListener listener = new WorkerListener(opened, connections);
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
                BackgroundThread.start("Greeting", () -> greet(connection)); // so that a silent client delays no other
            } catch (IOException e) {
                if (accepted != null) {
                    WorkerConnection.close(accepted);
                }
                LockSupport.parkNanos(POLL_NANOS); // no descriptor or thread is available at the moment
            }
        }
    }

    /** Reads which worker a connection belongs to. */
    private void greet(SocketChannel connection) {
        try {
            Hello hello = Hello.read(connection);
            WorkerConnection worker = connections.apply(hello.token());
            if (worker == null) {
                connection.close();
            } else {
                worker.add(hello, connection);
            }
        } catch (IOException gone) {
            WorkerConnection.close(connection);
        }
    }
}
