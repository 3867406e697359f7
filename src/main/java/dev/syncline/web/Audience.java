package dev.syncline.web;

import dev.syncline.run.Run;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.AbstractWebSocketHandler;

/** Everybody who watches a run, each with a viewer; what they say is not listened to. */
@Component
final class Audience extends AbstractWebSocketHandler implements DisposableBean {
    private static final Logger LOGGER = LoggerFactory.getLogger(Audience.class);
    private static final int THREADS = 2;
    private static final int LONGEST_MESSAGE_BYTES = 1024;
    private static final CloseStatus FULL = new CloseStatus(1013, "As many screens watch as may.");

    private final Map<String, Seat> seats = new ConcurrentHashMap<>();
    private final ExecutorService senders = Executors.newFixedThreadPool(THREADS, daemons());
    private final int most;

    private record Seat(Viewer viewer, Runnable unsubscription) {}

    /** Seats as many viewers as the settings allow. */
    Audience(Settings settings) {
        most = settings.maxViewers();
    }

    /** Whether as many watch as may. */
    boolean isFull() {
        return seats.size() >= most;
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession session) throws Exception {
        if (isFull()) {
            session.close(FULL);
            return;
        }
        session.setTextMessageSizeLimit(LONGEST_MESSAGE_BYTES);
        session.setBinaryMessageSizeLimit(LONGEST_MESSAGE_BYTES);
        Run run = (Run) session.getAttributes().get(ViewerHandshake.RUN);
        Long from = (Long) session.getAttributes().get(ViewerHandshake.FROM);
        if (run == null || from == null) {
            throw new IllegalStateException("The handshake left no run.");
        }
        Viewer viewer = new Viewer(run.log().cursor(from), new SocketOutlet(session), senders);
        seats.put(session.getId(), new Seat(viewer, run.log().subscribe(viewer::wake)));
        viewer.wake();
        if (!session.isOpen()) {
            afterConnectionClosed(session, CloseStatus.NO_CLOSE_FRAME); // it went before it had a seat to give back
        }
    }

    @Override
    public void handleTransportError(WebSocketSession session, Throwable exception) {
        LOGGER.debug("A viewer's connection broke", exception);
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
        Seat seat = seats.remove(session.getId());
        if (seat != null) {
            seat.unsubscription().run();
            seat.viewer().leave();
        }
    }

    @Override
    public void destroy() {
        senders.shutdownNow();
    }

    private static CustomizableThreadFactory daemons() {
        CustomizableThreadFactory threads = new CustomizableThreadFactory("viewers-");
        threads.setDaemon(true);
        return threads;
    }
}
