package dev.syncline.web.api;

import dev.syncline.python.program.Wheel;
import dev.syncline.web.problem.RequestException;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The tracer for the user's own interpreters: {@code pip install http://localhost:8080/python/syncline-1.0.0-py3-none-any.whl}. */
@RestController
@Tag(name = "Runs")
final class WheelController {
    /** The package {@code syncline} for Python, with the command of that name, as a wheel. */
    @GetMapping(path = "/python/{file}", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    ResponseEntity<byte[]> wheel(@PathVariable String file) throws IOException {
        if (!file.equals(Wheel.FILE)) {
            throw RequestException.nothing("file", "There is only /python/%s.".formatted(Wheel.FILE));
        }
        return ResponseEntity.ok(Wheel.bytes());
    }
}
