package dev.syncline.scenario;

import java.util.Map;
import java.util.Objects;

/**
 * The values that the knobs of a run had at its start.
 *
 * @param values one for each knob, by its name
 */
public record KnobValues(Map<String, Object> values) {
    /** Keeps its own copy. */
    public KnobValues {
        values = Map.copyOf(values);
    }

    /** The value of a knob of type integer. */
    public int integer(String knob) {
        return (Integer) value(knob);
    }

    /** The value of a knob of type number. */
    public double number(String knob) {
        return (Double) value(knob);
    }

    /** The value of a switch. */
    public boolean isOn(String knob) {
        return (Boolean) value(knob);
    }

    /** The value of a choice. */
    public String choice(String knob) {
        return (String) value(knob);
    }

    private Object value(String knob) {
        return Objects.requireNonNull(values.get(knob), () -> "There is no knob '%s'.".formatted(knob));
    }
}
