package dev.syncline.web.api;

import dev.syncline.scenario.Source;
import dev.syncline.web.service.RunStarter;
import dev.syncline.web.view.CatalogView;
import dev.syncline.web.view.RunView;
import dev.syncline.web.view.ScenarioView;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.HttpHeaders;
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
    private static final String TEXT = MediaType.TEXT_PLAIN_VALUE + ";charset=UTF-8";

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

    /** The program in Java as a file: the whole class that was compiled, of which the page shows the body. */
    @GetMapping(path = "/{id}/sources/java", produces = TEXT)
    ResponseEntity<String> javaFile(@PathVariable String id) {
        return file(Source.javaFile(catalog.scenario(id)));
    }

    /** The program in Python as a file. */
    @GetMapping(path = "/{id}/sources/python", produces = TEXT)
    ResponseEntity<String> pythonFile(@PathVariable String id) {
        return file(Source.python(catalog.scenario(id)));
    }

    private static ResponseEntity<String> file(Source source) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"%s\"".formatted(source.file()))
                .body(source.text() + "\n");
    }

    /** The run of this scenario that was started last, live or ended, no run of a series; 204 if there is none. */
    @GetMapping("/{id}/newest-run")
    ResponseEntity<RunView> newestRun(@PathVariable String id) {
        return starter.newest(catalog.scenario(id))
                .map(run -> ResponseEntity.ok(RunView.of(run)))
                .orElseGet(() -> ResponseEntity.noContent().build());
    }
}
