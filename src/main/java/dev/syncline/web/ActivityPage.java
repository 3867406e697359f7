package dev.syncline.web;

import dev.syncline.run.AllSeries;
import dev.syncline.run.Run;
import dev.syncline.run.Runs;
import dev.syncline.run.Series;
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
@RequestMapping(ActivityPage.PATH)
final class ActivityPage {
    /** Where the page is. */
    static final String PATH = "/activity";

    private final Course course;
    private final Starter starter;
    private final SeriesStarter seriesStarter;
    private final AllSeries allSeries;
    private final Runs runs;
    private final Clock clock = Clock.systemUTC();

    /** Shows these runs and series, and ends and discards them. */
    ActivityPage(Course course, Starter starter, SeriesStarter seriesStarter, AllSeries allSeries, Runs runs) {
        this.course = course;
        this.starter = starter;
        this.seriesStarter = seriesStarter;
        this.allSeries = allSeries;
        this.runs = runs;
    }

    /**
     * A run as the page shows it.
     *
     * @param title that of its scenario
     * @param age how long ago it was started, in words
     */
    record RunRow(RunView run, String title, String age) {}

    /**
     * A series as the page shows it.
     *
     * @param title that of its scenario
     * @param age how long ago it was started, in words
     */
    record SeriesRow(SeriesView series, String title, String age) {
        /** Whether it is live. */
        public boolean isLive() {
            return series.state().equals("running");
        }
    }

    /** Everything that is live or kept at the moment. */
    @GetMapping
    ModelAndView show() {
        Instant now = clock.instant();
        List<RunRow> all = starter.all().stream()
                .map(run -> new RunRow(run, course.title(run.scenario()), age(run.started(), now)))
                .toList();
        List<SeriesRow> series = seriesStarter.all().stream()
                .map(one -> new SeriesRow(one, course.title(one.scenario()), age(one.started(), now)))
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
        return Forms.seeOther(URI.create(PATH));
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
