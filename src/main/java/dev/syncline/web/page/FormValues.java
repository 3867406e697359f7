package dev.syncline.web.page;

import dev.syncline.scenario.BadKnob;
import dev.syncline.scenario.Knob;
import dev.syncline.scenario.Scenario;
import dev.syncline.web.service.KnobValues;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a form, or the parameters of a link, read as knobs.
 *
 * @param knobs a value for every knob: the one that was sent, or the default if it was refused
 * @param complaint the first thing that was refused, or null
 */
record FormValues(Map<String, Object> knobs, LecturePage.@Nullable Complaint complaint) {
    private static final Set<String> NO_KNOBS =
            Set.of("engine", "seed", "schedule", "paused", "series-times", "series-speed", "tempo");

    /** Reads the parameters of a link: a missing knob has its default, other parameters are ignored. */
    static FormValues ofLink(Scenario scenario, Map<String, String> sent) {
        Map<String, Object> values = KnobValues.defaults(scenario);
        LecturePage.Complaint complaint = null;
        Map<String, String> named = KnobValues.renamed(scenario, sent);
        for (Knob knob : scenario.knobs()) {
            String text = named.get(knob.name());
            if (text != null) {
                try {
                    values.put(knob.name(), knob.check(KnobValues.ofText(knob, text)));
                } catch (BadKnob e) {
                    complaint = complaint == null ? complain(e) : complaint;
                }
            }
        }
        return new FormValues(values, complaint);
    }

    /** Reads a form that was sent: a missing switch is off, and an unknown field is refused. */
    static FormValues ofForm(Scenario scenario, Map<String, String> sent) {
        Map<String, String> all = KnobValues.renamed(scenario, sent);
        scenario.knobs().stream()
                .filter(knob -> knob.type() == Knob.Type.SWITCH)
                .forEach(knob -> all.putIfAbsent(knob.name(), "false"));
        FormValues values = ofLink(scenario, all);
        all.keySet().removeAll(NO_KNOBS);
        all.keySet().removeAll(values.knobs().keySet());
        if (all.isEmpty()) {
            return values;
        }
        try {
            KnobValues.checked(scenario, all);
            return values;
        } catch (BadKnob e) {
            return new FormValues(values.knobs(), LecturePage.Complaint.of(e));
        }
    }

    private static LecturePage.Complaint complain(BadKnob bad) {
        return new LecturePage.Complaint(bad.knob(), String.valueOf(bad.getMessage()));
    }
}
