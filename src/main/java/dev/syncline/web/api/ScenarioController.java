package dev.syncline.web.api;

import dev.syncline.web.service.RunStarter;
import dev.syncline.web.view.CatalogView;
import dev.syncline.web.view.RunView;
import dev.syncline.web.view.ScenarioView;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The catalogue, for programs. */
@RestController
@Tag(name = "Scenarios")
@RequestMapping(path = "/api/scenarios", produces = MediaType.APPLICATION_JSON_VALUE)
final class ScenarioController {
    private final CatalogView catalog;
    private final RunStarter starter;

    /** Shows this catalogue, and the runs that {@code starter} finds. */
    ScenarioController(CatalogView catalog, RunStarter starter) {
        this.catalog = catalog;
        this.starter = starter;
    }

    /** Every scenario, in the order of the course. */
    @GetMapping
    List<ScenarioView> all() {
        return catalog.all();
    }

    /** One scenario; 404 if there is none of this id. */
    @GetMapping("/{id}")
    ScenarioView one(@PathVariable String id) {
        return catalog.view(id);
    }

    /** The run of this scenario that was started last, live or ended, no run of a series; 204 if there is none. */
    @GetMapping("/{id}/newest-run")
    ResponseEntity<RunView> newestRun(@PathVariable String id) {
        return starter.newest(catalog.scenario(id))
                .map(run -> ResponseEntity.ok(RunView.of(run)))
                .orElseGet(() -> ResponseEntity.noContent().build());
    }
}
