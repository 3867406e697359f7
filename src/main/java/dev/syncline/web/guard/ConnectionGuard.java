package dev.syncline.web.guard;

import dev.syncline.web.config.ClientLimits;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.channels.SocketChannel;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/**
 * Keeps slow clients, malicious or on a bad line, from exhausting the connections and the threads that serve them.
 * Tomcat itself only limits how long a single read or write waits, so one byte now and then would hold a thread
 * forever.
 *
 * <p>A connection that has sent part of a head occupies no thread and is in {@code heads}; one that occupies a thread,
 * reading a body, working, or writing a response, has a {@link Deadline}. One thread checks both twice a second.
 */
@Component
public final class ConnectionGuard implements DisposableBean {
    private static final Logger LOGGER = LoggerFactory.getLogger(ConnectionGuard.class);
    private static final long TICK_MILLIS = 500;
    private static final int SLOW = 6;
    private static final int SHARES = 2;

    private final ClientLimits limits;
    private final Map<SocketChannel, InetAddress> open = new ConcurrentHashMap<>();
    private final Map<InetAddress, Integer> counts = new ConcurrentHashMap<>();
    private final Map<SocketChannel, Long> heads = new ConcurrentHashMap<>();
    private final Set<Deadline> busy = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService clock;

    /** Enforces these limits. */
    ConnectionGuard(ClientLimits limits) {
        this.limits = limits;
        CustomizableThreadFactory daemons = new CustomizableThreadFactory("connections-");
        daemons.setDaemon(true);
        clock = Executors.newSingleThreadScheduledExecutor(daemons);
        ScheduledFuture<?> unused =
                clock.scheduleWithFixedDelay(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Whether a new connection may stay; if so, {@link #left} must be called at its end. */
    boolean admits(SocketChannel channel) throws IOException {
        InetAddress address = channel.socket().getInetAddress();
        if (address == null) {
            return false;
        }
        int count = counts.merge(address, 1, Integer::sum);
        open.put(channel, address);
        if (count > limits.connections() && !limits.exempts(address)) {
            left(channel);
            return false;
        }
        return true;
    }

    /** Forgets a connection; does nothing if it is already forgotten. */
    void left(SocketChannel channel) {
        heads.remove(channel);
        InetAddress address = open.remove(channel);
        if (address != null) {
            counts.computeIfPresent(address, (key, count) -> count == 1 ? null : count - 1);
        }
    }

    /** How many connections there are. */
    int connections() {
        return open.size();
    }

    /** How many threads are serving a connection. */
    int busy() {
        return busy.size();
    }

    /**
     * Starts the deadline of this thread, which serves this connection; null if the connection is gone.
     *
     * @param awaitsClient whether it is the client that keeps the thread waiting
     */
    @Nullable
    Deadline begin(SocketChannel channel, BooleanSupplier awaitsClient) {
        InetAddress address = open.get(channel);
        if (address == null) {
            return null;
        }
        Deadline deadline = Deadline.begin(channel, address, awaitsClient, limits.requestTime());
        busy.add(deadline);
        return deadline;
    }

    /** Ends the deadline of a thread; the connection may be in the middle of a head. */
    void end(@Nullable Deadline deadline, SocketChannel channel, boolean inHead) {
        if (deadline != null) {
            busy.remove(deadline);
            Deadline.end();
        }
        if (!inHead) {
            heads.remove(channel);
        } else if (open.containsKey(channel)) {
            heads.putIfAbsent(channel, System.nanoTime());
        }
    }

    private void tick() {
        try {
            long now = System.nanoTime();
            cutHeads(now);
            cutDue(now);
            cutSlow(now);
            open.keySet().stream().filter(channel -> !channel.isOpen()).forEach(this::left);
        } catch (RuntimeException e) {
            LOGGER.error("The check of the connections failed and will be repeated", e);
        }
    }

    private void cutHeads(long now) {
        heads.forEach((channel, since) -> {
            if (now - since >= limits.headTime().toNanos()) {
                try {
                    channel.shutdownInput();
                } catch (IOException e) {
                    LOGGER.debug("A connection was already gone", e);
                }
            }
        });
    }

    private void cutDue(long now) {
        busy.stream().filter(deadline -> deadline.isDue(now)).forEach(Deadline::cut);
    }

    /**
     * Cuts off slow requests beyond the limit of an address, and beyond twice that for all addresses together, the
     * oldest first. A request is slow when it has taken a sixth of its time limit and awaits its client.
     */
    private void cutSlow(long now) {
        long slowNanos = limits.requestTime().toNanos() / SLOW;
        List<Deadline> slow = busy.stream()
                .filter(deadline ->
                        now - deadline.since() >= slowNanos && !deadline.isDue(now) && deadline.awaitsClient())
                .sorted(Comparator.comparingLong(Deadline::since).reversed())
                .toList();
        Map<InetAddress, Integer> left = new HashMap<>();
        int all = 0;
        for (Deadline deadline : slow) {
            int ofAddress = left.merge(deadline.address(), 1, Integer::sum);
            boolean tooMany = ofAddress > limits.slowRequests() || ++all > SHARES * limits.slowRequests();
            if (tooMany && deadline.mayOnlyWait()) {
                deadline.cut();
            }
        }
    }

    @Override
    public void destroy() {
        clock.shutdownNow();
    }
}
