package dev.syncline.web.live;

import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.NativeWebSocketSession;

/** A WebSocket of Tomcat's, written to without blocking: Spring's own session blocks the caller for a slow reader. */
final class WebSocketChannel implements MessageChannel {
    private static final long SEND_TIMEOUT_MILLIS = 120_000;
    private static final long SHORT_MILLIS = 5_000;
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);
    private static final Logger LOGGER = LoggerFactory.getLogger(WebSocketChannel.class);

    private final WebSocketSession session;
    private final Session tomcats;

    /** Writes to this session; nothing else may. */
    WebSocketChannel(WebSocketSession session) {
        Session found = session instanceof NativeWebSocketSession outer ? outer.getNativeSession(Session.class) : null;
        if (found == null) {
            throw new IllegalStateException("The WebSocket is not one of the container's own.");
        }
        this.session = session;
        this.tomcats = found;
        tomcats.getAsyncRemote().setSendTimeout(SEND_TIMEOUT_MILLIS);
        tomcats.getUserProperties().put("org.apache.tomcat.websocket.BLOCKING_SEND_TIMEOUT", SHORT_MILLIS);
        tomcats.getUserProperties().put("org.apache.tomcat.websocket.SESSION_CLOSE_TIMEOUT", SHORT_MILLIS);
    }

    @Override
    public void send(byte[] message, Consumer<Boolean> done) {
        tomcats.getAsyncRemote().sendBinary(ByteBuffer.wrap(message), result -> done.accept(result.isOK()));
    }

    @Override
    public void ping() throws IOException {
        tomcats.getBasicRemote().sendPing(NOTHING.duplicate());
    }

    @Override
    public void close(int code, String reason) {
        try {
            session.close(new CloseStatus(code, reason));
        } catch (IOException e) {
            LOGGER.debug("A viewer was gone before the connection was closed", e);
        }
    }
}
