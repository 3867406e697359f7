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

/** What can run scenarios here, for programs. */
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
     * @param available whether it can run something here
     * @param reason why it cannot, in a sentence; left out if it can
     */
    record EngineView(
            String id,
            boolean available,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String reason) {}

    /** Shows the engines that {@code probe} tries out. */
    EngineController(RunRegistry runs, EngineProbe probe) {
        this.runs = runs;
        this.probe = probe;
    }

    /** Every engine, those first that are there; a request that comes when the server has just started waits a moment. */
    @GetMapping
    List<EngineView> all() {
        probe.await();
        Stream<EngineView> here = runs.engines().stream().map(id -> new EngineView(id, true, null));
        Stream<EngineView> absent = runs.absentEngines().entrySet().stream()
                .map(engine -> new EngineView(engine.getKey(), false, engine.getValue()));
        return Stream.concat(here, absent).toList();
    }
}
