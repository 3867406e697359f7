package dev.syncline.web.api;

import dev.syncline.run.Run;
import dev.syncline.run.RunRegistry;
import dev.syncline.run.actor.OperationResult;
import dev.syncline.run.spec.StartMode;
import dev.syncline.scenario.Scenario;
import dev.syncline.web.body.Refuses;
import dev.syncline.web.body.RunBodies;
import dev.syncline.web.problem.RequestException;
import dev.syncline.web.service.EngineChoice;
import dev.syncline.web.service.KnobValues;
import dev.syncline.web.service.RunService;
import dev.syncline.web.service.RunStarter;
import dev.syncline.web.service.ScriptService;
import dev.syncline.web.service.StartModes;
import dev.syncline.web.view.CatalogView;
import dev.syncline.web.view.RunView;
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
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Runs, for programs. An unknown run is answered with 404, an invalid body with 400, an operation that a run cannot do
 * because it has ended with 409, a reached limit with 429.
 */
@RestController
@Tag(name = "Runs")
@RequestMapping(path = "/api/runs", produces = MediaType.APPLICATION_JSON_VALUE)
final class RunController {
    private final CatalogView catalog;
    private final RunRegistry runs;
    private final RunStarter starter;
    private final RunService runService;
    private final EngineChoice engines;
    private final ScriptService scripts;

    /** Starts and controls runs of the scenarios of this catalogue. */
    RunController(
            CatalogView catalog,
            RunRegistry runs,
            RunStarter starter,
            RunService runService,
            EngineChoice engines,
            ScriptService scripts) {
        this.catalog = catalog;
        this.runs = runs;
        this.starter = starter;
        this.runService = runService;
        this.engines = engines;
        this.scripts = scripts;
    }

    /** Starts a run; omitted knobs have their defaults. */
    @Refuses({HttpStatus.TOO_MANY_REQUESTS, HttpStatus.SERVICE_UNAVAILABLE})
    @ResponseStatus(HttpStatus.CREATED)
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<RunView> start(@RequestBody @Valid RunBodies.StartRun body) {
        Scenario scenario = scripts.toRun(body.scenario(), body.script(), body.watch());
        Map<String, Object> knobs = KnobValues.complete(scenario, body.knobs());
        StartMode order = StartModes.of(body.schedule(), body.pace(), Boolean.TRUE.equals(body.paused()), body.tempo());
        String engine = engines.of(scenario, body.engine(), body.python());
        if (Boolean.TRUE.equals(body.interactive())) {
            order = scripts.interactive(order, engine);
        }
        Run run = starter.start(scenario, engine, knobs, body.seed(), order);
        return ResponseEntity.created(URI.create("/api/runs/" + run.id())).body(RunView.of(run));
    }

    /** Every run that is live or kept, the newest first, including the current run of a live series. */
    @GetMapping
    List<RunView> all() {
        return starter.all();
    }

    /** One run, as it is now. */
    @GetMapping("/{id}")
    RunView one(@PathVariable String id) {
        return starter.ofSeries(id).orElseGet(() -> RunView.of(starter.find(id)));
    }

    /** Changes live knobs, the speed or the tempo, pauses or continues; nothing is done if any part is refused. */
    @Refuses(HttpStatus.CONFLICT)
    @PatchMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    RunView change(@PathVariable("id") Run run, @RequestBody @Valid RunBodies.ChangeRun body) {
        if (!run.live()) {
            throw RequestException.conflict("The run has ended; it can no longer be changed.");
        }
        Map<String, Object> knobs = KnobValues.checked(catalog.scenarioOf(run), body.knobs());
        if (body.speed() != null) {
            runService.speed(run, body.speed());
        }
        if (body.tempo() != null) {
            runService.tempo(run, body.tempo());
        }
        runService.change(run, knobs, body.paused());
        return RunView.of(run);
    }

    /** Lets one actor of a paused run do its next operation; returns which actor it was. */
    @Refuses(HttpStatus.CONFLICT)
    @PostMapping(path = "/{id}/steps", consumes = MediaType.APPLICATION_JSON_VALUE)
    RunBodies.Stepped step(@PathVariable("id") Run run, @RequestBody @Valid RunBodies.StepRun body) {
        return new RunBodies.Stepped(runService.step(run, body.actor()));
    }

    /** Does one operation on an object, as the actor "You"; returns when it is done, or after a moment if it waits. */
    @Refuses({HttpStatus.CONFLICT, HttpStatus.TOO_MANY_REQUESTS})
    @PostMapping(path = "/{id}/operations", consumes = MediaType.APPLICATION_JSON_VALUE)
    OperationResult operate(@PathVariable("id") Run run, @RequestBody @Valid RunBodies.Operate body) {
        return runService.operate(run, body.object(), body.operation(), body.argument());
    }

    /** Sends a signal to a worker process: {@code terminate}, {@code kill} or {@code interrupt}. */
    @Refuses(HttpStatus.CONFLICT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PostMapping(path = "/{id}/signals", consumes = MediaType.APPLICATION_JSON_VALUE)
    void signal(@PathVariable("id") Run run, @RequestBody @Valid RunBodies.SendSignal body) {
        runService.signal(run, body.actor(), body.signal());
    }

    /** Stops a run, and returns when it has ended; its log stays. */
    @Refuses(HttpStatus.CONFLICT)
    @PostMapping("/{id}/stop")
    RunView stop(@PathVariable("id") Run run) {
        run.stop();
        return RunView.of(run);
    }

    /** Stops a run if necessary, and discards its log. */
    @Refuses(HttpStatus.CONFLICT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @DeleteMapping("/{id}")
    void discard(@PathVariable("id") Run run) {
        runs.discard(run.id());
    }
}
