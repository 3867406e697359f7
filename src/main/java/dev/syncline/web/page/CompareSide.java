package dev.syncline.web.page;

import dev.syncline.run.Run;
import dev.syncline.web.view.EngineNames;
import dev.syncline.web.view.KnobView;
import dev.syncline.web.view.RunView;
import dev.syncline.web.view.ScenarioView;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One side of a comparison: a run, or the settings for one.
 *
 * @param letter {@code a} or {@code b}; a dot and the name of a knob follow it in links
 * @param engine the id of the engine, or null for the first available
 * @param engineName what the screen calls the engine that runs it
 * @param values the values of its knobs
 * @param complaint what is wrong with the link, or null
 * @param run the run, or null if it has not been started
 * @param program the text of the user's own program that ran, or null for a scenario
 */
record CompareSide(
        String letter,
        ScenarioView scenario,
        @Nullable String engine,
        String engineName,
        Map<String, Object> values,
        LecturePage.@Nullable Complaint complaint,
        @Nullable RunView run,
        @Nullable String program) {
    private static final String ENGINE = "Engine";

    /** A side that shows a run, whose knobs have these values. */
    static CompareSide of(
            String letter,
            Run run,
            Map<String, Object> knobs,
            ScenarioView scenario,
            EngineNames names,
            @Nullable String program) {
        String engine = run.engine();
        return new CompareSide(
                letter, scenario, engine, names.of(engine), LecturePage.plain(knobs), null, RunView.of(run), program);
    }

    /** What differs from the other side, in a few words. */
    String differenceTo(CompareSide other) {
        if (program != null && other.program != null) {
            String lines = ChangedLines.of(program, other.program);
            if (!lines.isEmpty()) {
                return lines;
            }
        }
        Map<String, String> mine = words();
        if (scenario.id().equals(other.scenario.id())) {
            Map<String, String> theirs = other.words();
            mine.entrySet().removeIf(word -> word.getValue().equals(theirs.get(word.getKey())));
        } else {
            mine.keySet().removeIf(this::isDefault);
        }
        return String.join(" · ", mine.values());
    }

    private boolean isDefault(String label) {
        if (label.equals(ENGINE)) {
            return engine == null || scenario.engines().indexOf(engine) == 0;
        }
        return scenario.knobs().stream()
                .filter(knob -> knob.label().equals(label))
                .anyMatch(knob -> same(knob.defaultValue(), values.get(knob.name())));
    }

    /** Whether two values of a knob are the same, however their numbers are kept. */
    static boolean same(Object one, @Nullable Object other) {
        return (one instanceof Number a && other instanceof Number b)
                ? a.doubleValue() == b.doubleValue()
                : Objects.equals(one, other);
    }

    /** Its settings, by the label of each knob: {@code Guard: while}. */
    private Map<String, String> words() {
        Map<String, String> words = new LinkedHashMap<>();
        for (KnobView knob : scenario.knobs()) {
            Object value = values.get(knob.name());
            String said = value instanceof Boolean on ? (on ? "on" : "off") : String.valueOf(value);
            words.put(
                    knob.label(),
                    "%s: %s %s".formatted(knob.label(), said, knob.unit()).strip());
        }
        if (scenario.engines().size() > 1) {
            words.put(ENGINE, "%s: %s".formatted(ENGINE, engineName));
        }
        return words;
    }
}
