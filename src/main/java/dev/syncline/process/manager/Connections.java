package dev.syncline.process.manager;

import dev.syncline.process.ipc.Frames;
import dev.syncline.process.ipc.Pickle;
import dev.syncline.process.ipc.ProcessContext;
import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** The clients of a manager, and their requests that it has not handled. */
final class Connections implements AutoCloseable {
    /** One connection, which carries one request. */
    static final class Client {
        final Frames frames;

        @Nullable
        Request request;

        boolean disconnected;
        boolean cancelled;

        Client(Frames frames) {
            this.frames = frames;
        }

        /** Its request. */
        Request request() {
            Request asked = request;
            if (asked == null) {
                throw new IllegalStateException("There is no request yet.");
            }
            return asked;
        }
    }

    private final ServerSocketChannel serverSocket;
    private final Selector selector;
    private final ProcessContext context;
    private final ArrayDeque<Client> ready = new ArrayDeque<>();

    /** Accepts connections at {@code serverSocket}. */
    Connections(ServerSocketChannel serverSocket, ProcessContext context) throws IOException {
        this.serverSocket = serverSocket;
        this.context = context;
        selector = Selector.open();
        serverSocket.configureBlocking(false);
        serverSocket.register(selector, SelectionKey.OP_ACCEPT);
    }

    /** The client with the oldest request that was not handled; null if there is none. */
    @Nullable
    Client poll() throws IOException {
        if (ready.isEmpty()) {
            selector.selectNow();
            processReady();
        }
        return ready.poll();
    }

    /** Waits until a client has sent a request, cancelled one, or disconnected. */
    void await() throws IOException {
        selector.select();
        processReady();
    }

    @Override
    public void close() throws IOException {
        for (SelectionKey key : selector.keys()) {
            if (key.attachment() instanceof Client client) {
                client.frames.close();
            }
        }
        selector.close();
        serverSocket.close();
    }

    private void processReady() throws IOException {
        for (Iterator<SelectionKey> keys = selector.selectedKeys().iterator(); keys.hasNext(); keys.remove()) {
            if (keys.next().attachment() instanceof Client client) {
                read(client);
            } else {
                accept();
            }
        }
    }

    private void accept() throws IOException {
        for (SocketChannel channel = serverSocket.accept(); channel != null; channel = serverSocket.accept()) {
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, new Client(new Frames(channel)));
        }
    }

    private void read(Client client) {
        try {
            byte[] frame = client.frames.poll();
            if (frame == null) {
                return;
            }
            if (frame.length == 0) {
                client.cancelled = true;
            } else {
                client.request = (Request) Pickle.load(frame, context);
                ready.add(client);
            }
        } catch (IOException left) {
            client.disconnected = true;
            client.frames.close();
        }
    }
}
