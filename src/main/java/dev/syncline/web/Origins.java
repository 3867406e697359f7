package dev.syncline.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Knows whose pages may use this server: its own, and those of the sites that are allowed by name. */
@Component
final class Origins {
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
        return !allowed.contains(normal(origin)) && !isOwn(origin, request.getHeader(HttpHeaders.HOST));
    }

    private static boolean isOwn(String origin, @Nullable String host) {
        if (host == null) {
            return false;
        }
        String sent = normal(origin);
        return sent.equals(normal("http://" + host)) || sent.equals(normal("https://" + host));
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
