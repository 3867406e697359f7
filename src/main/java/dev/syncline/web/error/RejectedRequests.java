package dev.syncline.web.error;

import dev.syncline.web.guard.AllowedHosts;
import dev.syncline.web.problem.ProblemWriter;
import dev.syncline.web.problem.Problems;
import dev.syncline.web.problem.RequestException;
import dev.syncline.web.problem.RequestKind;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.stereotype.Component;

/** Answers what the firewall rejects: a host name that is not allowed, a suspicious path. */
@Component
final class RejectedRequests implements RequestRejectedHandler {
    private final AllowedHosts hosts;
    private final ProblemWriter writer;

    /** Distinguishes the two cases by these host names, and answers through this writer. */
    RejectedRequests(AllowedHosts hosts, ProblemWriter writer) {
        this.hosts = hosts;
        this.writer = writer;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException exception)
            throws IOException, ServletException {
        ProblemDetail problem = problem(request.getServerName());
        if (RequestKind.wantsPage(request) && !response.isCommitted()) {
            request.setAttribute(ErrorPageController.PROBLEM, problem);
            request.setAttribute(RequestDispatcher.ERROR_REQUEST_URI, request.getRequestURI());
            request.getRequestDispatcher("/error").forward(request, response);
        } else {
            writer.write(problem, response);
        }
    }

    private ProblemDetail problem(String host) {
        if (hosts.allows(host)) {
            return Problems.of(HttpStatus.BAD_REQUEST, ProblemMapper.NOT_UNDERSTOOD, "request");
        }
        return Problems.of(
                HttpStatus.MISDIRECTED_REQUEST,
                "This server does not answer to the name %s; syncline.allowed-hosts can allow it."
                        .formatted(RequestException.quote(host)),
                HttpHeaders.HOST);
    }
}
