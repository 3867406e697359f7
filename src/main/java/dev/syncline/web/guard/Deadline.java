package dev.syncline.web.guard;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The time limit for reading the request that a thread serves and sending its response. It binds the client, not the
 * server: while the thread works, nothing is due. Cutting it off ends whatever the thread waits for: first its reading,
 * so that it can still respond; if that does not help, its writing.
 */
public final class Deadline {
    private static final ThreadLocal<@Nullable Deadline> CURRENT = new ThreadLocal<>();

    private final SocketChannel channel;
    private final InetAddress address;
    private final BooleanSupplier awaitsClient;
    private final long since;
    private volatile long end;
    private volatile boolean cut;
    private volatile boolean writes;

    private Deadline(SocketChannel channel, InetAddress address, BooleanSupplier awaitsClient, long since, long end) {
        this.channel = channel;
        this.address = address;
        this.awaitsClient = awaitsClient;
        this.since = since;
        this.end = end;
    }

    /** Starts the time limit of what this thread does from now on. */
    static Deadline begin(SocketChannel channel, InetAddress address, BooleanSupplier awaitsClient, Duration time) {
        long now = System.nanoTime();
        Deadline deadline = new Deadline(channel, address, awaitsClient, now, now + time.toNanos());
        CURRENT.set(deadline);
        return deadline;
    }

    /** Ends the time limit of this thread. */
    static void end() {
        CURRENT.remove();
    }

    /** Extends the time limit of this thread's request, counted from its beginning; from now on it only writes. */
    public static void extendForWriting(Duration time) {
        Deadline deadline = CURRENT.get();
        if (deadline != null) {
            deadline.end = deadline.since + time.toNanos();
            deadline.writes = true;
        }
    }

    /** Allows the request of this thread to be cut off at any moment, because it changes nothing. */
    static void allowWholeCut() {
        Deadline deadline = CURRENT.get();
        if (deadline != null) {
            deadline.writes = true;
        }
    }

    /** Whether the request of this thread was cut off. */
    public static boolean isOver() {
        Deadline deadline = CURRENT.get();
        return deadline != null && deadline.cut;
    }

    /** The client address that is served. */
    InetAddress address() {
        return address;
    }

    /** When it began, by {@link System#nanoTime}. */
    long since() {
        return since;
    }

    /** Whether the time is up and the client keeps the thread waiting. */
    boolean isDue(long now) {
        return now - end >= 0 && awaitsClient();
    }

    /** Whether the client keeps the thread waiting. */
    boolean awaitsClient() {
        return awaitsClient.getAsBoolean();
    }

    /**
     * Whether cutting it off can interrupt nothing but waiting; it can also interrupt work once the request has been
     * read.
     */
    boolean mayOnlyWait() {
        return writes || !cut;
    }

    /** Ends what the thread waits for; the next call ends more. */
    void cut() {
        try {
            if (cut) {
                channel.shutdownOutput();
            } else {
                cut = true;
                channel.shutdownInput();
            }
        } catch (IOException e) {
            // the connection is gone already
        }
    }
}
