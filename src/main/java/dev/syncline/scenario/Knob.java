package dev.syncline.scenario;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A typed parameter of a scenario: the one description behind the slider, the validation of a request and the value in
 * the body.
 *
 * @param name its name in the body and in requests
 * @param label its name on the screen
 * @param type the type of its values
 * @param min the least value; 0 for a switch and a choice
 * @param max the greatest value; 0 for a switch and a choice
 * @param step the distance between two neighbouring values, counted from {@code min}
 * @param options what a choice offers, empty for the other types
 * @param defaultValue the value when none is given: an Integer, a Double, a Boolean, or one of the options
 * @param unit what a number counts, for example {@code ms}; empty for none
 * @param live whether it may be changed during the run
 * @param help one sentence: what changes on the screen when it is moved
 * @param former what links, requests and logs of earlier versions call it, which are still read
 */
public record Knob(
        String name,
        String label,
        Type type,
        double min,
        double max,
        double step,
        List<String> options,
        Object defaultValue,
        String unit,
        boolean live,
        String help,
        Former former) {

    /** The type of a knob's values. */
    public enum Type {
        INTEGER,
        NUMBER,
        CHOICE,
        SWITCH
    }

    /**
     * What links, requests and logs of earlier versions call a knob and its options.
     *
     * @param name its former name; null for none
     * @param options the former words, by the present options
     */
    public record Former(@Nullable String name, Map<String, String> options) {
        private static final Former NONE = new Former(null, Map.of());
    }

    /** A whole number from {@code min} to {@code max}. */
    public static Knob integer(String name, String label, int min, int max, int defaultValue, String help) {
        return new Knob(name, label, Type.INTEGER, min, max, 1, List.of(), defaultValue, "", false, help, Former.NONE);
    }

    /** A number from {@code min} to {@code max} in steps of {@code step}. */
    public static Knob number(
            String name, String label, double min, double max, double step, double defaultValue, String help) {
        return new Knob(
                name, label, Type.NUMBER, min, max, step, List.of(), defaultValue, "", false, help, Former.NONE);
    }

    /** One of several words; the first is the default. */
    public static Knob choice(String name, String label, List<String> options, String help) {
        return new Knob(
                name, label, Type.CHOICE, 0, 0, 1, List.copyOf(options), options.get(0), "", false, help, Former.NONE);
    }

    /** On or off. */
    public static Knob onOff(String name, String label, boolean defaultValue, String help) {
        return new Knob(name, label, Type.SWITCH, 0, 0, 1, List.of(), defaultValue, "", false, help, Former.NONE);
    }

    /** The same knob, with a unit. */
    public Knob in(String newUnit) {
        return new Knob(name, label, type, min, max, step, options, defaultValue, newUnit, live, help, former);
    }

    /** The same knob, which may also be moved during the run. */
    public Knob whileRunning() {
        return new Knob(name, label, type, min, max, step, options, defaultValue, unit, true, help, former);
    }

    /** The same knob, which links, requests and logs of earlier versions call {@code earlier}. */
    public Knob formerly(String earlier) {
        return formerly(new Former(earlier, former.options));
    }

    /** The same choice, one of whose options links, requests and logs of earlier versions call {@code earlier}. */
    public Knob formerOption(String option, String earlier) {
        Map<String, String> all = new HashMap<>(former.options);
        all.put(option, earlier);
        return formerly(new Former(former.name, Map.copyOf(all)));
    }

    private Knob formerly(Former all) {
        return new Knob(name, label, type, min, max, step, options, defaultValue, unit, live, help, all);
    }

    /** Whether a link or a request may call it so: by its name, or by its former one. */
    public boolean isCalled(Object word) {
        return word.equals(name) || word.equals(former.name);
    }

    /** The present word for an option that {@code raw} was once the word for, and any other {@code raw} itself. */
    public Object present(Object raw) {
        return former.options.entrySet().stream()
                .filter(entry -> entry.getValue().equals(raw))
                .<Object>map(Map.Entry::getKey)
                .findFirst()
                .orElse(raw);
    }

    /**
     * Returns {@code raw} as this knob's own type: an Integer, a Double, a Boolean or a String.
     *
     * @param raw the value in a request: a Number, a Boolean, a String or null
     * @throws BadKnob if this knob does not take it; the message names the allowed range
     */
    public Object check(@Nullable Object raw) {
        return switch (type) {
            case INTEGER -> {
                BigDecimal value = numeral(raw);
                if (value.stripTrailingZeros().scale() > 0) {
                    throw refuse();
                }
                yield within(value).intValueExact();
            }
            case NUMBER -> within(numeral(raw)).doubleValue();
            case SWITCH -> {
                if (!(raw instanceof Boolean)) {
                    throw refuse();
                }
                yield raw;
            }
            case CHOICE -> {
                if (!(raw instanceof String word) || !options.contains(present(word))) {
                    throw refuse();
                }
                yield present(word);
            }
        };
    }

    /** What this knob takes, in words, for example {@code a whole number from 1 to 12}. */
    String range() {
        return switch (type) {
            case INTEGER -> "a whole number from %d to %d".formatted((int) min, (int) max);
            case NUMBER -> "a number from %s to %s".formatted(plain(min), plain(max));
            case SWITCH -> "true or false";
            case CHOICE -> "one of " + String.join(", ", options);
        };
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    private BigDecimal numeral(@Nullable Object raw) {
        if (raw instanceof BigDecimal decimal) {
            return decimal;
        }
        if (raw instanceof Number number && Double.isFinite(number.doubleValue())) {
            return new BigDecimal(number.toString());
        }
        throw refuse();
    }

    private BigDecimal within(BigDecimal value) {
        if (value.compareTo(BigDecimal.valueOf(min)) < 0 || value.compareTo(BigDecimal.valueOf(max)) > 0) {
            throw refuse();
        }
        return value;
    }

    private BadKnob refuse() {
        return new BadKnob(name, "The knob '%s' takes %s.".formatted(name, range()));
    }
}
