package dev.syncline.log;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What stands at the head of a log.
 *
 * @param run the run's id
 * @param scenario what was run
 * @param engine on what it ran
 * @param knobs the values at the start, in the scenario's order
 * @param seed the seed of the random numbers
 * @param startedMillis when it began, in milliseconds since 1970-01-01 UTC
 */
public record LogHeader(
        String run, String scenario, String engine, Map<String, Object> knobs, long seed, long startedMillis) {
    /**
     * Keeps its own copy of the knobs.
     *
     * @throws IllegalArgumentException if a knob's value is not plain
     */
    public LogHeader {
        PlainValues.check(knobs);
        knobs = Collections.unmodifiableMap(new LinkedHashMap<>(knobs));
    }
}
