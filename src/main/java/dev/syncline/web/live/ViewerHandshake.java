package dev.syncline.web.live;

import dev.syncline.run.Run;
import dev.syncline.run.RunRegistry;
import dev.syncline.web.error.ProblemMapper;
import dev.syncline.web.guard.ClientAddress;
import dev.syncline.web.problem.ProblemWriter;
import dev.syncline.web.problem.RequestException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Map;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;

/**
 * Refuses a viewer before its connection becomes a WebSocket: 404 for an unknown run, 400 for an invalid {@code from}
 * or a request that is not a WebSocket, 503 when all viewer slots are taken.
 */
@Component
final class ViewerHandshake implements HandshakeInterceptor {
    /** The run to watch. */
    static final String RUN = "run";

    /** The sequence number of the first event to send. */
    static final String FROM = "from";

    /** The address of the viewer. */
    static final String ADDRESS = "address";

    private final RunRegistry runs;
    private final LogSocketHandler viewers;
    private final ProblemWriter writer;

    /** Finds runs in {@code runs}, and asks {@code viewers} for a slot. */
    ViewerHandshake(RunRegistry runs, LogSocketHandler viewers, ProblemWriter writer) {
        this.runs = runs;
        this.viewers = viewers;
        this.writer = writer;
    }

    @Override
    public boolean beforeHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            Map<String, Object> attributes)
            throws IOException {
        HttpServletRequest servlet = ((ServletServerHttpRequest) request).getServletRequest();
        try {
            if (!"websocket".equalsIgnoreCase(servlet.getHeader("Upgrade"))) {
                throw RequestException.with(HttpStatus.BAD_REQUEST, "Upgrade", "This address takes WebSockets only.");
            }
            String path = servlet.getRequestURI();
            String id = path.substring(path.lastIndexOf('/') + 1);
            Run run = runs.find(id)
                    .orElseThrow(() ->
                            RequestException.nothing(RUN, "There is no run %s.".formatted(RequestException.quote(id))));
            attributes.put(RUN, run);
            attributes.put(FROM, from(servlet.getParameter(FROM), run));
            InetAddress address = ClientAddress.of(servlet);
            attributes.put(ADDRESS, address);
            String full = viewers.whyFull(address);
            if (full != null) {
                throw RequestException.with(HttpStatus.SERVICE_UNAVAILABLE, "viewers", full);
            }
            return true;
        } catch (RequestException | InvalidParameterException e) {
            writer.write(ProblemMapper.of(e, servlet), ((ServletServerHttpResponse) response).getServletResponse());
            return false;
        }
    }

    private static long from(@Nullable String text, Run run) {
        if (text == null) {
            return 0;
        }
        long events = run.events();
        if (!text.matches("[0-9]{1,18}") || Long.parseLong(text) > events) {
            throw RequestException.value(FROM, "'from' takes the number of an event, from 0 to %d.".formatted(events));
        }
        return Long.parseLong(text);
    }

    @Override
    public void afterHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            @Nullable Exception exception) {}
}
