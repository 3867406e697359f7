package dev.syncline.web.page;

import dev.syncline.run.Run;
import dev.syncline.scenario.UserScript;
import dev.syncline.web.body.Refuses;
import dev.syncline.web.service.RunStarter;
import dev.syncline.web.view.CatalogView;
import dev.syncline.web.view.ScenarioView;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The pages; they are complete without a script. */
@Controller
@RequestMapping(produces = MediaType.TEXT_HTML_VALUE)
public final class PageController {
    private static final Set<String> OUR_OWN = Set.of("none", "same-origin");

    private final CatalogView catalog;
    private final LecturePage lecture;
    private final RunStarter starter;
    private final CodePage code;

    /** Shows this catalogue and the runs that {@code starter} finds. */
    PageController(CatalogView catalog, LecturePage lecture, RunStarter starter, CodePage code) {
        this.catalog = catalog;
        this.lecture = lecture;
        this.starter = starter;
        this.code = code;
    }

    /** The catalogue, in the order of the course: all scenarios, or those that match every word of {@code q}. */
    @GetMapping("/")
    ModelAndView catalogue(@RequestParam(defaultValue = "") String q) {
        return new ModelAndView("catalogue", Map.of("catalogue", CataloguePage.of(catalog, CatalogueSearch.of(q))));
    }

    /**
     * A scenario with its sliders as in the link; one that the link puts out of range is at its default. Workers are
     * warmed up only if the user came by the address bar or from a page of this server, so that a page of another site
     * that loads this one starts nothing.
     */
    @GetMapping("/scenarios/{id}")
    ModelAndView scenario(
            @PathVariable String id,
            @RequestParam Map<String, String> parameters,
            @RequestHeader(name = "Sec-Fetch-Site", defaultValue = "") String context) {
        Map<String, String> link = Slides.link(catalog.scenario(id), parameters);
        FormValues values = FormValues.ofLink(catalog.scenario(id), link);
        if (OUR_OWN.contains(context)) {
            starter.expect(catalog.scenario(id));
        }
        return lecture.of(id, values.knobs(), LecturePage.Chosen.of(link), values.complaint(), HttpStatus.OK)
                .addObject("slides", Slides.of(catalog.view(id), link.get("slide")));
    }

    /** One run, live or ended. */
    @Refuses(HttpStatus.CONFLICT)
    @GetMapping("/runs/{id}")
    ModelAndView run(@PathVariable String id, @RequestParam(required = false) @Nullable String slide) {
        Run run = starter.find(id);
        if (catalog.scenarioOf(run) instanceof UserScript script) {
            return code.of(script, run);
        }
        return lecture.of(run).addObject("slides", Slides.of(catalog.view(run.scenario()), slide));
    }

    /** The speaker view for a second screen: the slides of a scenario and the talking points. */
    @GetMapping("/scenarios/{id}/speaker")
    ModelAndView speaker(@PathVariable String id, @RequestParam(required = false) @Nullable String slide) {
        ScenarioView scenario = catalog.view(id);
        return new ModelAndView("speaker", Map.of("scenario", scenario, "slides", Slides.of(scenario, slide)));
    }
}
