package dev.syncline.web.page;

import dev.syncline.run.Run;
import dev.syncline.run.spec.LimitExceeded;
import dev.syncline.scenario.Scenario;
import dev.syncline.web.service.KnobValues;
import dev.syncline.web.view.CatalogView;
import dev.syncline.web.view.KnobView;
import dev.syncline.web.view.RunView;
import dev.syncline.web.view.ScenarioView;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Makes the lecture page: of a scenario before it is run, or of a run. */
@Component
final class LecturePage {
    private static final int MAX_LENGTH = 20_000;

    private final CatalogView catalog;

    /**
     * What is wrong with the request for a page.
     *
     * @param knob the knob it is about, or null
     * @param message one sentence
     * @param isLimit whether a limit is reached, so that the page links to what is running
     */
    record Complaint(@Nullable String knob, String message, boolean isLimit) {
        /** Says what is wrong with a knob, or in general. */
        Complaint(@Nullable String knob, String message) {
            this(knob, message, false);
        }

        /** Says why something was refused, not about a knob. */
        static Complaint of(RuntimeException reason) {
            return new Complaint(null, String.valueOf(reason.getMessage()), reason instanceof LimitExceeded);
        }
    }

    /**
     * How the next run is to start, besides its knobs; each null for the default.
     *
     * @param engine the id of the engine
     * @param seed the seed of its random numbers
     * @param schedule the forced order of operations
     */
    record Chosen(
            @Nullable String engine,
            @Nullable String seed,
            @Nullable String schedule) {
        /**
         * Reads the fields of a form or the parameters of a link; an invalid value is refused when the run is started.
         */
        static Chosen of(Map<String, String> fields) {
            return new Chosen(field(fields, "engine"), field(fields, "seed"), field(fields, "schedule"));
        }

        private static @Nullable String field(Map<String, String> fields, String name) {
            String text = fields.get(name);
            return text == null || text.isBlank() || text.length() > MAX_LENGTH ? null : text.strip();
        }
    }

    /** Shows scenarios of this catalogue. */
    LecturePage(CatalogView catalog) {
        this.catalog = catalog;
    }

    /** The page of a scenario before it is run, with its sliders at {@code values}. */
    ModelAndView of(
            String scenario, Map<String, ?> values, Chosen chosen, @Nullable Complaint complaint, HttpStatus status) {
        ModelAndView page = page(catalog.view(scenario), values);
        page.addObject("order", chosen);
        page.setStatus(status);
        page.addObject("run", null);
        page.addObject("problem", complaint);
        return page;
    }

    /** The page of a run. */
    ModelAndView of(Run run) {
        Scenario scenario = catalog.scenarioOf(run);
        ModelAndView page = page(catalog.viewOf(run), KnobValues.ofLog(scenario, run.knobs()));
        page.addObject("order", new Chosen(run.engine(), null, null));
        page.addObject("run", RunView.of(run));
        page.addObject("problem", null);
        return page;
    }

    /** The same values, with whole numbers written without a fraction. */
    static Map<String, Object> plain(Map<String, ?> values) {
        Map<String, Object> plain = new LinkedHashMap<>(values);
        plain.replaceAll((knob, value) -> value instanceof Double number ? KnobView.plain(number) : value);
        return plain;
    }

    private ModelAndView page(ScenarioView scenario, Map<String, ?> values) {
        ModelAndView page = new ModelAndView("lecture");
        page.addObject("scenario", scenario);
        page.addObject("values", plain(values));
        page.addObject("links", PageLinks.from(scenario, values));
        page.addObject("slides", Slides.of(scenario, null));
        page.addObject("nav", catalog.chapters());
        return page;
    }
}
