package dev.syncline.web.problem;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** Makes the problem that is sent when a request is refused (RFC 9457), with the part of the request it is about. */
public final class Problems {
    /** The member with the part of the request that the problem is about. */
    static final String FIELD = "field";

    /** The page that shows what is running, where it can be stopped. */
    public static final String ACTIVITY_PATH = "/activity";

    /** The member with the page that shows what is running. */
    static final String ACTIVITY = "activity";

    /** The member with the page of the newest run. */
    public static final String NEWEST = "newest";

    /** The problem type without a page of its own: the title is that of the status. */
    private static final URI NO_TYPE = URI.create("about:blank");

    private Problems() {}

    /**
     * A problem.
     *
     * @param detail one sentence for a user, with the allowed range if there is one
     * @param field a field of the body, a parameter, a header
     */
    public static ProblemDetail of(HttpStatus status, String detail, String field) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(NO_TYPE);
        problem.setTitle(status.getReasonPhrase());
        problem.setProperty(FIELD, field);
        return problem;
    }

    /** A limit is reached: the problem links to the page that shows what is running, where it can be stopped. */
    public static ProblemDetail limit(String detail) {
        ProblemDetail problem = of(HttpStatus.TOO_MANY_REQUESTS, detail, "limit");
        problem.setProperty(ACTIVITY, ACTIVITY_PATH);
        return problem;
    }

    /** There is no such run: the problem links to the page of the newest one, if there is any. */
    static ProblemDetail noRun(String detail, @Nullable String newest) {
        ProblemDetail problem = of(HttpStatus.NOT_FOUND, detail, "run");
        if (newest != null) {
            problem.setProperty(NEWEST, "/runs/" + newest);
        }
        return problem;
    }

    /** A member of a problem beyond those that every problem has; null if it has none of this name. */
    public static @Nullable Object member(ProblemDetail problem, String name) {
        Map<String, Object> members = problem.getProperties();
        return members == null ? null : members.get(name);
    }

    /** The sentence of a problem. */
    public static String detail(ProblemDetail problem) {
        String detail = problem.getDetail();
        return detail == null ? "The request was refused." : detail;
    }
}
