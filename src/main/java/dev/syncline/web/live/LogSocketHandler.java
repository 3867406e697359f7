package dev.syncline.web.live;

import dev.syncline.run.Run;
import dev.syncline.web.config.ClientLimits;
import dev.syncline.web.config.SynclineProperties;
import java.io.IOException;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PongMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.AbstractWebSocketHandler;

/**
 * All viewers of runs. What they send is ignored, except the answer to a ping: a viewer that vanished without closing
 * its connection loses its slot.
 */
@Component
public final class LogSocketHandler extends AbstractWebSocketHandler implements DisposableBean {
    private static final Logger LOGGER = LoggerFactory.getLogger(LogSocketHandler.class);
    private static final int THREADS = 2;
    private static final int ROUNDS = 10;
    private static final int MAX_MESSAGE_BYTES = 1024;
    private static final CloseStatus FULL = new CloseStatus(1013, "All viewer slots are taken.");
    private static final CloseStatus SILENT = new CloseStatus(1008, "No answer to a ping for too long.");

    /*
     * The counts are guarded by their own monitor. A viewer is counted before it gets a slot and until after it has
     * left it, so that the limits hold however many viewers arrive at once.
     */
    private final Map<InetAddress, Integer> counts = new HashMap<>();
    private final Map<WebSocketSession, ViewerSlot> slots = new ConcurrentHashMap<>();
    private final ExecutorService senders = Executors.newFixedThreadPool(THREADS, daemons("viewers-"));
    private final ScheduledExecutorService pings = Executors.newSingleThreadScheduledExecutor(daemons("pings-"));
    private final ClientLimits limits;
    private final int max;

    /** Admits as many viewers as the settings and the limits of an address allow. */
    LogSocketHandler(SynclineProperties settings, ClientLimits limits) {
        this.limits = limits;
        max = settings.maxViewers();
        long round = limits.silence().toMillis() / ROUNDS + 1;
        ScheduledFuture<?> unused = pings.scheduleWithFixedDelay(this::look, round, round, TimeUnit.MILLISECONDS);
    }

    /** Why no further viewer from this address is admitted now, or null. */
    @Nullable
    String whyFull(InetAddress address) {
        synchronized (counts) {
            if (counts.values().stream().mapToInt(Integer::intValue).sum() >= max) {
                return "All viewer slots are taken; syncline.max-viewers sets their number.";
            }
            if (!limits.exempts(address) && counts.getOrDefault(address, 0) >= limits.viewers()) {
                return "All viewer slots for this address are taken; syncline.clients.viewers sets their number.";
            }
            return null;
        }
    }

    private boolean take(InetAddress address) {
        synchronized (counts) {
            boolean free = whyFull(address) == null;
            if (free) {
                counts.merge(address, 1, Integer::sum);
            }
            return free;
        }
    }

    /** How many events have not yet been sent to the viewer that lags most. */
    public long lag() {
        return slots.values().stream().mapToLong(ViewerSlot::lag).max().orElse(0);
    }

    /** How many viewers there are. */
    public int size() {
        synchronized (counts) {
            return counts.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession session) throws Exception {
        Run run = (Run) session.getAttributes().get(ViewerHandshake.RUN);
        Long from = (Long) session.getAttributes().get(ViewerHandshake.FROM);
        InetAddress address = (InetAddress) session.getAttributes().get(ViewerHandshake.ADDRESS);
        if (run == null || from == null || address == null) {
            throw new IllegalStateException("The handshake left no run.");
        }
        if (!take(address)) {
            session.close(FULL);
            return;
        }
        session.setTextMessageSizeLimit(MAX_MESSAGE_BYTES);
        session.setBinaryMessageSizeLimit(MAX_MESSAGE_BYTES);
        LogStream viewer = new LogStream(run.log().cursor(from), new WebSocketChannel(session), senders);
        slots.put(session, new ViewerSlot(viewer, run.log().subscribe(viewer::wake), address, System.nanoTime()));
        viewer.wake();
        if (!session.isOpen()) {
            afterConnectionClosed(session, CloseStatus.NO_CLOSE_FRAME); // it closed before it had a slot to release
        }
    }

    @Override
    protected void handlePongMessage(WebSocketSession session, PongMessage message) {
        ViewerSlot slot = slots.get(session);
        if (slot != null) {
            slot.heard();
        }
    }

    @Override
    public void handleTransportError(WebSocketSession session, Throwable exception) {
        LOGGER.debug("A viewer's connection broke", exception);
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
        ViewerSlot slot = slots.remove(session);
        if (slot != null) {
            slot.leave();
            synchronized (counts) {
                counts.computeIfPresent(slot.address(), (address, count) -> count == 1 ? null : count - 1);
            }
        }
    }

    /** Pings the viewers that have not been pinged for a while, and disconnects those that did not answer. */
    private void look() {
        slots.forEach((session, slot) -> {
            long now = System.nanoTime();
            try {
                if (slot.isSilent(now, limits.silence())) {
                    session.close(SILENT);
                } else {
                    slot.ask(now, limits.silence());
                }
            } catch (IOException | RuntimeException e) {
                LOGGER.debug("A viewer was gone before the ping", e);
            }
        });
    }

    @Override
    public void destroy() {
        pings.shutdownNow();
        senders.shutdownNow();
    }

    private static CustomizableThreadFactory daemons(String name) {
        CustomizableThreadFactory threads = new CustomizableThreadFactory(name);
        threads.setDaemon(true);
        return threads;
    }
}
