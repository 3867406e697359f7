package dev.syncline.web.live;

import dev.syncline.web.config.SynclineProperties;
import dev.syncline.web.guard.CrossSiteRequests;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;

/** Registers the WebSocket at {@code /ws/runs/{id}}; pages of other sites are refused. */
@Configuration(proxyBeanMethods = false)
@EnableWebSocket
class WebSocketConfiguration implements WebSocketConfigurer {
    private final LogSocketHandler viewers;
    private final ViewerHandshake handshake;
    private final SynclineProperties settings;

    /** Registers {@code viewers} behind {@code handshake}; the settings say which sites' pages may watch. */
    WebSocketConfiguration(LogSocketHandler viewers, ViewerHandshake handshake, SynclineProperties settings) {
        this.viewers = viewers;
        this.handshake = handshake;
        this.settings = settings;
    }

    @Override
    public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
        registry.addHandler(viewers, "/ws/runs/*")
                .setHandshakeHandler(new DefaultHandshakeHandler(new UncompressedUpgrade()))
                .addInterceptors(handshake)
                .setAllowedOrigins(CrossSiteRequests.origins(settings).toArray(String[]::new));
    }
}
