package dev.syncline.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The worker processes of this server: it starts them, knows them by their tokens, and keeps a few that wait for their
 * part, so that a run need not wait for them. Thread-safe.
 */
public final class Workers implements AutoCloseable {
    // The monitor guards the socket and those that are warm. The server begins with nothing: the socket is made,
    // and the first workers are started, when somebody opens the page of a scenario that wants them, or a run does.

    private static final int FEWEST_WARM = 4;
    private static final int MOST_WARM = 8;

    private final int most;
    private final SecureRandom random = new SecureRandom();
    private final Map<Long, Link> links = new ConcurrentHashMap<>();
    private final Queue<Link> warm = new ArrayDeque<>();
    private @Nullable Quarters quarters;
    private @Nullable ServerSocketChannel door;
    private boolean closed;

    /** Removes what servers that are gone have left behind; there may be {@code most} workers at the same time. */
    public Workers(int most) {
        this.most = most;
        Quarters.sweep();
    }

    /** Why there can be no worker processes on this machine, in a sentence; empty if there can. */
    public static Optional<String> absence() {
        String system = System.getProperty("os.name", "");
        return system.startsWith("Linux") || system.startsWith("Mac")
                ? Optional.empty()
                : Optional.of("Worker processes need Linux or macOS; this server runs on %s.".formatted(system));
    }

    /** How many there are: at work, or warm. */
    public int size() {
        return links.size();
    }

    /** A worker for a part: a warm one, or one that is still starting. */
    synchronized Link hire() throws IOException {
        if (links.size() - warm.size() >= most) {
            throw new IOException("There are %d worker processes already, which is the limit.".formatted(most));
        }
        Link link = warm.poll();
        while (link != null && !link.isAlive()) {
            dismiss(link);
            link = warm.poll();
        }
        return link != null ? link : start(false);
    }

    /** Has workers started for those that will be wanted next, a few or {@code many}; returns at once. */
    public void warmUp(int many) {
        int wanted = Math.min(Math.max(many, FEWEST_WARM), MOST_WARM);
        Thread stoker = new Thread(() -> fill(wanted), "Warm workers");
        stoker.setDaemon(true);
        stoker.start();
    }

    private synchronized void fill(int wanted) {
        try {
            while (!closed && warm.size() < wanted && links.size() < most) {
                warm.add(start(true));
            }
        } catch (IOException later) {
            // the next run starts its own, and says why it cannot
        }
    }

    /** Forgets a worker, and kills it if it is still there. */
    void dismiss(Link link) {
        link.kill();
        links.remove(link.token());
        link.close();
    }

    /** Names for what the run of this id shares. */
    synchronized Names names(String run) throws IOException {
        return quarters().names(run);
    }

    /** The directory of this server. */
    synchronized Path directory() throws IOException {
        return quarters().directory();
    }

    /** Ends every worker and removes what this server has made. */
    @Override
    public synchronized void close() {
        closed = true;
        links.values().forEach(this::dismiss);
        try {
            if (door != null) {
                door.close();
            }
            if (quarters != null) {
                quarters.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Link start(boolean isWarm) throws IOException {
        if (closed) {
            throw new IOException("The server is shutting down.");
        }
        if (door == null) {
            door = open(quarters().socket());
        }
        long token = random.nextLong();
        Link link = new Link(token, quarters().start(token, isWarm));
        links.put(token, link);
        return link;
    }

    private Quarters quarters() throws IOException {
        if (quarters == null) {
            quarters = Quarters.make();
        }
        return quarters;
    }

    private ServerSocketChannel open(Path socket) throws IOException {
        ServerSocketChannel opened = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        opened.bind(UnixDomainSocketAddress.of(socket), 256);
        Thread porter = new Thread(() -> letIn(opened), "Workers");
        porter.setDaemon(true);
        porter.start();
        return opened;
    }

    /** Takes connections until the door is closed. */
    private void letIn(ServerSocketChannel opened) {
        while (true) {
            try {
                SocketChannel channel = opened.accept();
                Thread greeter = new Thread(() -> greet(channel), "Greeting");
                greeter.setDaemon(true);
                greeter.start(); // whoever says nothing keeps nobody else waiting
            } catch (IOException e) {
                if (!opened.isOpen()) {
                    return;
                }
            }
        }
    }

    /** Hears which worker a connection belongs to. */
    private void greet(SocketChannel channel) {
        try {
            Hello hello = Hello.read(channel);
            Link link = links.get(hello.token());
            if (link == null) {
                channel.close();
            } else {
                link.take(hello, channel);
            }
        } catch (IOException gone) {
            Link.close(channel);
        }
    }
}
