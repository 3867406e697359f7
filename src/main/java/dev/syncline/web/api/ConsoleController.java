package dev.syncline.web.api;

import dev.syncline.run.Run;
import dev.syncline.run.actor.UserConsole;
import dev.syncline.web.body.ConsoleBodies;
import dev.syncline.web.body.Refuses;
import dev.syncline.web.service.ConsoleService;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Python that is typed into a run, by the actor "You". */
@Tag(name = "Runs")
@RestController
@RequestMapping(path = "/api/runs/{id}/console", produces = MediaType.APPLICATION_JSON_VALUE)
final class ConsoleController {
    private final ConsoleService service;

    /** Types by {@code service}. */
    ConsoleController(ConsoleService service) {
        this.service = service;
    }

    /**
     * Runs lines in the namespace of the script, as the actor "You", and returns at once: the log has what was typed, what it printed and
     * how it ended. One command runs at a time.
     */
    @Refuses({HttpStatus.FORBIDDEN, HttpStatus.CONFLICT, HttpStatus.TOO_MANY_REQUESTS})
    @ResponseStatus(HttpStatus.ACCEPTED)
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ConsoleBodies.Accepted run(@PathVariable("id") Run run, @RequestBody @Valid ConsoleBodies.RunLine body) {
        return new ConsoleBodies.Accepted(service.run(run, body.line()));
    }

    /** Interrupts what the actor "You" does: a wait ends with KeyboardInterrupt. */
    @Refuses({HttpStatus.FORBIDDEN, HttpStatus.CONFLICT})
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PostMapping("/interrupt")
    void interrupt(@PathVariable("id") Run run) {
        service.interrupt(run);
    }

    /** The names that exist in the script and could stand at the end of a text; nothing as long as a command runs. */
    @Refuses({HttpStatus.FORBIDDEN, HttpStatus.CONFLICT})
    @PostMapping(path = "/completions", consumes = MediaType.APPLICATION_JSON_VALUE)
    UserConsole.Completions complete(@PathVariable("id") Run run, @RequestBody @Valid ConsoleBodies.Complete body) {
        return service.complete(run, body.text());
    }
}
