package dev.syncline.web;

import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** Makes what is sent when a request is refused (RFC 9457): Spring's problem, and the part of the request it is about. */
final class Problems {
    /** The member with the part of the request that the problem is about. */
    static final String FIELD = "field";

    /** The member with the page on which one sees what goes on. */
    static final String ACTIVITY = "activity";

    /** Says that nobody gave it a page of its own: its title is that of the status. */
    private static final URI NO_TYPE = URI.create("about:blank");

    private Problems() {}

    /**
     * A problem.
     *
     * @param detail one sentence for a person, with the allowed range where there is one
     * @param field a field of the body, a parameter, a header
     */
    static ProblemDetail of(HttpStatus status, String detail, String field) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(NO_TYPE);
        problem.setTitle(status.getReasonPhrase());
        problem.setProperty(FIELD, field);
        return problem;
    }

    /** A limit is reached: the problem leads to where one sees what goes on, and can stop it. */
    static ProblemDetail limit(String detail) {
        ProblemDetail problem = of(HttpStatus.TOO_MANY_REQUESTS, detail, "limit");
        problem.setProperty(ACTIVITY, ActivityPage.PATH);
        return problem;
    }

    /** The sentence of a problem that was made here. */
    static String detail(ProblemDetail problem) {
        String detail = problem.getDetail();
        return detail == null ? "The request was refused." : detail;
    }
}
