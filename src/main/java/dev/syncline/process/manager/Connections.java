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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The clients of a manager, and their requests that it has not handled. */
final class Connections implements AutoCloseable {
    /** One connection, which carries one request. */
    static final class Client {
        final int number;
        final Frames frames;

        @Nullable
        Request request;

        boolean disconnected;
        boolean cancelled;

        Client(int number, Frames frames) {
            this.number = number;
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
    private int accepted;

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
        while (ready.isEmpty() && selector.selectNow() > 0) {
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
        List<Client> clients = new ArrayList<>();
        for (Iterator<SelectionKey> keys = selector.selectedKeys().iterator(); keys.hasNext(); keys.remove()) {
            if (keys.next().attachment() instanceof Client client) {
                clients.add(client);
            } else {
                accept();
            }
        }
        clients.sort(Comparator.comparingInt(client -> client.number)); // as they have connected
        clients.forEach(this::read);
    }

    private void accept() throws IOException {
        for (SocketChannel channel = serverSocket.accept(); channel != null; channel = serverSocket.accept()) {
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, new Client(accepted++, new Frames(channel)));
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
