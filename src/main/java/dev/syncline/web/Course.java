package dev.syncline.web;

import dev.syncline.run.Runs;
import dev.syncline.scenario.Catalog;
import dev.syncline.scenario.Scenario;
import dev.syncline.scenario.Source;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The catalogue as it is shown: neither the scenarios nor their sources change, but an engine may turn out to be absent. */
@Component
final class Course {
    private final Catalog catalog;
    private final Runs runs;
    private final Map<String, String> pictures = new HashMap<>();
    private volatile Shown shown;

    /**
     * One chapter of the course.
     *
     * @param title its heading
     * @param scenarios what stands in it, in order
     */
    record Chapter(String title, List<ScenarioView> scenarios) {}

    /**
     * The catalogue, made for the engines that there are.
     *
     * @param absentEngines those that there are not, each with a sentence that says why
     * @param views the scenarios by their ids, in order
     */
    private record Shown(Map<String, String> absentEngines, Map<String, ScenarioView> views, List<Chapter> chapters) {}

    /** Shows these scenarios, which run on the engines that {@code runs} has. */
    Course(Catalog catalog, Runs runs) {
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
        if (!shown.absentEngines().equals(runs.absentEngines())) {
            shown = show();
        }
        return shown;
    }

    private Shown show() {
        Map<String, String> absent = runs.absentEngines();
        Map<String, ScenarioView> views = new LinkedHashMap<>();
        List<Scenario> all = catalog.all();
        for (int i = 0; i < all.size(); i++) {
            ScenarioView view = ScenarioView.of(
                    all.get(i),
                    Starter.engines(all.get(i), runs),
                    Starter.absentEngines(all.get(i), runs),
                    i == 0 ? null : all.get(i - 1),
                    i == all.size() - 1 ? null : all.get(i + 1));
            views.put(view.id(), view);
        }
        List<Chapter> chapters = views.values().stream()
                .collect(Collectors.groupingBy(ScenarioView::group, LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(chapter -> new Chapter(chapter.getKey(), chapter.getValue()))
                .toList();
        return new Shown(absent, views, chapters);
    }

    /** The chapters, in order; those without a scenario are left out. */
    List<Chapter> chapters() {
        return shown().chapters();
    }

    /** The picture of the scenario of this id, as SVG; null if none was made. */
    @Nullable
    String picture(String id) {
        return pictures.get(id);
    }

    /** Every scenario, in order. */
    List<ScenarioView> all() {
        return List.copyOf(shown().views().values());
    }

    /**
     * The scenario of this id.
     *
     * @throws Refused with 404 if there is none
     */
    Scenario scenario(String id) {
        return catalog.find(id)
                .orElseThrow(() -> Refused.nothing(
                        "scenario", "There is no scenario %s; the catalogue lists them.".formatted(Refused.quote(id))));
    }

    /**
     * The scenario that the body of a request names.
     *
     * @throws Refused with 400 if there is none
     */
    Scenario named(String id) {
        return catalog.find(id)
                .orElseThrow(() -> Refused.value(
                        "scenario",
                        "There is no scenario %s; there are: %s."
                                .formatted(
                                        Refused.quote(id),
                                        String.join(", ", shown().views().keySet()))));
    }

    /** Whether there is a scenario of this id. */
    boolean has(String id) {
        return shown().views().containsKey(id);
    }

    /** The title of a scenario, or its id if this server has none of this id, as it may be with a run of an older one. */
    String title(String id) {
        ScenarioView view = shown().views().get(id);
        return view == null ? id : view.title();
    }

    /**
     * What is shown of the scenario of this id.
     *
     * @throws Refused with 404 if there is none
     */
    ScenarioView view(String id) {
        ScenarioView view = shown().views().get(id);
        if (view == null) {
            throw Refused.nothing("scenario", "There is no scenario %s.".formatted(Refused.quote(id)));
        }
        return view;
    }
}
