package dev.syncline.web;

import dev.syncline.run.AllSeries;
import dev.syncline.run.Series;
import dev.syncline.scenario.Scenario;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Series, for programs; refuses as {@link RunApi} does. */
@RestController
@RequestMapping(path = "/api/series", produces = MediaType.APPLICATION_JSON_VALUE)
final class SeriesApi {
    private final Course course;
    private final AllSeries all;
    private final SeriesStarter starter;

    /** Starts series of the scenarios of this course. */
    SeriesApi(Course course, AllSeries all, SeriesStarter starter) {
        this.course = course;
        this.all = all;
        this.starter = starter;
    }

    /** Starts a series; knobs that are left out have their defaults. */
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<SeriesView> start(HttpServletRequest request) {
        JsonBody body = JsonBody.read(request, "scenario", "engine", "knobs", "times", "speed");
        Scenario scenario = course.named(body.text("scenario"));
        Map<String, Object> knobs = KnobValues.complete(scenario, body.object("knobs"));
        Series series = starter.start(
                scenario, body.textIfAny("engine"), knobs, body.numberIfAny("times"), body.numberIfAny("speed"));
        return ResponseEntity.created(URI.create("/api/series/" + series.id())).body(starter.view(series));
    }

    /** One series, as it is now. */
    @GetMapping("/{id}")
    SeriesView one(@PathVariable String id) {
        return starter.view(starter.find(id));
    }

    /** Stops a series, and returns when its last run has ended; what was counted stays. */
    @PostMapping("/{id}/stop")
    SeriesView stop(@PathVariable String id) {
        Series series = starter.find(id);
        series.stop();
        return starter.view(series);
    }

    /** Stops a series if need be, and discards it with the runs that it kept. */
    @DeleteMapping("/{id}")
    ResponseEntity<Void> discard(@PathVariable String id) {
        Series series = starter.find(id);
        all.discard(series.id());
        return ResponseEntity.noContent().build();
    }
}
