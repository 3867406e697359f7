package dev.syncline.web;

import dev.syncline.web.error.TomcatErrorValve;
import dev.syncline.web.guard.ConnectionGuard;
import dev.syncline.web.guard.GuardedProtocol;
import dev.syncline.web.problem.ProblemWriter;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Settings of Tomcat for which there is no property.
 *
 * <p>The kernel's send buffer of a connection is bounded, because it would grow to megabytes otherwise: a viewer that
 * falls behind would then see events that are many seconds old, and one that reads nothing would cost memory.
 */
@Component
final class TomcatConfiguration implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    private static final String SEND_BUFFER_BYTES = "262144";

    private final ProblemWriter writer;
    private final ConnectionGuard guard;

    /**
     * Makes Tomcat answer through this writer when it refuses a request itself, and has this guard watch its
     * connections.
     */
    TomcatConfiguration(ProblemWriter writer, ConnectionGuard guard) {
        this.writer = writer;
        this.guard = guard;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.setProtocol(GuardedProtocol.class.getName());
        factory.addConnectorCustomizers(connector -> {
            if (connector.getProtocolHandler() instanceof GuardedProtocol protocol) {
                protocol.guard(guard);
            }
        });
        factory.addConnectorCustomizers(connector -> connector.setProperty("socket.txBufSize", SEND_BUFFER_BYTES));
        factory.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new TomcatErrorValve(writer)));
    }
}
