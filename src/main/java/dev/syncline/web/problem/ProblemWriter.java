package dev.syncline.web.problem;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes problems into responses. */
@Component
public final class ProblemWriter {
    private static final String SECONDS_TO_WAIT = "5";

    private final JsonMapper mapper;

    /** Writes with this mapper. */
    ProblemWriter(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /** Answers with the problem, unless the response has begun. */
    public void write(ProblemDetail problem, HttpServletResponse response) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        byte[] body = mapper.writeValueAsBytes(problem);
        response.resetBuffer();
        head(HttpStatus.valueOf(problem.getStatus()), response);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        response.flushBuffer();
    }

    /** Sets the status, and the headers that belong to it. */
    public static void head(HttpStatus status, HttpServletResponse response) {
        response.setStatus(status.value());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (status == HttpStatus.TOO_MANY_REQUESTS || status == HttpStatus.SERVICE_UNAVAILABLE) {
            response.setHeader(HttpHeaders.RETRY_AFTER, SECONDS_TO_WAIT);
        }
    }
}
