package dev.syncline.web.page;

import dev.syncline.run.Run;
import dev.syncline.run.RunRegistry;
import dev.syncline.run.spec.LimitExceeded;
import dev.syncline.run.spec.StartMode;
import dev.syncline.web.body.Refuses;
import dev.syncline.web.problem.RequestException;
import dev.syncline.web.service.KnobValues;
import dev.syncline.web.service.RunStarter;
import dev.syncline.web.view.CatalogView;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page with two runs, one above the other, on one time axis. */
@Controller
@RequestMapping("/compare")
public final class CompareController {
    private final CatalogView catalog;
    private final Comparison comparison;
    private final RunStarter starter;
    private final RunRegistry runs;
    private final EnginePairs enginePairs;

    /** Compares and starts runs of this catalogue. */
    CompareController(
            CatalogView catalog, Comparison comparison, RunStarter starter, RunRegistry runs, EnginePairs enginePairs) {
        this.catalog = catalog;
        this.comparison = comparison;
        this.starter = starter;
        this.runs = runs;
        this.enginePairs = enginePairs;
    }

    /** Two runs, or two settings to run; see {@link Comparison}. */
    @Refuses(HttpStatus.NOT_FOUND)
    @GetMapping
    ModelAndView show(@RequestParam Map<String, String> parameters) {
        return page(comparison.read(parameters), null, HttpStatus.OK);
    }

    /** Starts both runs, or shows the form again with the reason; if the second cannot be started, neither is. */
    @Refuses({
        HttpStatus.NOT_FOUND,
        HttpStatus.UNPROCESSABLE_CONTENT,
        HttpStatus.TOO_MANY_REQUESTS,
        HttpStatus.SERVICE_UNAVAILABLE
    })
    @PostMapping
    Object start(@RequestParam Map<String, String> fields) {
        Comparison.Both both = comparison.read(fields);
        for (CompareSide side : new CompareSide[] {both.a(), both.b()}) {
            if (side.complaint() != null) {
                return page(both, side.complaint().message(), HttpStatus.UNPROCESSABLE_CONTENT);
            }
        }
        Run first = null;
        try {
            first = start(both.a());
            Run second = start(both.b());
            return FormActions.seeOther(URI.create("/compare?a=%s&b=%s".formatted(first.id(), second.id())));
        } catch (RequestException e) {
            return failed(first, both, e, FormActions.statusOf(e));
        } catch (LimitExceeded e) {
            return failed(first, both, e, HttpStatus.TOO_MANY_REQUESTS);
        }
    }

    private Run start(CompareSide side) {
        return starter.start(
                catalog.scenario(side.scenario().id()),
                side.engine(),
                KnobValues.complete(catalog.scenario(side.scenario().id()), side.values()),
                null,
                StartMode.FREE);
    }

    private ModelAndView failed(@Nullable Run first, Comparison.Both both, RuntimeException reason, HttpStatus status) {
        if (first != null) {
            runs.discard(first.id());
        }
        return page(both, String.valueOf(reason.getMessage()), status)
                .addObject("isLimit", status == HttpStatus.TOO_MANY_REQUESTS);
    }

    private ModelAndView page(Comparison.Both both, @Nullable String problem, HttpStatus status) {
        ModelAndView page = new ModelAndView("compare");
        page.setStatus(status);
        page.addObject("both", both);
        page.addObject("problem", problem);
        page.addObject(
                "pairs",
                ComparisonPreset.ALL.stream()
                        .filter(pair -> catalog.has(pair.scenario()))
                        .toList());
        page.addObject("enginePairs", enginePairs.of(both.a()));
        page.addObject("chapters", catalog.chapters());
        return page;
    }
}
