package dev.syncline.scenario;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A setting worth showing; the presets of a scenario are shown in their order.
 *
 * @param title what it is called on its button
 * @param caption one sentence that says what will be seen
 * @param knobs the values of the knobs that differ from their defaults
 * @param schedule the order of operations that shows the point every time, as in a link, like {@code 0x3,1,2} for three
 *     operations of the body and one each of the first two actors it started; null to let the threads run freely
 * @param pythonSchedule the order that shows it in the Python program, which may have other operations
 */
public record Preset(
        String title,
        String caption,
        Map<String, Object> knobs,
        @Nullable String schedule,
        @Nullable String pythonSchedule) {
    /** Keeps its own copy of the values. */
    public Preset {
        knobs = Map.copyOf(knobs);
    }

    /** A setting with an order that shows the point in Java and in Python alike. */
    public Preset(String title, String caption, Map<String, Object> knobs, String schedule) {
        this(title, caption, knobs, schedule, schedule);
    }

    /** A setting whose threads run freely. */
    public Preset(String title, String caption, Map<String, Object> knobs) {
        this(title, caption, knobs, null, null);
    }
}
