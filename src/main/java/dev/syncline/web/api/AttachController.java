package dev.syncline.web.api;

import dev.syncline.run.spec.ForeignProgram;
import dev.syncline.web.body.AttachProgram;
import dev.syncline.web.body.Refuses;
import dev.syncline.web.config.ScriptAccess;
import dev.syncline.web.guard.ClientAddress;
import dev.syncline.web.problem.RequestException;
import dev.syncline.web.service.AttachService;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Programs that were started elsewhere on this machine, by {@code syncline trace}, and are shown as runs. */
@RestController
@Tag(name = "Runs")
@RequestMapping(path = "/api/attach", produces = MediaType.APPLICATION_JSON_VALUE)
final class AttachController {
    private final AttachService service;
    private final ScriptAccess access;

    /** Begins their runs by {@code service}, if {@code access} allows that. */
    AttachController(AttachService service, ScriptAccess access) {
        this.service = service;
        this.access = access;
    }

    /**
     * Begins the run of a program, which then finds in the run directory what it needs to be traced. Only for programs on this
     * machine, and only where users may run programs of their own.
     */
    @Refuses({HttpStatus.FORBIDDEN, HttpStatus.TOO_MANY_REQUESTS, HttpStatus.SERVICE_UNAVAILABLE})
    @ResponseStatus(HttpStatus.CREATED)
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<AttachService.Attached> attach(@RequestBody @Valid AttachProgram body, HttpServletRequest request) {
        if (!access.isOn()) {
            throw RequestException.with(HttpStatus.FORBIDDEN, "script", access.reason());
        }
        if (!ClientAddress.of(request).isLoopbackAddress()) {
            throw RequestException.with(
                    HttpStatus.FORBIDDEN, "pid", "Only a program on the server's own machine can be attached.");
        }
        AttachService.Attached attached = service.attach(new ForeignProgram(
                body.pid(), body.script(), body.text(), body.python(), Boolean.TRUE.equals(body.notebook())));
        return ResponseEntity.created(URI.create("/api/runs/" + attached.run())).body(attached);
    }
}
