package dev.syncline.web;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Bounds what the kernel holds for one connection, which it would let grow to megabytes: a viewer that falls behind
 * then shows events that are many seconds old, and one that reads nothing costs memory.
 */
@Component
final class SendBuffer implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    private static final String BYTES = "262144";

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addConnectorCustomizers(connector -> connector.setProperty("socket.txBufSize", BYTES));
    }
}
