package dev.syncline.web.service;

import dev.syncline.run.Run;
import dev.syncline.run.series.SeriesRegistry;
import dev.syncline.run.series.SeriesState;
import dev.syncline.run.spec.LimitExceeded;
import dev.syncline.run.untraced.UntracedCount;
import dev.syncline.run.untraced.UntracedCounts;
import dev.syncline.scenario.Scenario;
import dev.syncline.scenario.UserScript;
import dev.syncline.web.problem.RequestException;
import dev.syncline.web.view.CatalogView;
import dev.syncline.web.view.UntracedView;
import org.springframework.stereotype.Component;

/** Counts for requests what the programs of runs print when nobody traces them. */
@Component
public final class UntracedService {
    private final UntracedCounts counts;
    private final SeriesRegistry series;
    private final CatalogView catalog;
    private final ScriptService scripts;

    /** Makes counts in {@code counts}, unless one of {@code series} is active. */
    UntracedService(UntracedCounts counts, SeriesRegistry series, CatalogView catalog, ScriptService scripts) {
        this.counts = counts;
        this.series = series;
        this.catalog = catalog;
        this.scripts = scripts;
    }

    /**
     * Starts a count.
     *
     * @throws RequestException with 409 if the program of this run cannot be run without the tracer
     * @throws LimitExceeded if another count or a series is active
     */
    public UntracedView start(Run run) {
        if (series.all().stream().anyMatch(each -> each.state() == SeriesState.RUNNING)) {
            throw new LimitExceeded("A series is going, which would be disturbed; stop it first, or wait.");
        }
        Scenario scenario = catalog.scenarioOf(run);
        if (scenario instanceof UserScript script) {
            scripts.check();
            // a log from elsewhere may bear the name of a kept script, and any text
            if (!scripts.keeps(script.name(), script.text())) {
                throw RequestException.conflict("Only a program that is kept on this server, as it ran, can be counted:"
                        + " start the present one, and count that.");
            }
        }
        try {
            return UntracedView.of(counts.start(run, scenario, KnobValues.ofLog(scenario, run.knobs())));
        } catch (IllegalStateException e) {
            throw RequestException.conflict(String.valueOf(e.getMessage()));
        }
    }

    /** How the count of a run stands, also if there is none. */
    public UntracedView view(Run run) {
        return counts.find(run.id()).map(UntracedView::of).orElseGet(() -> UntracedView.none(run));
    }

    /**
     * Stops the count of a run, and returns when its programs have ended.
     *
     * @throws RequestException with 404 if none was started
     */
    public UntracedView stop(Run run) {
        UntracedCount count = counts.find(run.id())
                .orElseThrow(() -> RequestException.nothing(
                        "run", "The program of this run was not counted, or that has been forgotten."));
        count.stop();
        return UntracedView.of(count);
    }
}
