package dev.syncline.web.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;

/** Tells a browser from a program. */
public final class RequestKind {
    private RequestKind() {}

    /** Whether the request asks for a page: it is outside of {@code /api} and {@code /ws}, and accepts HTML. */
    public static boolean wantsPage(HttpServletRequest request) {
        String path = path(request);
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return !path.startsWith("/api/")
                && !path.equals("/api")
                && !path.startsWith("/ws/")
                && accept != null
                && accept.contains("text/html");
    }

    /** The path of the request, also while its error is being answered. */
    public static String path(HttpServletRequest request) {
        Object original = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return original instanceof String path ? path : request.getRequestURI();
    }
}
