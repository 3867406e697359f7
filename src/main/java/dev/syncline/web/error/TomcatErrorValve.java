package dev.syncline.web.error;

import dev.syncline.web.guard.Deadline;
import dev.syncline.web.problem.ProblemWriter;
import dev.syncline.web.problem.Problems;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/**
 * Answers requests that Tomcat itself refuses, such as a path that cannot be decoded, in the form of all other
 * problems.
 */
public final class TomcatErrorValve extends ErrorReportValve {
    private static final Logger LOGGER = LoggerFactory.getLogger(TomcatErrorValve.class);

    private final ProblemWriter writer;

    /** Sends problems through this writer. */
    public TomcatErrorValve(ProblemWriter writer) {
        this.writer = writer;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable throwable) {
        HttpStatus status = HttpStatus.resolve(response.getStatus());
        if (status == null || !status.isError() || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        HttpStatus found = theirs(status);
        String detail = found.is4xxClientError() ? ProblemMapper.NOT_UNDERSTOOD : ProblemMapper.OUR_FAULT;
        try {
            response.setSuspended(false);
            ProblemDetail problem = Deadline.isOver() ? ProblemMapper.tooSlow() : Problems.of(found, detail, "request");
            writer.write(problem, response.getResponse());
        } catch (IOException e) {
            LOGGER.debug("The client had disconnected", e);
        }
    }

    /** The corrected status: Tomcat answers CONNECT and HTTP/9 as if they were faults of the server. */
    private static HttpStatus theirs(HttpStatus status) {
        return switch (status) {
            case NOT_IMPLEMENTED -> HttpStatus.METHOD_NOT_ALLOWED;
            case HTTP_VERSION_NOT_SUPPORTED -> HttpStatus.BAD_REQUEST;
            default -> status;
        };
    }
}
