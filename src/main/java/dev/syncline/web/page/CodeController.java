package dev.syncline.web.page;

import dev.syncline.run.Run;
import dev.syncline.run.RunRegistry;
import dev.syncline.scenario.UserScript;
import dev.syncline.script.ScriptTemplate;
import dev.syncline.web.service.ScriptService;
import dev.syncline.web.view.CatalogView;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The pages of scripts: their list, and the editor of each. */
@Controller
@RequestMapping(path = "/code", produces = MediaType.TEXT_HTML_VALUE)
public final class CodeController {
    private final ScriptService scripts;
    private final RunRegistry runs;
    private final CatalogView catalog;
    private final CodePage page;

    /** Shows the scripts of this service. */
    CodeController(ScriptService scripts, RunRegistry runs, CatalogView catalog, CodePage page) {
        this.scripts = scripts;
        this.runs = runs;
        this.catalog = catalog;
        this.page = page;
    }

    /** Every script, and what a new one may begin with; {@code from} is the scenario whose program is chosen. */
    @GetMapping
    ModelAndView list(@RequestParam(required = false) @Nullable String from) {
        ModelAndView list = new ModelAndView("scripts");
        list.addObject("reason", scripts.isOn() ? null : scripts.reason());
        list.addObject("scripts", scripts.isOn() ? scripts.all() : List.of());
        list.addObject("templates", ScriptTemplate.all());
        list.addObject("chapters", catalog.chapters());
        list.addObject("from", from);
        return list;
    }

    /** The editor of a script; {@code run} is a run of it that is shown at once. */
    @GetMapping("/{name}")
    ModelAndView script(
            @PathVariable String name,
            @RequestParam(name = "run", required = false) @Nullable String run,
            @RequestParam Map<String, String> parameters) {
        Run shown = Optional.ofNullable(run)
                .flatMap(runs::find)
                .filter(found -> found.scenario().equals(UserScript.id(name)))
                .orElse(null);
        return page.of(scripts.get(name), shown, LecturePage.Chosen.of(parameters));
    }
}
