package dev.syncline.web.service;

import dev.syncline.run.Run;
import dev.syncline.run.RunRegistry;
import dev.syncline.run.series.SeriesRegistry;
import dev.syncline.run.series.SeriesState;
import dev.syncline.run.spec.CPythonEngine;
import dev.syncline.run.spec.StartMode;
import dev.syncline.scenario.KnobValues;
import dev.syncline.scenario.Scenario;
import dev.syncline.web.problem.RequestException;
import dev.syncline.web.view.CatalogView;
import dev.syncline.web.view.RunView;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Starts runs for requests, with defaults for what they omit. */
@Component
public final class RunStarter {
    /** The id of the engine whose actors are processes. */
    static final String PROCESSES = "processes";

    private static final Logger LOGGER = LoggerFactory.getLogger(RunStarter.class);
    private static final int SEEDS = 1_000_000;

    private final RunRegistry runs;
    private final SeriesRegistry series;
    private final EngineChoice choice;

    /** Starts runs in {@code runs}; the current run of a series is found through its series. */
    RunStarter(RunRegistry runs, SeriesRegistry series, EngineChoice choice) {
        this.runs = runs;
        this.series = series;
        this.choice = choice;
    }

    /**
     * Starts a run.
     *
     * @param engine the engine, or null for the first available
     * @param knobs the values of all knobs
     * @param seed the seed, or null for a random one, short enough to be read out
     * @param order whether it starts paused or with a forced order
     * @throws RequestException if there is no such engine
     * @throws RequestException with 503 if the operating system refuses what the run needs
     * @throws dev.syncline.run.spec.LimitExceeded if the limit of live runs is reached
     */
    public Run start(
            Scenario scenario,
            @Nullable String engine,
            Map<String, Object> knobs,
            @Nullable Long seed,
            StartMode order) {
        String chosen = engine(scenario, engine, knobs);
        try {
            return runs.start(
                    scenario,
                    chosen,
                    knobs,
                    seed == null ? ThreadLocalRandom.current().nextInt(SEEDS) : seed,
                    order);
        } catch (UncheckedIOException e) {
            LOGGER.warn("No run could be started.", e);
            throw RequestException.with(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "server",
                    "The run could not be started: %s".formatted(e.getMessage()));
        }
    }

    /**
     * The engine that a request asks for, or the first available of those in Java, which the scenario names.
     *
     * @throws RequestException if there is no such engine for this scenario here
     */
    String engine(Scenario scenario, @Nullable String wanted, Map<String, Object> knobs) {
        String engine = choice.of(wanted, null);
        List<String> engines = CatalogView.engines(scenario, runs);
        Map<String, String> absent = CatalogView.absentEngines(scenario, runs);
        if (absent.containsKey(PROCESSES)) {
            runs.probeWorkersAgain(); // it may be available for the next request
        }
        Optional<String> first =
                engines.stream().filter(scenario.engines()::contains).findFirst();
        if (engines.isEmpty() || (engine == null && first.isEmpty())) {
            throw RequestException.value("engine", String.join(" ", absent.values()));
        }
        if (engine != null && !engines.contains(engine)) {
            throw RequestException.value(
                    "engine",
                    "There is no engine %s for this scenario here; there are: %s. %s"
                            .formatted(
                                    RequestException.quote(engine),
                                    String.join(", ", engines),
                                    absent.getOrDefault(CPythonEngine.isOne(engine) ? CPythonEngine.ID : engine, ""))
                            .strip());
        }
        if (engine != null && CPythonEngine.isOne(engine)) {
            scenario.withoutPython(new KnobValues(knobs)).ifPresent(why -> {
                throw RequestException.value("engine", why);
            });
        }
        return engine == null ? first.orElseThrow() : engine;
    }

    /** Prepares for a start of this scenario that is likely soon; returns at once. */
    public void expect(Scenario scenario) {
        if (CatalogView.engines(scenario, runs).contains(PROCESSES)) {
            runs.warmUp();
        }
    }

    /**
     * The run of this id.
     *
     * @throws RequestException with 404 if there is none, or it was discarded; with 409 if it is the current run of a
     *     series
     */
    public Run find(String id) {
        return runs.find(id)
                .orElseThrow(() -> ofSeries(id).isPresent()
                        ? RequestException.conflict(
                                "This run belongs to a series: stop the series, and the run ends with it.")
                        : RequestException.noRun(
                                "There is no run %s; it may have been discarded.".formatted(RequestException.quote(id)),
                                runs.all().stream().findFirst().map(Run::id).orElse(null)));
    }

    /** The run of this scenario that was started last, unless it was discarded. */
    public Optional<Run> newest(Scenario scenario) {
        return runs.newest(scenario.id());
    }

    /** The view of the current run of a series, if it has this id. */
    public Optional<RunView> ofSeries(String id) {
        return seriesRuns().stream().filter(run -> run.id().equals(id)).findFirst();
    }

    /** Every run that is live or kept, the newest first, including the current run of a live series. */
    public List<RunView> all() {
        return Stream.concat(seriesRuns().stream(), runs.all().stream().map(RunView::of))
                .sorted(Comparator.comparing(RunView::started)
                        .thenComparing(RunView::id)
                        .reversed())
                .toList();
    }

    private List<RunView> seriesRuns() {
        return series.all().stream()
                .filter(one -> one.state() == SeriesState.RUNNING)
                .flatMap(one -> one.current().stream().map(run -> RunView.of(run, one.id())))
                .toList();
    }
}
