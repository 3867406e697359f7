package dev.syncline.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;

/** The place of a manager in its own process: its socket is open when the process is ready. */
final class ManagerDesk extends Shared {
    private static final int BACKLOG = 1024;

    private final String path;
    private transient ServerSocketChannel door;

    /** The desk at the end of a line. */
    @SuppressWarnings("NullAway.Init") // the door is opened in the process of the manager only
    ManagerDesk(Site site, ManagerLine line) {
        super(site, line.object());
        path = line.path();
    }

    @Override
    void attach() {
        try {
            door = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            door.bind(UnixDomainSocketAddress.of(path), BACKLOG);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Serves requests until one of them is the last. */
    void serve() {
        try (Guests guests = new Guests(door, site())) {
            new ManagerServer(site(), object(), guests).serve();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
