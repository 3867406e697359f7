package dev.syncline.web.error;

import dev.syncline.web.guard.Deadline;
import dev.syncline.web.problem.ProblemWriter;
import dev.syncline.web.problem.Problems;
import dev.syncline.web.problem.RequestKind;
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

/** Answers requests that fail before they reach a controller. */
@Controller
public final class ErrorPageController implements ErrorController {
    /** The request attribute with the problem for which the request was refused. */
    public static final String PROBLEM = ErrorPageController.class.getName() + ".problem";

    private final ProblemWriter writer;

    /** Sends problems through this writer. */
    ErrorPageController(ProblemWriter writer) {
        this.writer = writer;
    }

    /** Answers with the status that the container set; a direct request for this path gets 404. */
    @RequestMapping("/error")
    @Nullable
    ModelAndView error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getAttribute(PROBLEM) instanceof ProblemDetail known) {
            return ProblemAdvice.answer(known, request, response, writer);
        }
        if (Deadline.isOver()) {
            return ProblemAdvice.answer(ProblemMapper.tooSlow(), request, response, writer);
        }
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        HttpStatus found = code instanceof Integer number ? HttpStatus.resolve(number) : HttpStatus.NOT_FOUND;
        HttpStatus status = found == null ? HttpStatus.INTERNAL_SERVER_ERROR : found;
        ProblemDetail problem = status == HttpStatus.NOT_FOUND
                ? ProblemMapper.nothingAt(RequestKind.path(request))
                : Problems.of(status, "The request was refused: %s.".formatted(status.getReasonPhrase()), "request");
        return ProblemAdvice.answer(problem, request, response, writer);
    }
}
