package dev.syncline.run.stage;

import dev.syncline.scenario.BadKnob;
import dev.syncline.scenario.Knob;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The knobs of one run and their values, which may change during the run. */
public final class LiveKnobs {
    private final List<Knob> declared;
    private volatile Map<String, Object> values;

    /** Starts with these values, one for each of the declared knobs. */
    public LiveKnobs(List<Knob> declared, Map<String, Object> values) {
        this.declared = declared;
        this.values = Map.copyOf(values);
    }

    /** The current value of a knob. */
    <T> T get(String name, Class<T> type) {
        Object value = values.get(name);
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException(
                    "The scenario has no knob '%s' of type %s.".formatted(name, type.getSimpleName()));
        }
        return type.cast(value);
    }

    /** All current values. */
    public Map<String, Object> values() {
        return values;
    }

    /**
     * Checks new values for some of the knobs.
     *
     * @throws BadKnob if one is unknown, out of its range, or cannot be changed during the run
     */
    public Map<String, Object> check(Map<String, ?> turned) {
        Map<String, Object> checked = new HashMap<>();
        turned.forEach((name, raw) -> {
            Knob knob = declared.stream()
                    .filter(k -> k.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new BadKnob(name, "There is no knob '%s'.".formatted(name)));
            if (!knob.live()) {
                throw new BadKnob(
                        name,
                        "The knob '%s' is set before the start; stop the run and start it again.".formatted(name));
            }
            checked.put(name, knob.check(raw));
        });
        return checked;
    }

    /** Replaces values with checked ones. */
    public synchronized void turn(Map<String, Object> checked) {
        Map<String, Object> next = new HashMap<>(values);
        next.putAll(checked);
        values = Map.copyOf(next);
    }

    /** The label of a knob. */
    public String label(String name) {
        return declared.stream()
                .filter(k -> k.name().equals(name))
                .map(Knob::label)
                .findFirst()
                .orElse(name);
    }
}
