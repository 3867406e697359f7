package dev.syncline.web.api;

import dev.syncline.run.Run;
import dev.syncline.web.body.Refuses;
import dev.syncline.web.service.UntracedService;
import dev.syncline.web.view.UntracedView;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the program of a run in CPython prints when nobody traces it. */
@Tag(name = "Runs")
@RestController
@RequestMapping(path = "/api/runs/{id}/untraced", produces = MediaType.APPLICATION_JSON_VALUE)
final class UntracedController {
    private final UntracedService service;

    /** Makes counts by {@code service}. */
    UntracedController(UntracedService service) {
        this.service = service;
    }

    /**
     * Runs the program of an ended run again and again, in the same interpreter, with the same knobs, without the tracer, and
     * counts what it prints at its end; returns at once. One count is made at a time.
     */
    @Refuses({HttpStatus.CONFLICT, HttpStatus.TOO_MANY_REQUESTS})
    @ResponseStatus(HttpStatus.ACCEPTED)
    @PostMapping
    UntracedView start(@PathVariable("id") Run run) {
        return service.start(run);
    }

    /** How the count stands. */
    @Refuses(HttpStatus.CONFLICT)
    @GetMapping
    UntracedView one(@PathVariable("id") Run run) {
        return service.view(run);
    }

    /** Stops the count, and returns when its programs have ended; what was counted stays. */
    @Refuses(HttpStatus.CONFLICT)
    @PostMapping("/stop")
    UntracedView stop(@PathVariable("id") Run run) {
        return service.stop(run);
    }
}
