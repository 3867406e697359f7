package dev.syncline.run;

import dev.syncline.python.program.ProgramLimits;
import dev.syncline.python.program.ProgramSettings;
import dev.syncline.scenario.Scenario;
import dev.syncline.scenario.Source;
import dev.syncline.scenario.UserScript;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What a CPython is told about the program of a scenario: its text, and its constants, which are the knobs. */
public final class PythonSettings {
    private PythonSettings() {}

    /** The name of the constant of a knob: {@code GAP_MS} for {@code gapMs}. */
    private static String constant(String knob) {
        return knob.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
    }

    /** The constants that belong to these values of knobs. */
    static Map<String, Object> constants(Map<String, Object> knobs) {
        Map<String, Object> constants = new TreeMap<>();
        knobs.forEach((knob, value) -> constants.put(constant(knob), plain(value)));
        return constants;
    }

    /**
     * What it is told.
     *
     * @param limits what the program may use if it is a user's own
     */
    public static ProgramSettings of(Scenario scenario, Map<String, Object> knobs, long seed, ProgramLimits limits) {
        Source source = scenario.python();
        String text = source.text() + "\n";
        return scenario instanceof UserScript script
                ? new ProgramSettings(source.file(), text, Map.of(), seed, script.watch(), limits)
                : new ProgramSettings(source.file(), text, constants(knobs), seed);
    }

    /** A whole number is one for Python, too, so that it is printed as in the program: 700, not 700.0. */
    private static Object plain(Object value) {
        return value instanceof Double number && number == Math.rint(number) ? (Object) number.longValue() : value;
    }
}
