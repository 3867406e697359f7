package dev.syncline.web.page;

import dev.syncline.run.series.Series;
import dev.syncline.run.series.SeriesRegistry;
import dev.syncline.run.spec.LimitExceeded;
import dev.syncline.scenario.Scenario;
import dev.syncline.web.body.BodyFields;
import dev.syncline.web.body.Refuses;
import dev.syncline.web.body.StartSeries;
import dev.syncline.web.problem.RequestException;
import dev.syncline.web.service.KnobValues;
import dev.syncline.web.service.ScriptService;
import dev.syncline.web.service.SeriesStarter;
import dev.syncline.web.view.CatalogView;
import dev.syncline.web.view.ScenarioView;
import dev.syncline.web.view.SeriesView;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page on which a scenario is run a hundred times, with its forms. */
@Controller
public final class OutcomesController {
    private static final List<String> TIMES = List.of("10", "20", "50", "100", "200");
    private static final List<String> SPEEDS = List.of("1", "5", "20", "50");

    /** The suggested number of runs where each of them has to be stopped. */
    private static final int FEW = 10;

    private final CatalogView catalog;
    private final SeriesStarter starter;
    private final SeriesRegistry all;
    private final BodyFields bodyFields;
    private final ScriptService scripts;

    /** Shows and starts series of this catalogue. */
    OutcomesController(
            CatalogView catalog,
            SeriesStarter starter,
            SeriesRegistry all,
            BodyFields bodyFields,
            ScriptService scripts) {
        this.catalog = catalog;
        this.starter = starter;
        this.all = all;
        this.bodyFields = bodyFields;
        this.scripts = scripts;
    }

    /** A series, live or ended, or the form for a new one with the sliders as in the link. */
    @GetMapping("/scenarios/{id}/outcomes")
    ModelAndView show(
            @PathVariable String id,
            @RequestParam(name = "series", required = false) @Nullable String series,
            @RequestParam Map<String, String> parameters) {
        Scenario scenario = scripts.scenario(id);
        if (series == null) {
            FormValues values = FormValues.ofLink(scenario, parameters);
            return page(scenario, values.knobs(), values.complaint(), parameters);
        }
        Series known = all.find(series)
                .filter(found -> found.spec().scenario().id().equals(id))
                .orElse(null);
        if (known != null) {
            return page(known);
        }
        ModelAndView page = page(
                scenario,
                KnobValues.defaults(scenario),
                new LecturePage.Complaint(null, "The server no longer knows this series of runs. Run it again."),
                Map.of());
        page.setStatus(HttpStatus.NOT_FOUND);
        return page;
    }

    /** Starts a series, or shows the form again with the reason: 422 for an invalid value, 429 for a limit. */
    @Refuses({HttpStatus.UNPROCESSABLE_CONTENT, HttpStatus.TOO_MANY_REQUESTS, HttpStatus.SERVICE_UNAVAILABLE})
    @PostMapping("/scenarios/{id}/outcomes")
    Object start(@PathVariable String id, @RequestParam Map<String, String> fields) {
        Scenario scenario = scripts.scenario(id);
        FormValues values = FormValues.ofForm(scenario, fields);
        if (values.complaint() != null) {
            return again(scenario, values, values.complaint(), fields, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        try {
            return shows(starter.start(
                    scenario,
                    FormActions.blankToNull(fields.get("engine")),
                    values.knobs(),
                    bodyFields.check(StartSeries.class, "times", number(fields, "series-times", "times")),
                    bodyFields.check(StartSeries.class, "speed", speed(fields))));
        } catch (RequestException e) {
            return again(scenario, values, LecturePage.Complaint.of(e), fields, FormActions.statusOf(e));
        } catch (LimitExceeded e) {
            return again(scenario, values, LecturePage.Complaint.of(e), fields, HttpStatus.TOO_MANY_REQUESTS);
        }
    }

    /** Stops a series. */
    @PostMapping("/series/{id}/stop")
    ResponseEntity<Void> stop(@PathVariable String id) {
        Series series = starter.find(id);
        series.stop();
        return shows(series);
    }

    private ModelAndView again(
            Scenario scenario,
            FormValues values,
            LecturePage.Complaint complaint,
            Map<String, String> fields,
            HttpStatus status) {
        ModelAndView page = page(scenario, values.knobs(), complaint, fields);
        page.setStatus(status);
        return page;
    }

    private ModelAndView page(Series series) {
        SeriesView view = starter.view(series);
        ModelAndView page = page(
                series.spec().scenario(),
                view.knobs(),
                null,
                Map.of(
                        "series-times",
                        "" + view.times(),
                        "series-speed",
                        "" + (long) view.speed(),
                        "engine",
                        view.engine()));
        page.addObject("series", view);
        return page;
    }

    private ModelAndView page(
            Scenario scenario,
            Map<String, Object> knobs,
            LecturePage.@Nullable Complaint complaint,
            Map<String, String> chosen) {
        ModelAndView page = new ModelAndView("outcomes");
        ScenarioView view = catalog.viewOf(scenario);
        page.addObject("scenario", view);
        page.addObject("links", PageLinks.from(view, knobs));
        page.addObject("values", LecturePage.plain(knobs));
        page.addObject("problem", complaint);
        page.addObject("series", null);
        page.addObject("allTimes", TIMES);
        page.addObject("allSpeeds", SPEEDS);
        int suggested = view.suggestedTimes() > 0 ? view.suggestedTimes() : FEW;
        page.addObject("times", offered(TIMES, chosen.get("series-times"), suggested));
        page.addObject("speed", offered(SPEEDS, chosen.get("series-speed"), SeriesStarter.SPEED));
        page.addObject("engine", chosen.getOrDefault("engine", ""));
        page.addObject("longestSeconds", all.longestRun().toSeconds());
        return page;
    }

    private static String offered(List<String> choices, @Nullable String chosen, int suggested) {
        return chosen != null && choices.contains(chosen) ? chosen : "" + suggested;
    }

    private static @Nullable Double speed(Map<String, String> fields) {
        Integer whole = number(fields, "series-speed", "speed");
        return whole == null ? null : whole.doubleValue();
    }

    private static @Nullable Integer number(Map<String, String> fields, String name, String field) {
        String text = FormActions.blankToNull(fields.get(name));
        if (text != null && !text.matches("[0-9]{1,9}")) {
            throw RequestException.value(field, "The field '%s' takes a whole number.".formatted(field));
        }
        return text == null ? null : Integer.valueOf(text);
    }

    private static ResponseEntity<Void> shows(Series series) {
        return FormActions.seeOther(URI.create("/scenarios/%s/outcomes?series=%s"
                .formatted(series.spec().scenario().id(), series.id())));
    }
}
