package dev.syncline.web.config;

import dev.syncline.run.spec.Limits;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings; application.properties has every property with its default and a comment.
 *
 * @param dataDir where the logs of runs are kept
 * @param limits what runs may use
 * @param seriesRunTime how long one run of a series, or one without the tracer, may take before it is stopped
 * @param workerIdleTime how long idle worker processes wait for the next run before they exit
 * @param python interpreters, besides those on the path and in the usual places
 * @param scripts whether users may run programs of their own
 * @param maxViewers how many screens may watch runs at the same time, 1 or more
 * @param allowedHosts host names to which the server answers, besides loopback names and IP addresses
 * @param allowedOrigins other sites, for example {@code https://lecture.example.org}, whose pages may use this server
 */
@ConfigurationProperties("syncline")
public record SynclineProperties(
        Path dataDir,
        Limits limits,
        Duration seriesRunTime,
        Duration workerIdleTime,
        @DefaultValue List<Path> python,
        @DefaultValue("auto") ScriptMode scripts,
        int maxViewers,
        @DefaultValue List<String> allowedHosts,
        @DefaultValue List<String> allowedOrigins) {
    private static final Pattern HOST_NAME = Pattern.compile("[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*");

    /** Refuses an invalid setting, so that the server does not start with it. */
    public SynclineProperties {
        if (maxViewers < 1) {
            throw new IllegalArgumentException("syncline.max-viewers takes a whole number from 1.");
        }
        if (seriesRunTime.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("syncline.series-run-time takes a time of at least 1s.");
        }
        for (String host : allowedHosts) {
            if (!HOST_NAME.matcher(host).matches()) {
                throw new IllegalArgumentException(
                        "syncline.allowed-hosts takes names like hall-3.university.example, not '%s'.".formatted(host));
            }
        }
        for (String origin : allowedOrigins) {
            if (URI.create(origin).getHost() == null) {
                throw new IllegalArgumentException(
                        "syncline.allowed-origins takes addresses like https://lecture.example.org, not '%s'."
                                .formatted(origin));
            }
        }
        python = List.copyOf(python);
        allowedHosts = List.copyOf(allowedHosts);
        allowedOrigins = List.copyOf(allowedOrigins);
    }
}
