package dev.syncline.run.spec;

import dev.syncline.scenario.Scenario;
import java.util.Map;

/**
 * What is to be run again and again, each time with another seed.
 *
 * @param engine the id of the engine
 * @param knobs a value for each knob of the scenario, checked
 * @param times how many runs, 1 to {@value #MAX}
 * @param speed the speed of their clock, relative to the machine's, {@value #MIN_SPEED} to {@value #MAX_SPEED}
 */
public record SeriesSpec(Scenario scenario, String engine, Map<String, Object> knobs, int times, double speed) {
    /** How many runs a series may have. */
    public static final int MAX = 200;

    /** The slowest clock of a series, in times of the machine's. */
    public static final double MIN_SPEED = 1;

    /** The fastest clock of a series, in times of the machine's. */
    public static final double MAX_SPEED = 50;

    /**
     * Keeps its own copy of the knobs.
     *
     * @throws IllegalArgumentException if there are too many runs, or too few, or their clock would be too fast or too slow
     */
    public SeriesSpec {
        if (times < 1 || times > MAX) {
            throw new IllegalArgumentException("A series has from 1 to %d runs.".formatted(MAX));
        }
        if (!(speed >= MIN_SPEED && speed <= MAX_SPEED)) {
            throw new IllegalArgumentException("The speed is a number from %s to %s.".formatted(MIN_SPEED, MAX_SPEED));
        }
        knobs = Map.copyOf(knobs);
    }
}
