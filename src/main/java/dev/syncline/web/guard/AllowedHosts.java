package dev.syncline.web.guard;

import dev.syncline.web.config.SynclineProperties;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * The host names to which this server answers. Any other name may have been pointed at this machine by an attacker,
 * whose page would then count as our own (DNS rebinding). An IP address cannot be redirected, so all are allowed: in a
 * container or behind a router the server would not even know its own.
 */
@Component
public final class AllowedHosts {
    private static final Pattern LOOPBACK_NAME = Pattern.compile("([a-z0-9-]+\\.)*localhost");
    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|\\[?[0-9a-f]*:[0-9a-f:.]*]?");

    private final Set<String> names;

    /** Allows the names in the settings, and those of the sites that may use this server. */
    AllowedHosts(SynclineProperties settings) {
        Stream<String> sites = settings.allowedOrigins().stream().map(AllowedHosts::hostOf);
        names = Stream.concat(settings.allowedHosts().stream(), sites)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether this server answers to this name; {@code host} is without a port. */
    public boolean allows(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return names.contains(name)
                || LOOPBACK_NAME.matcher(name).matches()
                || ADDRESS.matcher(name).matches();
    }

    private static String hostOf(String origin) {
        return URI.create(origin).getHost();
    }
}
