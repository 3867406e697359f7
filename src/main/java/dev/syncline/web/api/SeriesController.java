package dev.syncline.web.api;

import dev.syncline.run.series.Series;
import dev.syncline.run.series.SeriesRegistry;
import dev.syncline.scenario.Scenario;
import dev.syncline.web.body.Refuses;
import dev.syncline.web.body.StartSeries;
import dev.syncline.web.service.EngineChoice;
import dev.syncline.web.service.KnobValues;
import dev.syncline.web.service.ScriptService;
import dev.syncline.web.service.SeriesStarter;
import dev.syncline.web.view.SeriesView;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Series, for programs; errors are answered as by {@link RunController}. */
@RestController
@Tag(name = "Series")
@RequestMapping(path = "/api/series", produces = MediaType.APPLICATION_JSON_VALUE)
final class SeriesController {
    private final ScriptService scripts;
    private final SeriesRegistry all;
    private final SeriesStarter starter;
    private final EngineChoice engines;

    /** Starts series of scenarios and scripts. */
    SeriesController(ScriptService scripts, SeriesRegistry all, SeriesStarter starter, EngineChoice engines) {
        this.scripts = scripts;
        this.all = all;
        this.starter = starter;
        this.engines = engines;
    }

    /** Starts a series; omitted knobs have their defaults. */
    @Refuses({HttpStatus.TOO_MANY_REQUESTS, HttpStatus.SERVICE_UNAVAILABLE})
    @ResponseStatus(HttpStatus.CREATED)
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<SeriesView> start(@RequestBody @Valid StartSeries body) {
        Scenario scenario = scripts.toRun(body.scenario(), body.script(), null);
        Map<String, Object> knobs = KnobValues.complete(scenario, body.knobs());
        String engine = engines.of(scenario, body.engine(), body.python());
        Series series = starter.start(scenario, engine, knobs, body.times(), body.speed());
        return ResponseEntity.created(URI.create("/api/series/" + series.id())).body(starter.view(series));
    }

    /** Every series that is live or kept, the newest first. */
    @GetMapping
    List<SeriesView> all() {
        return starter.all();
    }

    /** One series, as it is now. */
    @GetMapping("/{id}")
    SeriesView one(@PathVariable("id") Series series) {
        return starter.view(series);
    }

    /** Stops a series, and returns when its last run has ended; what was counted stays. */
    @PostMapping("/{id}/stop")
    SeriesView stop(@PathVariable("id") Series series) {
        series.stop();
        return starter.view(series);
    }

    /** Stops a series if necessary, and discards it with the runs it kept. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void discard(@PathVariable("id") Series series) {
        all.discard(series.id());
    }
}
