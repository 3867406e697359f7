package dev.syncline.web;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;

/** Puts the audience at {@code /ws/runs/{id}}; {@link OriginGuard} has looked at where it comes from. */
@Configuration(proxyBeanMethods = false)
@EnableWebSocket
class WebSockets implements WebSocketConfigurer {
    private final Audience audience;
    private final ViewerHandshake handshake;

    /** Seats this audience after this handshake. */
    WebSockets(Audience audience, ViewerHandshake handshake) {
        this.audience = audience;
        this.handshake = handshake;
    }

    @Override
    public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
        registry.addHandler(audience, "/ws/runs/*").addInterceptors(handshake).setAllowedOriginPatterns("*");
    }
}
