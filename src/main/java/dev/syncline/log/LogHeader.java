package dev.syncline.log;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The header of a log.
 *
 * @param run the run's id
 * @param scenario the id of the scenario
 * @param engine the engine of the run
 * @param knobs the values at the start, in the scenario's order
 * @param seed the seed of the random numbers
 * @param startedMillis when it began, in milliseconds since 1970-01-01 UTC
 * @param script the text of the user's own program that was run; null if a scenario was
 * @param watch the names of the shared variables that were chosen to be recorded; null if they were not chosen
 */
public record LogHeader(
        String run,
        String scenario,
        String engine,
        Map<String, Object> knobs,
        long seed,
        long startedMillis,
        @Nullable String script,
        @Nullable List<String> watch) {
    /** The header of a run of a scenario. */
    public LogHeader(
            String run, String scenario, String engine, Map<String, Object> knobs, long seed, long startedMillis) {
        this(run, scenario, engine, knobs, seed, startedMillis, null, null);
    }

    /**
     * Keeps its own copy of the knobs and names.
     *
     * @throws IllegalArgumentException if the value of a knob is not plain
     */
    public LogHeader {
        PlainValues.check(knobs);
        knobs = Collections.unmodifiableMap(new LinkedHashMap<>(knobs));
        watch = watch == null ? null : List.copyOf(watch);
    }
}
