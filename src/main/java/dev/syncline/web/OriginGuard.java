package dev.syncline.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Keeps pages of other sites from starting, changing, stopping or watching runs through a visitor's browser. */
@Component
@Order(2)
final class OriginGuard extends OncePerRequestFilter {
    private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private final Origins origins;
    private final ProblemWriter writer;

    /** Asks {@code origins}, and refuses through {@code writer}. */
    OriginGuard(Origins origins, ProblemWriter writer) {
        this.origins = origins;
        this.writer = writer;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean guarded = !HARMLESS.contains(request.getMethod())
                || request.getRequestURI().startsWith("/ws/");
        if (guarded && origins.foreign(request)) {
            writer.write(
                    Problems.of(
                            HttpStatus.FORBIDDEN,
                            "A page of another site may not do this; syncline.allowed-origins can allow it.",
                            "Origin"),
                    response);
            return;
        }
        chain.doFilter(request, response);
    }
}
