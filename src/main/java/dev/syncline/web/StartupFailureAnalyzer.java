package dev.syncline.web;

import dev.syncline.run.DataDirectoryException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/** Explains the usual reasons why the server does not start, and says in one sentence what to do. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StartupFailureAnalyzer implements FailureAnalyzer {
    private static final int MAX_PORT = 65535;

    /** The prefix of the settings of the server that does not start. */
    private final String server;

    /** Explains the failure of an application with this environment, null if it failed before it had one. */
    StartupFailureAnalyzer(@Nullable Environment environment) {
        // The server of the pages starts first; if it has a port, it is the management server that failed.
        boolean hasPages = environment != null && environment.containsProperty("local.server.port");
        server = hasPages ? "management.server" : "server";
    }

    @Override
    @Nullable
    public FailureAnalysis analyze(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .map(cause -> analysis(cause, failure))
                .filter(found -> found != null)
                .findFirst()
                .orElse(null);
    }

    private @Nullable FailureAnalysis analysis(Throwable cause, Throwable failure) {
        if (cause instanceof DataDirectoryException directory) {
            return new FailureAnalysis(
                    directory.getMessage(),
                    "Choose another one with --syncline.data-dir=DIRECTORY, or make this one usable.",
                    failure);
        }
        if (cause instanceof PortInUseException port) {
            return new FailureAnalysis(
                    "Port %d is in use, perhaps by another Syncline.".formatted(port.getPort()),
                    "Stop the program that uses it, or choose another port: --%s.port=%d."
                            .formatted(server, port.getPort() < MAX_PORT ? port.getPort() + 1 : port.getPort() - 1),
                    failure);
        }
        if (cause instanceof java.net.BindException || cause instanceof UnknownHostException) {
            return new FailureAnalysis(
                    "The server cannot listen on its address and port: %s.".formatted(cause.getMessage()),
                    "Set --%1$s.address to an address of this machine, 0.0.0.0 for all of them, and --%1$s.port to a port that this account may use."
                            .formatted(server),
                    failure);
        }
        if (cause instanceof IllegalArgumentException
                && String.valueOf(cause.getMessage()).contains("port out of range")) {
            return new FailureAnalysis(
                    "%s.port takes a whole number from 0 to 65535.".formatted(server), null, failure);
        }
        return cause instanceof BindException setting ? new FailureAnalysis(sentence(setting), null, failure) : null;
    }

    private static String sentence(BindException setting) {
        Throwable root = setting;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String told = String.valueOf(root.getMessage());
        ConfigurationProperty property = setting.getProperty();
        if (told.startsWith("syncline.") || property == null) {
            return told;
        }
        return "%s takes %s, not '%s'%s."
                .formatted(
                        property.getName(),
                        wanted(setting.getTarget().getType().resolve(Object.class)),
                        property.getValue(),
                        property.getOrigin() == null ? "" : " (%s)".formatted(property.getOrigin()));
    }

    private static String wanted(Class<?> type) {
        if (type == Duration.class) {
            return "a time such as 90s or 5m";
        }
        if (type == InetAddress.class) {
            return "an address or a name of this machine";
        }
        if (type == int.class || type == long.class || type == Integer.class || type == Long.class) {
            return "a whole number";
        }
        return "another value";
    }
}
