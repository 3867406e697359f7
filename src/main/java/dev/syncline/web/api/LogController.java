package dev.syncline.web.api;

import dev.syncline.run.Run;
import dev.syncline.run.RunRegistry;
import dev.syncline.run.recording.RefusedLog;
import dev.syncline.web.body.LimitedBody;
import dev.syncline.web.body.Refuses;
import dev.syncline.web.problem.RequestException;
import dev.syncline.web.view.RunView;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes over logs that were recorded elsewhere: by {@code syncline trace --record}, or by another server. */
@RestController
@Tag(name = "Runs")
@RequestMapping(path = "/api/logs", produces = MediaType.APPLICATION_JSON_VALUE)
final class LogController {
    /** How many bytes a log may have that comes from elsewhere. */
    private static final long MAX_BYTES = 512L * 1024 * 1024;

    private final RunRegistry runs;

    /** Takes them over into {@code runs}. */
    LogController(RunRegistry runs) {
        this.runs = runs;
    }

    /** Takes over a log, see {@code docs/log-format.md}; the answer is its run. One that is here already is not taken twice. */
    @Refuses({HttpStatus.CONFLICT, HttpStatus.CONTENT_TOO_LARGE, HttpStatus.UNPROCESSABLE_CONTENT})
    @ResponseStatus(HttpStatus.CREATED)
    @PostMapping(consumes = "application/cbor-seq")
    ResponseEntity<RunView> take(HttpServletRequest request) throws IOException {
        try {
            Run run = runs.take(
                    new LimitedBody(request.getInputStream(), "A log", request.getContentLengthLong(), MAX_BYTES));
            return ResponseEntity.created(URI.create("/api/runs/" + run.id())).body(RunView.of(run));
        } catch (RefusedLog e) {
            HttpStatus status = e.isTaken() ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT;
            throw RequestException.with(status, "body", String.valueOf(e.getMessage()));
        }
    }
}
