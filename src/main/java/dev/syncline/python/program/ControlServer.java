package dev.syncline.python.program;

import dev.syncline.process.os.BackgroundThread;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/**
 * Listens for the actors of a traced program that are held at the gate, and for its console.
 *
 * <p>An actor says by a record that it is held, and connects; whichever arrives first, a grant reaches it. The monitor
 * guards the connections.
 */
final class ControlServer implements AutoCloseable {
    private static final int BACKLOG = 256;
    private static final long POLL_NANOS = 10_000_000;
    private static final byte GATE = 'g';
    private static final byte CONSOLE = 'c';

    private final ServerSocketChannel listening;
    private final Map<Integer, SocketChannel> actors = new HashMap<>();
    private final Map<Integer, Integer> granted = new HashMap<>();
    private final List<SocketChannel> all = new ArrayList<>();
    private final CompletableFuture<SocketChannel> console = new CompletableFuture<>();
    private boolean closed;

    private ControlServer(ServerSocketChannel listening) {
        this.listening = listening;
    }

    /** Starts a thread that listens on {@code socket} until it is closed; {@code name} is that of the thread. */
    static ControlServer on(Path socket, String name) throws IOException {
        ServerSocketChannel opened = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            opened.bind(UnixDomainSocketAddress.of(socket), BACKLOG);
            ControlServer server = new ControlServer(opened);
            BackgroundThread.start(name, server::listen);
            return server;
        } catch (IOException e) {
            opened.close();
            throw e;
        }
    }

    /** Lets an actor that is held do its next operation. */
    void grant(int actor) {
        SocketChannel connection;
        synchronized (this) {
            connection = actors.get(actor);
            if (connection == null) {
                granted.merge(actor, 1, Integer::sum);
                return;
            }
        }
        send(connection);
    }

    /** Whether every grant has reached its actor. */
    synchronized boolean hasDelivered() {
        return granted.isEmpty();
    }

    /** The connection of the console, when it is there. */
    CompletableFuture<SocketChannel> console() {
        return console;
    }

    /** Ends all connections: an actor that is held ends its process. */
    @Override
    public void close() throws IOException {
        List<SocketChannel> open;
        synchronized (this) {
            closed = true;
            open = List.copyOf(all);
        }
        listening.close();
        open.forEach(ControlServer::end);
        console.completeExceptionally(new IOException("The run has ended."));
    }

    private void listen() {
        while (listening.isOpen()) {
            try {
                greet(listening.accept());
            } catch (IOException closedOrTooMany) {
                LockSupport.parkNanos(POLL_NANOS); // no descriptor is free at the moment
            }
        }
    }

    /** Reads whose connection it is; the clients are our own processes, which say so at once. */
    private void greet(SocketChannel connection) {
        try {
            ByteBuffer hello = read(connection, 1);
            byte kind = hello.get(0);
            register(connection);
            if (kind == CONSOLE) {
                console.complete(connection);
            } else if (kind == GATE) {
                admit(read(connection, Integer.BYTES).getInt(0), connection);
            } else {
                end(connection);
            }
        } catch (IOException gone) {
            end(connection);
        }
    }

    private synchronized void register(SocketChannel connection) throws IOException {
        if (closed) {
            throw new IOException("The run has ended.");
        }
        all.add(connection);
    }

    private synchronized void admit(int actor, SocketChannel connection) {
        actors.put(actor, connection);
        for (int i = granted.getOrDefault(actor, 0); i > 0; i--) {
            send(connection);
        }
        granted.remove(actor);
    }

    private static ByteBuffer read(SocketChannel connection, int count) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (connection.read(bytes) < 0) {
                throw new IOException("A connection ended before it said whose it is.");
            }
        }
        return bytes;
    }

    private static void send(SocketChannel connection) {
        try {
            connection.write(ByteBuffer.wrap(new byte[] {1}));
        } catch (IOException gone) {
            // its process was killed
        }
    }

    private static void end(SocketChannel connection) {
        try {
            connection.close();
        } catch (IOException gone) {
            // nothing is left to close
        }
    }
}
