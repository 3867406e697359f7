package dev.syncline.web.error;

import dev.syncline.run.spec.LimitExceeded;
import dev.syncline.scenario.BadKnob;
import dev.syncline.web.guard.Deadline;
import dev.syncline.web.problem.Problems;
import dev.syncline.web.problem.RequestException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.HandlerMapping;

/** Maps exceptions to problems. */
public final class ProblemMapper {
    /** The sentence for an internal error. */
    static final String OUR_FAULT = "Something went wrong here; the server's log says what.";

    /** The sentence for a request that no browser and no library sends. */
    public static final String NOT_UNDERSTOOD = "The request is malformed.";

    private static final String STATIC_FILES = "/**";

    private ProblemMapper() {}

    /** The problem for an exception; its status is 500 if and only if it is an internal error. */
    public static ProblemDetail of(Exception exception, HttpServletRequest request) {
        if (exception instanceof RequestException refused) {
            return refused.getBody();
        }
        if (Deadline.isOver()
                && (exception instanceof HttpMessageNotReadableException
                        || exception instanceof InvalidParameterException)) {
            return tooSlow();
        }
        if (exception instanceof HttpMessageNotReadableException unreadable) {
            return UnreadableBody.body(unreadable).getBody();
        }
        if (exception instanceof MethodArgumentNotValidException invalid) {
            return UnreadableBody.field(invalid).getBody();
        }
        if (exception instanceof MethodArgumentTypeMismatchException mismatch
                && NestedExceptionUtils.getMostSpecificCause(mismatch) instanceof RequestException refused) {
            return refused.getBody(); // the path names a run or series that does not exist
        }
        if (exception instanceof BadKnob bad) {
            return Problems.of(HttpStatus.BAD_REQUEST, sentence(bad), bad.knob());
        }
        if (exception instanceof LimitExceeded tooMuch) {
            return Problems.limit(sentence(tooMuch));
        }
        if (exception instanceof InvalidParameterException invalid) {
            return invalid.getErrorCode() == HttpStatus.CONTENT_TOO_LARGE.value()
                    ? Problems.of(HttpStatus.CONTENT_TOO_LARGE, "The form may have at most 64 KiB.", "body")
                    : Problems.of(HttpStatus.BAD_REQUEST, "A parameter of the request cannot be read.", "parameters");
        }
        if (exception instanceof RequestRejectedException) {
            return Problems.of(HttpStatus.BAD_REQUEST, NOT_UNDERSTOOD, "request");
        }
        if (exception instanceof ErrorResponse response) {
            return ofSpring(response, request);
        }
        return Problems.of(HttpStatus.INTERNAL_SERVER_ERROR, OUR_FAULT, "");
    }

    /** Says that a request was cut off because it did not arrive in time. */
    static ProblemDetail tooSlow() {
        return Problems.of(
                HttpStatus.REQUEST_TIMEOUT,
                "The request did not arrive in time; syncline.clients.request-time sets how long it may take.",
                "request");
    }

    /** Says that nothing is found at the path of the request. */
    static ProblemDetail nothingAt(String path) {
        return Problems.of(HttpStatus.NOT_FOUND, "There is nothing at %s.".formatted(path), "path");
    }

    private static ProblemDetail ofSpring(ErrorResponse response, HttpServletRequest request) {
        HttpStatus status = HttpStatus.valueOf(response.getStatusCode().value());
        boolean nowhere = STATIC_FILES.equals(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
        if (status == HttpStatus.NOT_FOUND || (nowhere && status == HttpStatus.METHOD_NOT_ALLOWED)) {
            return nothingAt(request.getRequestURI());
        }
        if (response instanceof HttpRequestMethodNotSupportedException method) {
            String possible = String.join(", ", response.getHeaders().getValuesAsList("Allow"));
            return Problems.of(
                    status, "%s is not allowed here; allowed: %s.".formatted(method.getMethod(), possible), "method");
        }
        if (response instanceof HttpMediaTypeNotSupportedException type) {
            return Problems.of(
                    status, "Send the body as %s.".formatted(list(type.getSupportedMediaTypes())), "Content-Type");
        }
        if (response instanceof HttpMediaTypeNotAcceptableException type) {
            return Problems.of(
                    status, "This is available only as %s.".formatted(list(type.getSupportedMediaTypes())), "Accept");
        }
        String detail = response.getBody().getDetail();
        return Problems.of(status, detail == null ? status.getReasonPhrase() + "." : detail, "request");
    }

    private static String list(List<?> types) {
        return types.stream().map(Object::toString).collect(Collectors.joining(" or "));
    }

    private static String sentence(Exception exception) {
        String message = exception.getMessage();
        return message == null ? "This server cannot do that." : message;
    }
}
