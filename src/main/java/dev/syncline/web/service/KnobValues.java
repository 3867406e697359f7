package dev.syncline.web.service;

import dev.syncline.scenario.BadKnob;
import dev.syncline.scenario.Knob;
import dev.syncline.scenario.Scenario;
import dev.syncline.web.problem.RequestException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns the knobs of a request into the values that a run takes. */
public final class KnobValues {
    private static final int MAX_NUMERAL_LENGTH = 100;

    private KnobValues() {}

    /** The defaults of all knobs, in their order. */
    public static Map<String, Object> defaults(Scenario scenario) {
        Map<String, Object> values = new LinkedHashMap<>();
        scenario.knobs().forEach(knob -> values.put(knob.name(), knob.defaultValue()));
        return values;
    }

    /**
     * A value for every knob: the one that was sent, or the default.
     *
     * @throws BadKnob for the first knob that is unknown or does not take its value
     */
    public static Map<String, Object> complete(Scenario scenario, @Nullable Map<?, ?> sent) {
        Map<String, Object> values = defaults(scenario);
        values.putAll(checked(scenario, sent));
        return values;
    }

    /**
     * The values that were sent, each in its knob's own type.
     *
     * @throws BadKnob for the first knob that is unknown or does not take its value
     */
    public static Map<String, Object> checked(Scenario scenario, @Nullable Map<?, ?> sent) {
        Map<String, Object> values = new LinkedHashMap<>();
        if (sent == null) {
            return values;
        }
        sent.forEach((name, raw) -> {
            Knob knob = knob(scenario, name);
            Object value = knob.check(raw);
            if (knob.name().equals(name)) {
                values.put(knob.name(), value);
            } else {
                values.putIfAbsent(knob.name(), value);
            }
        });
        return values;
    }

    /** The same values, those of a knob's former name by its present one, unless there is a value by that. */
    public static <V> Map<String, V> renamed(Scenario scenario, Map<String, V> values) {
        Map<String, V> renamed = new LinkedHashMap<>(values);
        for (Knob knob : scenario.knobs()) {
            String former = knob.former().name();
            if (former != null) {
                V value = renamed.remove(former);
                if (value != null) {
                    renamed.putIfAbsent(knob.name(), value);
                }
            }
        }
        return renamed;
    }

    /** The values of the knobs in a log, which may be one of an earlier version, by the present names and words. */
    public static Map<String, Object> ofLog(Scenario scenario, Map<String, Object> logged) {
        Map<String, Object> values = renamed(scenario, logged);
        scenario.knobs().forEach(knob -> values.computeIfPresent(knob.name(), (name, value) -> knob.present(value)));
        return values;
    }

    /**
     * The value of a form field, as {@link Knob#check} takes it: a number for a number, a flag for a switch. A text
     * that is neither stays a text, which the check refuses.
     */
    public static @Nullable Object ofText(Knob knob, String text) {
        return switch (knob.type()) {
            case CHOICE -> text;
            case SWITCH ->
                switch (text) {
                    case "true", "on" -> true;
                    case "false" -> false;
                    default -> text;
                };
            case INTEGER, NUMBER -> number(text);
        };
    }

    private static Object number(String text) {
        if (text.length() > MAX_NUMERAL_LENGTH) {
            return text;
        }
        try {
            return new BigDecimal(text.strip());
        } catch (NumberFormatException e) {
            return text;
        }
    }

    private static Knob knob(Scenario scenario, Object name) {
        List<Knob> knobs = scenario.knobs();
        return knobs.stream().filter(knob -> knob.isCalled(name)).findFirst().orElseThrow(() -> {
            String known = knobs.stream().map(Knob::name).collect(Collectors.joining(", "));
            return new BadKnob(
                    RequestException.clip(name),
                    "There is no knob %s; there are: %s.".formatted(RequestException.quote(name), known));
        });
    }
}
