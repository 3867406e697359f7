package dev.syncline.web.page;

import dev.syncline.run.Run;
import dev.syncline.run.RunRegistry;
import dev.syncline.run.series.Series;
import dev.syncline.run.series.SeriesRegistry;
import dev.syncline.web.body.Refuses;
import dev.syncline.web.problem.Problems;
import dev.syncline.web.service.RunStarter;
import dev.syncline.web.service.SeriesStarter;
import dev.syncline.web.view.CatalogView;
import dev.syncline.web.view.RunView;
import dev.syncline.web.view.SeriesView;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** The page that answers "What is running?": every run and series that is live or kept, with Stop and Discard. */
@Controller
@RequestMapping(ActivityController.PATH)
public final class ActivityController {
    /** Where the page is. */
    public static final String PATH = Problems.ACTIVITY_PATH;

    private final CatalogView catalog;
    private final RunStarter starter;
    private final SeriesStarter seriesStarter;
    private final SeriesRegistry allSeries;
    private final RunRegistry runs;
    private final Clock clock = Clock.systemUTC();

    /** Shows, stops and discards these runs and series. */
    ActivityController(
            CatalogView catalog,
            RunStarter starter,
            SeriesStarter seriesStarter,
            SeriesRegistry allSeries,
            RunRegistry runs) {
        this.catalog = catalog;
        this.starter = starter;
        this.seriesStarter = seriesStarter;
        this.allSeries = allSeries;
        this.runs = runs;
    }

    /**
     * A run as the page shows it.
     *
     * @param title the title of its scenario
     * @param age how long ago it was started, in words
     */
    record RunRow(RunView run, String title, String age) {}

    /**
     * A series as the page shows it.
     *
     * @param title the title of its scenario
     * @param age how long ago it was started, in words
     */
    record SeriesRow(SeriesView series, String title, String age) {
        /** Whether it is live. */
        public boolean isLive() {
            return series.state().equals("running");
        }
    }

    /** Everything that is live or kept. */
    @GetMapping
    ModelAndView show() {
        Instant now = clock.instant();
        List<RunRow> all = starter.all().stream()
                .map(run -> new RunRow(run, catalog.title(run.scenario()), age(run.started(), now)))
                .toList();
        List<SeriesRow> series = seriesStarter.all().stream()
                .map(one -> new SeriesRow(one, catalog.title(one.scenario()), age(one.started(), now)))
                .toList();
        ModelAndView page = new ModelAndView("activity");
        page.addObject("live", all.stream().filter(row -> row.run().live()).toList());
        page.addObject("kept", all.stream().filter(row -> !row.run().live()).toList());
        page.addObject("liveSeries", series.stream().filter(SeriesRow::isLive).toList());
        page.addObject(
                "keptSeries", series.stream().filter(row -> !row.isLive()).toList());
        return page;
    }

    /** Stops a run. */
    @Refuses(HttpStatus.CONFLICT)
    @PostMapping("/runs/{id}/stop")
    ResponseEntity<Void> stop(@PathVariable("id") Run run) {
        run.stop();
        return back();
    }

    /** Stops a run if necessary, and discards its log. */
    @Refuses(HttpStatus.CONFLICT)
    @PostMapping("/runs/{id}/discard")
    ResponseEntity<Void> discard(@PathVariable("id") Run run) {
        runs.discard(run.id());
        return back();
    }

    /** Stops a series. */
    @PostMapping("/series/{id}/stop")
    ResponseEntity<Void> stop(@PathVariable("id") Series series) {
        series.stop();
        return back();
    }

    /** Stops a series if necessary, and discards it with the runs it kept. */
    @PostMapping("/series/{id}/discard")
    ResponseEntity<Void> discard(@PathVariable("id") Series series) {
        allSeries.discard(series.id());
        return back();
    }

    private static ResponseEntity<Void> back() {
        return FormActions.seeOther(URI.create(PATH));
    }

    private static String age(Instant started, Instant now) {
        Duration age = Duration.between(started, now);
        if (age.toDays() > 0) {
            return age.toDays() + " d ago";
        }
        if (age.toHours() > 0) {
            return age.toHours() + " h ago";
        }
        return age.toMinutes() > 0 ? age.toMinutes() + " min ago" : "just now";
    }
}
