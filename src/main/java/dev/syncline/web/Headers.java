package dev.syncline.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells browsers what our pages may load, and how long an answer may be kept: for ever if the name has a hash of the
 * content in it, else not without asking.
 *
 * <p>The referrer policy is {@code same-origin} rather than none, because without a referrer a browser sends a form
 * with the origin {@code null}, which {@link OriginGuard} takes for another site.
 */
@Component
@Order(1)
final class Headers extends OncePerRequestFilter {
    private static final Pattern HASHED = Pattern.compile("/assets/.+-[0-9a-f]{32}\\.\\w+");

    private static final String POLICY = String.join(
            "; ",
            "default-src 'self'",
            "img-src 'self' data:",
            "style-src 'self' 'unsafe-inline'",
            "connect-src 'self' ws: wss:",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'self'");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "same-origin");
        boolean hashed = HASHED.matcher(request.getRequestURI()).matches();
        response.setHeader(
                HttpHeaders.CACHE_CONTROL,
                hashed
                        ? "public, max-age=31536000, immutable"
                        : request.getRequestURI().startsWith("/api/") ? "no-store" : "no-cache");
        chain.doFilter(request, response);
    }
}
