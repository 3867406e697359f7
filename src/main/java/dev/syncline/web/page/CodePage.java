package dev.syncline.web.page;

import dev.syncline.run.Run;
import dev.syncline.scenario.Scenario;
import dev.syncline.scenario.UserScript;
import dev.syncline.script.KeptScript;
import dev.syncline.web.service.ScriptService;
import dev.syncline.web.view.CatalogView;
import dev.syncline.web.view.RunView;
import dev.syncline.web.view.ScenarioView;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Makes the page of a script: with its editor, or with the text that ran. */
@Component
final class CodePage {
    private final CatalogView catalog;
    private final ScriptService scripts;

    /** Shows the engines of this catalogue, and which scripts are kept. */
    CodePage(CatalogView catalog, ScriptService scripts) {
        this.catalog = catalog;
        this.scripts = scripts;
    }

    /**
     * The editor of a script.
     *
     * @param run the run that is shown beside it, or null
     */
    ModelAndView of(KeptScript script, @Nullable Run run, LecturePage.Chosen chosen) {
        UserScript scenario = new UserScript(script.info().name(), script.text(), null);
        return page(scenario, chosen, run).addObject("tag", script.tag()).addObject("isKept", true);
    }

    /** The page of a run, with the text that ran, which cannot be changed. */
    ModelAndView of(UserScript ran, Run run) {
        return page(ran, new LecturePage.Chosen(run.engine(), null, null), run)
                .addObject("tag", null)
                .addObject("isKept", !ran.text().isEmpty() && scripts.keeps(ran.name())); // a notebook is no script
    }

    private ModelAndView page(UserScript script, LecturePage.Chosen chosen, @Nullable Run run) {
        Scenario scenario = script;
        ScenarioView view = catalog.viewOf(scenario);
        ModelAndView page = new ModelAndView("code");
        page.addObject("scenario", view);
        page.addObject("links", PageLinks.from(view, Map.of()));
        page.addObject("slides", Slides.of(view, null));
        page.addObject("order", chosen);
        page.addObject("run", run == null ? null : RunView.of(run));
        page.addObject("problem", null);
        page.addObject("name", script.name());
        page.addObject("text", script.text());
        return page;
    }
}
