package dev.syncline.web;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;

/** Puts the audience at {@code /ws/runs/{id}}; pages of other sites do not get in. */
@Configuration(proxyBeanMethods = false)
@EnableWebSocket
class WebSockets implements WebSocketConfigurer {
    private final Audience audience;
    private final ViewerHandshake handshake;
    private final Settings settings;

    /** Seats this audience after this handshake; the settings say whose pages may watch. */
    WebSockets(Audience audience, ViewerHandshake handshake, Settings settings) {
        this.audience = audience;
        this.handshake = handshake;
        this.settings = settings;
    }

    @Override
    public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
        registry.addHandler(audience, "/ws/runs/*")
                .setHandshakeHandler(new DefaultHandshakeHandler(new PlainUpgrade()))
                .addInterceptors(handshake)
                .setAllowedOrigins(CrossSite.origins(settings).toArray(String[]::new));
    }
}
