package dev.syncline.web.guard;

import dev.syncline.web.config.SynclineProperties;
import dev.syncline.web.problem.ProblemWriter;
import dev.syncline.web.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.DefaultCorsProcessor;

/**
 * Keeps pages of other sites from starting, changing, stopping or watching runs through a visitor's browser, unless
 * their site is explicitly allowed. A browser states the origin of a page with every request that changes something and
 * with every WebSocket; a script states none, and is admitted. Any page may send reading requests, but a browser does
 * not show the responses to a page of another site.
 */
@Component
public final class CrossSiteRequests extends DefaultCorsProcessor implements CorsConfigurationSource {
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private final CorsConfiguration allowed = new CorsConfiguration();
    private final ProblemWriter writer;

    /** Allows the sites in the settings, and refuses others through {@code writer}. */
    CrossSiteRequests(SynclineProperties settings, ProblemWriter writer) {
        allowed.setAllowedOrigins(origins(settings));
        allowed.setAllowedMethods(List.of(CorsConfiguration.ALL));
        allowed.setAllowedHeaders(List.of(HttpHeaders.CONTENT_TYPE, HttpHeaders.IF_MATCH, HttpHeaders.IF_NONE_MATCH));
        allowed.setExposedHeaders(List.of(HttpHeaders.LOCATION, HttpHeaders.RETRY_AFTER, HttpHeaders.ETAG));
        this.writer = writer;
    }

    /** The sites that may use this server, each with and without the port that its scheme implies. */
    public static List<String> origins(SynclineProperties settings) {
        return settings.allowedOrigins().stream()
                .flatMap(origin -> {
                    URI uri = URI.create(origin);
                    int port = "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
                    String bare = "%s://%s".formatted(uri.getScheme(), uri.getHost());
                    return uri.getPort() < 0 || uri.getPort() == port
                            ? Stream.of(bare, bare + ":" + port)
                            : Stream.of(bare + ":" + uri.getPort());
                })
                .toList();
    }

    @Override
    @Nullable
    public CorsConfiguration getCorsConfiguration(HttpServletRequest request) {
        boolean opensSocket = "websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE));
        boolean reads = READING.contains(request.getMethod()) && !opensSocket;
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        return reads && allowed.checkOrigin(origin) == null ? null : allowed;
    }

    @Override
    public boolean processRequest(
            @Nullable CorsConfiguration configuration, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        boolean saysNothing = request.getHeader(HttpHeaders.ORIGIN) == null;
        if (configuration != null && saysNothing && "cross-site".equals(request.getHeader("Sec-Fetch-Site"))) {
            refuse(response);
            return false;
        }
        return super.processRequest(configuration, request, response);
    }

    @Override
    protected void rejectRequest(ServerHttpResponse response) throws IOException {
        refuse(((ServletServerHttpResponse) response).getServletResponse());
    }

    private void refuse(HttpServletResponse response) throws IOException {
        writer.write(
                Problems.of(
                        HttpStatus.FORBIDDEN,
                        "Pages of other sites may not do this; syncline.allowed-origins can allow a site.",
                        HttpHeaders.ORIGIN),
                response);
    }
}
