package dev.syncline.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.syncline.run.RunRegistry;
import dev.syncline.run.spec.CPythonEngine;
import dev.syncline.web.service.EngineProbe;
import dev.syncline.web.view.EngineNames;
import dev.syncline.web.view.PythonView;
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
    private final EngineNames names;

    /**
     * An engine.
     *
     * @param id its name in requests
     * @param available whether it is available here
     * @param reason why it is not, in a sentence; left out if it is
     * @param interpreters of {@code cpython}, the best first: without a choice it is the first; left out for the others
     */
    record EngineView(
            String id,
            boolean available,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String reason,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            List<PythonView> interpreters) {
        /** An engine that is here, and has no interpreters. */
        static EngineView here(String id) {
            return new EngineView(id, true, null, null);
        }
    }

    /** Shows the engines that {@code probe} has tried. */
    EngineController(RunRegistry runs, EngineProbe probe, EngineNames names) {
        this.runs = runs;
        this.probe = probe;
        this.names = names;
    }

    /** Every engine, the available ones first; a request right after the start of the server waits a moment. */
    @GetMapping
    List<EngineView> all() {
        probe.await();
        Stream<EngineView> java =
                runs.engines().stream().filter(id -> !CPythonEngine.isOne(id)).map(EngineView::here);
        List<PythonView> interpreters = names.pythons();
        Stream<EngineView> python = interpreters.isEmpty()
                ? Stream.empty()
                : Stream.of(new EngineView(CPythonEngine.ID, true, null, interpreters));
        Stream<EngineView> absent = runs.absentEngines().entrySet().stream()
                .map(engine -> new EngineView(engine.getKey(), false, engine.getValue(), null));
        return Stream.of(java, python, absent).flatMap(engines -> engines).toList();
    }
}
