package dev.syncline.process.manager;

import dev.syncline.process.ipc.ProcessContext;
import dev.syncline.process.ipc.Shared;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;

/** The place of a manager in its own process: its socket is open when the process is ready. */
final class ManagerEndpoint extends Shared {
    private static final int BACKLOG = 1024;

    private final String path;
    private transient ServerSocketChannel door;

    /** The desk at the end of a line. */
    @SuppressWarnings("NullAway.Init") // the door is opened in the process of the manager only
    ManagerEndpoint(ProcessContext context, ManagerClient line) {
        super(context, line.object());
        path = line.path();
    }

    @Override
    public void attach() {
        try {
            door = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            door.bind(UnixDomainSocketAddress.of(path), BACKLOG);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Serves requests until one of them is the last. */
    void serve() {
        try (Connections connections = new Connections(door, context())) {
            new ManagerServer(context(), object(), connections).serve();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
