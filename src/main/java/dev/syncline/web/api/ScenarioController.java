package dev.syncline.web.api;

import dev.syncline.web.view.CatalogView;
import dev.syncline.web.view.ScenarioView;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.MediaType;
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

    /** Shows this catalogue. */
    ScenarioController(CatalogView catalog) {
        this.catalog = catalog;
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
}
