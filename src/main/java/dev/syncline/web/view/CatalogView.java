package dev.syncline.web.view;

import dev.syncline.log.LogHeader;
import dev.syncline.run.Run;
import dev.syncline.run.RunRegistry;
import dev.syncline.run.spec.CPythonEngine;
import dev.syncline.scenario.Catalog;
import dev.syncline.scenario.Scenario;
import dev.syncline.scenario.Source;
import dev.syncline.scenario.UserScript;
import dev.syncline.web.problem.RequestException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The catalogue as it is shown: neither the scenarios nor their sources change, but an engine may turn out to be absent. */
@Component
public final class CatalogView {
    private final Catalog catalog;
    private final RunRegistry runs;
    private final Map<String, String> pictures = new HashMap<>();
    private volatile Shown shown;

    /**
     * One chapter of the catalogue.
     *
     * @param title its heading
     * @param scenarios its scenarios, in order
     */
    public record Chapter(String title, List<ScenarioView> scenarios) {}

    /**
     * The catalogue, made for the available engines.
     *
     * @param engines the ids of the available engines
     * @param absentEngines the missing engines, each with a sentence that says why
     * @param views the scenarios by their ids, in order
     */
    private record Shown(
            List<String> engines,
            Map<String, String> absentEngines,
            Map<String, ScenarioView> views,
            List<Chapter> chapters) {}

    /** Shows these scenarios, with the engines of {@code runs}. */
    CatalogView(Catalog catalog, RunRegistry runs) {
        this.catalog = catalog;
        this.runs = runs;
        shown = show();
        for (Scenario scenario : catalog.all()) {
            String picture = Source.picture(scenario);
            if (picture != null) {
                pictures.put(scenario.id(), picture);
            }
        }
    }

    private Shown shown() {
        if (!shown.absentEngines().equals(runs.absentEngines())
                || !shown.engines().equals(runs.engines())) {
            shown = show();
        }
        return shown;
    }

    private Shown show() {
        List<String> here = runs.engines();
        Map<String, String> absent = runs.absentEngines();
        Map<String, ScenarioView> views = new LinkedHashMap<>();
        List<Scenario> all = catalog.all();
        for (int i = 0; i < all.size(); i++) {
            ScenarioView view = ScenarioView.of(
                    all.get(i),
                    engines(all.get(i), runs),
                    absentEngines(all.get(i), runs),
                    i == 0 ? null : all.get(i - 1),
                    i == all.size() - 1 ? null : all.get(i + 1));
            views.put(view.id(), view);
        }
        List<Chapter> chapters = views.values().stream()
                .collect(Collectors.groupingBy(ScenarioView::chapter, LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(chapter -> new Chapter(chapter.getKey(), chapter.getValue()))
                .toList();
        return new Shown(here, absent, views, chapters);
    }

    /** The chapters, in order; those without a scenario are left out. */
    public List<Chapter> chapters() {
        return shown().chapters();
    }

    /** The picture of the scenario of this id, as SVG; null if there is none. */
    @Nullable
    public String picture(String id) {
        return pictures.get(id);
    }

    /** Every scenario, in order. */
    public List<ScenarioView> all() {
        return List.copyOf(shown().views().values());
    }

    /**
     * The scenario of this id.
     *
     * @throws RequestException with 404 if there is none
     */
    public Scenario scenario(String id) {
        return catalog.find(id)
                .orElseThrow(() -> RequestException.nothing(
                        "scenario",
                        "There is no scenario %s; the catalogue lists them.".formatted(RequestException.quote(id))));
    }

    /**
     * The scenario of a run; that of a script has the text that ran.
     *
     * @throws RequestException with 404 if this server does not have it
     */
    public Scenario scenarioOf(Run run) {
        LogHeader header = run.log().header();
        String text = header.script();
        return text == null
                ? scenario(run.scenario())
                : new UserScript(UserScript.nameOf(run.scenario()).orElse(run.scenario()), text, header.watch());
    }

    /**
     * The view of the scenario of a run.
     *
     * @throws RequestException with 404 if this server does not have it
     */
    public ScenarioView viewOf(Run run) {
        return viewOf(scenarioOf(run));
    }

    /** The view of a scenario of the catalogue, or of a script. */
    public ScenarioView viewOf(Scenario scenario) {
        return scenario instanceof UserScript
                ? ScenarioView.of(scenario, engines(scenario, runs), absentEngines(scenario, runs), null, null)
                : view(scenario.id());
    }

    /**
     * The scenario that the body of a request names.
     *
     * @throws RequestException with 400 if there is none
     */
    public Scenario named(String id) {
        return catalog.find(id)
                .orElseThrow(() -> RequestException.value(
                        "scenario",
                        "There is no scenario %s; there are: %s."
                                .formatted(
                                        RequestException.quote(id),
                                        String.join(", ", shown().views().keySet()))));
    }

    /** Whether there is a scenario of this id. */
    public boolean has(String id) {
        return shown().views().containsKey(id);
    }

    /**
     * The title of a scenario, or its id if this server does not have it, which happens with runs of other versions.
     */
    public String title(String id) {
        ScenarioView view = shown().views().get(id);
        return view == null ? UserScript.nameOf(id).orElse(id) : view.title();
    }

    /**
     * The view of the scenario of this id.
     *
     * @throws RequestException with 404 if there is none
     */
    public ScenarioView view(String id) {
        ScenarioView view = shown().views().get(id);
        if (view == null) {
            throw RequestException.nothing(
                    "scenario", "There is no scenario %s.".formatted(RequestException.quote(id)));
        }
        return view;
    }

    /** The ids of the engines that can run this scenario here. */
    public static List<String> engines(Scenario scenario, RunRegistry runs) {
        return runs.engines().stream().filter(id -> canRun(id, scenario)).toList();
    }

    /** The ids of the engines that could run this scenario but are missing here, each with a sentence that says why. */
    public static Map<String, String> absentEngines(Scenario scenario, RunRegistry runs) {
        Map<String, String> absent = new TreeMap<>(runs.absentEngines());
        absent.keySet().removeIf(id -> !canRun(id, scenario));
        return absent;
    }

    /** A Python program runs in any interpreter. */
    private static boolean canRun(String engine, Scenario scenario) {
        return CPythonEngine.isOne(engine) || scenario.engines().contains(engine);
    }
}
