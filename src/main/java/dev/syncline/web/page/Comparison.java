package dev.syncline.web.page;

import dev.syncline.run.Run;
import dev.syncline.scenario.Axis;
import dev.syncline.scenario.Scenario;
import dev.syncline.scenario.UserScript;
import dev.syncline.web.problem.RequestException;
import dev.syncline.web.service.KnobValues;
import dev.syncline.web.service.RunStarter;
import dev.syncline.web.view.CatalogView;
import dev.syncline.web.view.EngineNames;
import dev.syncline.web.view.ScenarioView;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads the two sides of a comparison.
 *
 * <p>{@code a=RUN} and {@code b=RUN} are existing runs. Otherwise {@code scenario} is what both run, unless {@code
 * a.scenario} or {@code b.scenario} says otherwise, {@code a.NAME} and {@code b.NAME} are knobs, {@code a.engine} and
 * {@code b.engine} engines. What is omitted for the second is the same as for the first.
 */
@Component
final class Comparison {
    private final CatalogView catalog;
    private final RunStarter starter;
    private final EngineNames names;

    /**
     * The two sides.
     *
     * @param a the upper one
     * @param b the lower one
     */
    record Both(CompareSide a, CompareSide b) {
        /** What differs in the upper one. */
        public String differenceOfA() {
            return a.differenceTo(b);
        }

        /** What differs in the lower one. */
        public String differenceOfB() {
            return b.differenceTo(a);
        }

        /** The axis with which the page opens: events if both scenarios open with it. */
        public String axis() {
            String first = a.scenario().axis();
            return first.equals(b.scenario().axis()) ? first : Axis.TIME.id();
        }

        /** Whether both can be started from here; a program of the user is changed and started on its own page. */
        public boolean canStart() {
            return a.program() == null && b.program() == null;
        }

        /** Whether both sides have the same scenario and the same knobs. */
        public boolean isSame() {
            return a.scenario().id().equals(b.scenario().id())
                    && differenceOfA().isEmpty();
        }
    }

    /** Compares runs of this catalogue. */
    Comparison(CatalogView catalog, RunStarter starter, EngineNames names) {
        this.catalog = catalog;
        this.starter = starter;
        this.names = names;
    }

    /**
     * Reads the parameters of a link or the fields of a form.
     *
     * @throws RequestException with 404 if it names an unknown run or scenario
     */
    Both read(Map<String, String> parameters) {
        Map<String, String> said = parameters.keySet().stream().noneMatch(name -> name.contains("scenario"))
                        && !parameters.containsKey("a")
                ? ComparisonPreset.ALL.get(0).parameters()
                : parameters;
        CompareSide a = side("a", said, null);
        return new Both(a, side("b", withOther(said, a), a));
    }

    /** Where nothing is said of the second side, it differs in what the classic pair of the scenario differs in. */
    private static Map<String, String> withOther(Map<String, String> said, CompareSide a) {
        boolean isSaid = said.keySet().stream().anyMatch(name -> name.equals("b") || name.startsWith("b."));
        Map<String, String> all = new HashMap<>(said);
        if (!isSaid && a.run() == null) {
            ComparisonPreset.ALL.stream()
                    .filter(pair -> pair.scenario().equals(a.scenario().id()))
                    .findFirst()
                    .ifPresent(pair -> {
                        String value = String.valueOf(a.values().get(pair.knob()));
                        all.put("b." + pair.knob(), pair.other(value));
                    });
        }
        return all;
    }

    private CompareSide side(String letter, Map<String, String> said, @Nullable CompareSide first) {
        String runId = FormActions.blankToNull(said.get(letter));
        if (runId != null) {
            Run run = starter.find(runId);
            Scenario ran = catalog.scenarioOf(run);
            Map<String, Object> knobs = KnobValues.ofLog(ran, run.knobs());
            String program = ran instanceof UserScript script ? script.text() : null;
            return CompareSide.of(letter, run, knobs, catalog.viewOf(ran), names, program);
        }
        String general = said.getOrDefault(
                "scenario", first == null ? "" : first.scenario().id());
        Scenario scenario = catalog.scenario(said.getOrDefault(letter + ".scenario", general));
        Map<String, String> sent = new HashMap<>();
        Map<String, String> own = new HashMap<>();
        if (first != null && first.scenario().id().equals(scenario.id())) {
            first.values().forEach((knob, value) -> sent.put(knob, value.toString()));
        }
        said.forEach((name, value) -> {
            if (name.startsWith(letter + ".")) {
                own.put(name.substring(letter.length() + 1), value);
            }
        });
        sent.putAll(KnobValues.renamed(scenario, own));
        FormValues values = FormValues.ofLink(scenario, sent);
        ScenarioView view = catalog.view(scenario.id());
        String engine = engine(letter, said, first, scenario);
        return new CompareSide(
                letter,
                view,
                engine,
                names.of(names.offered(view.engines(), engine)),
                new LinkedHashMap<>(LecturePage.plain(values.knobs())),
                values.complaint(),
                null,
                null);
    }

    private @Nullable String engine(
            String letter, Map<String, String> said, @Nullable CompareSide first, Scenario scenario) {
        String own = FormActions.blankToNull(said.get(letter + ".engine"));
        String others = first == null ? null : first.engine();
        boolean canRunIt =
                others != null && (names.isPython(others) || scenario.engines().contains(others));
        return own == null && canRunIt ? others : own;
    }
}
