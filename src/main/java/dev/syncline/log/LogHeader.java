package dev.syncline.log;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The header of a log.
 *
 * @param run the run's id
 * @param scenario the id of the scenario
 * @param engine the engine of the run
 * @param knobs the values at the start, in the scenario's order
 * @param seed the seed of the random numbers
 * @param startedMillis when it began, in milliseconds since 1970-01-01 UTC
 */
public record LogHeader(
        String run, String scenario, String engine, Map<String, Object> knobs, long seed, long startedMillis) {
    /**
     * Keeps its own copy of the knobs.
     *
     * @throws IllegalArgumentException if the value of a knob is not plain
     */
    public LogHeader {
        PlainValues.check(knobs);
        knobs = Collections.unmodifiableMap(new LinkedHashMap<>(knobs));
    }
}
