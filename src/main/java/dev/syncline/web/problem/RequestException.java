package dev.syncline.web.problem;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponse;

/** A request that was refused, and why. */
public final class RequestException extends RuntimeException implements ErrorResponse {
    private static final int MAX_ECHO_LENGTH = 60;

    private final ProblemDetail problem;

    private RequestException(ProblemDetail problem) {
        super(problem.getDetail(), null, false, false);
        this.problem = problem;
    }

    /** Refuses a request with this status. */
    public static RequestException with(HttpStatus status, String field, String detail) {
        return new RequestException(Problems.of(status, detail, field));
    }

    /** Refuses a value in a body or a parameter: 400. */
    public static RequestException value(String field, String detail) {
        return with(HttpStatus.BAD_REQUEST, field, detail);
    }

    /** Refuses an unknown run, series or scenario: 404. */
    public static RequestException nothing(String field, String detail) {
        return with(HttpStatus.NOT_FOUND, field, detail);
    }

    /**
     * Refuses an unknown run: 404.
     *
     * @param newest the id of the newest run, to which the problem links; null if there is none
     */
    public static RequestException noRun(String detail, @Nullable String newest) {
        return new RequestException(Problems.noRun(detail, newest));
    }

    /** Refuses what a run that has ended cannot do: 409. */
    public static RequestException conflict(String detail) {
        return with(HttpStatus.CONFLICT, "run", detail);
    }

    /** What the client sent, short enough to be sent back. */
    public static String clip(Object sent) {
        String text = sent.toString();
        return text.length() <= MAX_ECHO_LENGTH ? text : text.substring(0, MAX_ECHO_LENGTH) + "…";
    }

    /** What the client sent, short enough to be sent back, in quotes. */
    public static String quote(Object sent) {
        return "'" + clip(sent) + "'";
    }

    @Override
    public HttpStatusCode getStatusCode() {
        return HttpStatusCode.valueOf(problem.getStatus());
    }

    @Override
    public ProblemDetail getBody() {
        return problem;
    }
}
