package dev.syncline.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.syncline.run.RunRegistry;
import dev.syncline.web.service.EngineProbe;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The engines, for programs. */
@Tag(name = "Engines")
@RestController
@RequestMapping(path = "/api/engines", produces = MediaType.APPLICATION_JSON_VALUE)
final class EngineController {
    private final RunRegistry runs;
    private final EngineProbe probe;

    /**
     * An engine.
     *
     * @param id its name in requests
     * @param available whether it is available here
     * @param reason why it is not, in a sentence; left out if it is
     */
    record EngineView(
            String id,
            boolean available,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String reason) {}

    /** Shows the engines that {@code probe} has tried. */
    EngineController(RunRegistry runs, EngineProbe probe) {
        this.runs = runs;
        this.probe = probe;
    }

    /** Every engine, the available ones first; a request right after the start of the server waits a moment. */
    @GetMapping
    List<EngineView> all() {
        probe.await();
        Stream<EngineView> here = runs.engines().stream().map(id -> new EngineView(id, true, null));
        Stream<EngineView> absent = runs.absentEngines().entrySet().stream()
                .map(engine -> new EngineView(engine.getKey(), false, engine.getValue()));
        return Stream.concat(here, absent).toList();
    }
}
