package dev.syncline.scenario;

import java.util.Map;

/**
 * A setting worth showing; the presets of a scenario are shown in their order.
 *
 * @param title what it is called on its button
 * @param caption one sentence that says what will be seen
 * @param knobs the values of the knobs that differ from their defaults
 */
public record Preset(String title, String caption, Map<String, Object> knobs) {
    /** Keeps its own copy of the values. */
    public Preset {
        knobs = Map.copyOf(knobs);
    }
}
