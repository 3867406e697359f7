package dev.syncline.web;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Says, once the server answers, where to open it: with the actual port. */
@Component
final class ReadyMessage {
    private static final Logger LOGGER = LoggerFactory.getLogger(ReadyMessage.class);

    private final ServerProperties server;

    /** Reads the settings of the server. */
    ReadyMessage(ServerProperties server) {
        this.server = server;
    }

    /** Writes the line with the address and, if the server listens to the network, one for each address to give out. */
    @EventListener
    void say(ApplicationReadyEvent event) {
        Environment environment = event.getApplicationContext().getEnvironment();
        String port = environment.getProperty("local.server.port");
        if (port == null) {
            return;
        }
        String scheme = server.getSsl() != null && server.getSsl().isEnabled() ? "https" : "http";
        InetAddress address = server.getAddress();
        LOGGER.info("Syncline is ready: {}://{}:{}", scheme, host(address), port);
        if (address == null || address.isAnyLocalAddress()) {
            for (String other : addressesOfThisMachine()) {
                LOGGER.info("Others on the network open {}://{}:{}", scheme, other, port);
            }
        }
    }

    /** The host under which this machine reaches a server that listens there; null listens everywhere. */
    static String host(@Nullable InetAddress address) {
        if (address == null || address.isAnyLocalAddress() || address.equals(InetAddress.getLoopbackAddress())) {
            return "localhost";
        }
        return literal(address);
    }

    private static List<String> addressesOfThisMachine() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                    .map(ReadyMessage::literal)
                    .toList();
        } catch (SocketException e) {
            LOGGER.debug("The addresses of this machine cannot be listed", e);
            return List.of();
        }
    }

    private static String literal(InetAddress address) {
        String text = address.getHostAddress().replaceFirst("%.*", "");
        return address instanceof Inet6Address ? "[" + text + "]" : text;
    }
}
