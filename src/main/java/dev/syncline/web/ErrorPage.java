package dev.syncline.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Answers what fails before it comes to a controller. */
@Controller
final class ErrorPage implements ErrorController {
    /** The attribute of a request that has been refused for this problem. */
    static final String PROBLEM = ErrorPage.class.getName() + ".problem";

    private final ProblemWriter writer;

    /** Sends problems through this writer. */
    ErrorPage(ProblemWriter writer) {
        this.writer = writer;
    }

    /** Answers with the status that the container found; called by itself it is a path with nothing at it. */
    @RequestMapping("/error")
    @Nullable
    ModelAndView error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getAttribute(PROBLEM) instanceof ProblemDetail known) {
            return Failures.answer(known, request, response, writer);
        }
        if (Deadline.isOver()) {
            return Failures.answer(Diagnosis.tooSlow(), request, response, writer);
        }
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        HttpStatus found = code instanceof Integer number ? HttpStatus.resolve(number) : HttpStatus.NOT_FOUND;
        HttpStatus status = found == null ? HttpStatus.INTERNAL_SERVER_ERROR : found;
        ProblemDetail problem = status == HttpStatus.NOT_FOUND
                ? Diagnosis.nothingAt(Asker.path(request))
                : Problems.of(status, "The request was refused: %s.".formatted(status.getReasonPhrase()), "request");
        return Failures.answer(problem, request, response, writer);
    }
}
