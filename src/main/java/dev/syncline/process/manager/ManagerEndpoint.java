package dev.syncline.process.manager;

import dev.syncline.process.ipc.ProcessContext;
import dev.syncline.process.ipc.Shared;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;

/** The server side of a manager, in its own process; its socket is open when the process is ready. */
final class ManagerEndpoint extends Shared {
    private static final long serialVersionUID = 1;

    private static final int BACKLOG = 1024;

    private final String path;
    private transient ServerSocketChannel serverSocket;

    /** Makes the endpoint that {@code client} connects to. */
    @SuppressWarnings("NullAway.Init") // the socket is opened in the process of the manager only
    ManagerEndpoint(ProcessContext context, ManagerClient client) {
        super(context, client.object());
        path = client.path();
    }

    @Override
    protected void attach() {
        try {
            serverSocket = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            serverSocket.bind(UnixDomainSocketAddress.of(path), BACKLOG);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Serves requests until one of them ends the manager. */
    void serve() {
        try (Connections connections = new Connections(serverSocket, context())) {
            new ManagerServer(context(), object(), connections).serve();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
