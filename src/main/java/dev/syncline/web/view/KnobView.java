package dev.syncline.web.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.syncline.scenario.Knob;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A knob as pages and programs see it.
 *
 * @param type {@code integer}, {@code number}, {@code choice} or {@code switch}
 * @param min the least value, written without a fraction if it is whole, as are {@code max} and {@code step}
 * @param formerName its name in links, requests and logs of earlier versions, which is still read; null for none
 * @param formerOptions for an option, its word in links, requests and logs of earlier versions, which is still read
 */
public record KnobView(
        String name,
        String label,
        String type,
        Number min,
        Number max,
        Number step,
        List<String> options,
        @JsonProperty("default") Object defaultValue,
        String unit,
        boolean live,
        String help,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String formerName,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> formerOptions) {

    /** Shows a knob. */
    static KnobView of(Knob knob) {
        return new KnobView(
                knob.name(),
                knob.label(),
                knob.type().name().toLowerCase(Locale.ROOT),
                plain(knob.min()),
                plain(knob.max()),
                plain(knob.step()),
                knob.options(),
                knob.defaultValue(),
                knob.unit(),
                knob.live(),
                knob.help(),
                knob.former().name(),
                knob.former().options());
    }

    /** The same number, written without a fraction if it is whole. */
    public static Number plain(double value) {
        if (value == Math.rint(value)) {
            return (long) value;
        }
        return BigDecimal.valueOf(value);
    }
}
