package dev.syncline.web.error;

import dev.syncline.web.problem.ProblemWriter;
import dev.syncline.web.problem.Problems;
import dev.syncline.web.problem.RequestKind;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** Answers every exception of a controller: a page for a browser, a problem for a program. */
@ControllerAdvice
final class ProblemAdvice {
    private static final Logger LOGGER = LoggerFactory.getLogger(ProblemAdvice.class);

    private final ProblemWriter writer;

    /** Sends problems through this writer. */
    ProblemAdvice(ProblemWriter writer) {
        this.writer = writer;
    }

    /** Answers; a null view means that the response is already written, or has begun. */
    @ExceptionHandler
    @Nullable
    ModelAndView answer(Exception exception, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (response.isCommitted()) {
            LOGGER.debug("The response to {} was cut off", request.getRequestURI(), exception);
            return null;
        }
        ProblemDetail problem = ProblemMapper.of(exception, request);
        if (problem.getStatus() == HttpStatus.INTERNAL_SERVER_ERROR.value()) {
            LOGGER.error("{} {} failed", request.getMethod(), request.getRequestURI(), exception);
        }
        if (problem.getStatus() == HttpStatus.METHOD_NOT_ALLOWED.value()
                && exception instanceof ErrorResponse refusal) {
            refusal.getHeaders().forEach((name, values) -> response.setHeader(name, String.join(", ", values)));
        }
        return answer(problem, request, response, writer);
    }

    /** Answers a request that failed, with a page or a problem, depending on the client. */
    static @Nullable ModelAndView answer(
            ProblemDetail problem, HttpServletRequest request, HttpServletResponse response, ProblemWriter writer)
            throws IOException {
        if (!RequestKind.wantsPage(request)) {
            writer.write(problem, response);
            return null;
        }
        ProblemWriter.head(HttpStatus.valueOf(problem.getStatus()), response);
        ModelAndView page = new ModelAndView("error");
        page.addObject("status", problem.getStatus());
        page.addObject("title", problem.getTitle());
        page.addObject("todo", Problems.detail(problem));
        page.addObject("newest", Problems.member(problem, Problems.NEWEST));
        page.addObject("isLimit", problem.getStatus() == HttpStatus.TOO_MANY_REQUESTS.value());
        return page;
    }
}
