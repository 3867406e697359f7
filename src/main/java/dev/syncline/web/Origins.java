package dev.syncline.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Knows whose pages may use this server: its own, and those of the sites that are allowed by name. */
@Component
final class Origins {
    private static final Pattern LOOPBACK_NAME =
            Pattern.compile("(localhost|[a-z0-9-]+\\.localhost|127\\.[0-9.]+|\\[::1])(:\\d+)?");

    private final Set<String> allowed;

    /** Allows the sites of the settings. */
    Origins(Settings settings) {
        allowed = settings.allowedOrigins().stream().map(Origins::normal).collect(Collectors.toSet());
    }

    /**
     * Whether a page of another site sent the request. A browser says where a page comes from with every request that
     * changes something and with every WebSocket; a script says nothing, and is not kept out.
     */
    boolean foreign(HttpServletRequest request) {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin == null) {
            return "cross-site".equals(request.getHeader("Sec-Fetch-Site"));
        }
        return !allowed.contains(normal(origin)) && !isOwn(origin, request);
    }

    private static boolean isOwn(String origin, HttpServletRequest request) {
        String host = request.getHeader(HttpHeaders.HOST);
        if (host == null || !fits(host, request.getLocalAddr())) {
            return false;
        }
        String sent = normal(origin);
        return sent.equals(normal("http://" + host)) || sent.equals(normal("https://" + host));
    }

    /**
     * Whether this server can have that name. Who talks to the loopback address calls it by a loopback name; any other
     * name there is one that somebody has pointed at this machine so that a page of theirs counts as our own.
     */
    private static boolean fits(String host, String localAddress) {
        boolean isLoopback = localAddress.startsWith("127.") || localAddress.matches("(0:){7}1|::1");
        return !isLoopback
                || LOOPBACK_NAME.matcher(host.toLowerCase(Locale.ROOT)).matches();
    }

    private static String normal(String origin) {
        try {
            URI uri = URI.create(origin.toLowerCase(Locale.ROOT));
            boolean secure = "https".equals(uri.getScheme());
            int port = uri.getPort() >= 0 ? uri.getPort() : secure ? 443 : 80;
            return "%s://%s:%d".formatted(uri.getScheme(), uri.getHost(), port);
        } catch (IllegalArgumentException e) {
            return origin;
        }
    }
}
