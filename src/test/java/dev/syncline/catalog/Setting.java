package dev.syncline.catalog;

import dev.syncline.scenario.Knob;
import dev.syncline.scenario.Preset;
import dev.syncline.scenario.Scenario;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A scenario with a value for each of its knobs.
 *
 * @param scenario what is to be played
 * @param name what the setting is called in a report
 * @param knobs the values, complete and checked
 */
public record Setting(Scenario scenario, String name, Map<String, Object> knobs) {
    private static final double QUICK_MILLIS = 20;

    /** The default setting. */
    public static Setting standard(Scenario scenario) {
        return new Setting(scenario, "default", values(scenario, Knob::defaultValue));
    }

    /** Every setting that must work: the smallest, the default, the largest, and each preset that is none of those before it. */
    static List<Setting> of(Scenario scenario) {
        List<Setting> settings = new ArrayList<>(ofKnobs(scenario));
        for (Preset preset : scenario.presets()) {
            Setting setting = standard(scenario).with(preset.knobs()).named("preset " + preset.title());
            if (settings.stream().noneMatch(earlier -> earlier.knobs.equals(setting.knobs))) {
                settings.add(setting);
            }
        }
        return settings;
    }

    /** The default setting, but with short times. */
    static Setting quick(Scenario scenario) {
        Map<String, Object> shorter = new HashMap<>();
        for (Knob knob : scenario.knobs()) {
            if (knob.unit().equals("ms")) {
                shorter.put(knob.name(), Math.max(knob.min(), QUICK_MILLIS));
            }
        }
        return standard(scenario).with(shorter);
    }

    /** The smallest, the default, and the largest. */
    static List<Setting> ofKnobs(Scenario scenario) {
        return List.of(
                new Setting(scenario, "minimum", values(scenario, Setting::least)),
                standard(scenario),
                new Setting(scenario, "maximum", values(scenario, Setting::greatest)));
    }

    /** The same setting with some other values. */
    Setting with(Map<String, Object> others) {
        Map<String, Object> all = new HashMap<>(knobs);
        others.forEach((knob, value) -> all.put(knob, knob(knob).check(value)));
        return new Setting(scenario, name + " with " + others, Map.copyOf(all));
    }

    private Setting named(String newName) {
        return new Setting(scenario, newName, knobs);
    }

    private Knob knob(String knobName) {
        return scenario.knobs().stream()
                .filter(knob -> knob.name().equals(knobName))
                .findFirst()
                .orElseThrow(() -> new AssertionError("%s has no knob '%s'".formatted(scenario.id(), knobName)));
    }

    private static Map<String, Object> values(Scenario scenario, Function<Knob, Object> value) {
        Map<String, Object> all = new HashMap<>();
        scenario.knobs().forEach(knob -> all.put(knob.name(), knob.check(value.apply(knob))));
        return Map.copyOf(all);
    }

    private static Object least(Knob knob) {
        return switch (knob.type()) {
            case INTEGER, NUMBER -> knob.min();
            case SWITCH -> false;
            case CHOICE -> knob.options().get(0);
        };
    }

    private static Object greatest(Knob knob) {
        return switch (knob.type()) {
            case INTEGER, NUMBER -> knob.max();
            case SWITCH -> true;
            case CHOICE -> knob.options().get(knob.options().size() - 1);
        };
    }

    @Override
    public String toString() {
        return scenario.id() + ", " + name;
    }
}
