package dev.syncline.run;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The constants of a Python program that are the knobs of its scenario. */
public final class ScriptConstants {
    private ScriptConstants() {}

    /** The name of the constant of a knob: {@code GAP_MS} for {@code gapMs}. */
    static String name(String knob) {
        return knob.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
    }

    /** The constants that belong to these values of knobs. */
    public static Map<String, Object> of(Map<String, Object> knobs) {
        Map<String, Object> constants = new TreeMap<>();
        knobs.forEach((knob, value) -> constants.put(name(knob), plain(value)));
        return constants;
    }

    /** A whole number is one for Python, too, so that it is printed as in the program: 700, not 700.0. */
    private static Object plain(Object value) {
        return value instanceof Double number && number == Math.rint(number) ? (Object) number.longValue() : value;
    }
}
