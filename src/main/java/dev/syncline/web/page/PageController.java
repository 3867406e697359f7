package dev.syncline.web.page;

import dev.syncline.run.Run;
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

/** The pages; all they show is there before a script has loaded. */
@Controller
@RequestMapping(produces = MediaType.TEXT_HTML_VALUE)
public final class PageController {
    private static final Set<String> OUR_OWN = Set.of("none", "same-origin");

    private final CatalogView course;
    private final LecturePage lecture;
    private final RunStarter starter;

    /** Shows this course and the runs that {@code starter} finds. */
    PageController(CatalogView course, LecturePage lecture, RunStarter starter) {
        this.course = course;
        this.lecture = lecture;
        this.starter = starter;
    }

    /** The catalogue, in the order of the course: all of it, or what has every word of {@code q}. */
    @GetMapping("/")
    ModelAndView catalogue(@RequestParam(defaultValue = "") String q) {
        return new ModelAndView("catalogue", Map.of("catalogue", CataloguePage.of(course, CatalogueSearch.of(q))));
    }

    /**
     * A scenario with its sliders where the link puts them; one that the link puts out of range is at its default. What it
     * will need is made ready only if a person has come by the address bar or by a page of ours, so that a page of another
     * site that loads this one starts nothing.
     */
    @GetMapping("/scenarios/{id}")
    ModelAndView scenario(
            @PathVariable String id,
            @RequestParam Map<String, String> parameters,
            @RequestHeader(name = "Sec-Fetch-Site", defaultValue = "") String context) {
        Map<String, String> link = Slides.link(course.scenario(id), parameters);
        FormValues values = FormValues.ofLink(course.scenario(id), link);
        if (OUR_OWN.contains(context)) {
            starter.expect(course.scenario(id));
        }
        return lecture.of(id, values.knobs(), LecturePage.Chosen.of(link), values.complaint(), HttpStatus.OK)
                .addObject("slides", Slides.of(course.view(id), link.get("slide")));
    }

    /** One run, going on or ended. */
    @Refuses(HttpStatus.CONFLICT)
    @GetMapping("/runs/{id}")
    ModelAndView run(@PathVariable String id, @RequestParam(required = false) @Nullable String slide) {
        Run run = starter.find(id);
        return lecture.of(run).addObject("slides", Slides.of(course.view(run.scenario()), slide));
    }

    /** What a lecturer reads on a second screen: the slides of a scenario and the talking points. */
    @GetMapping("/scenarios/{id}/speaker")
    ModelAndView speaker(@PathVariable String id, @RequestParam(required = false) @Nullable String slide) {
        ScenarioView scenario = course.view(id);
        return new ModelAndView("speaker", Map.of("scenario", scenario, "slides", Slides.of(scenario, slide)));
    }
}
