package dev.syncline.web.page;

import dev.syncline.web.view.KnobView;
import dev.syncline.web.view.ScenarioView;
import java.util.Map;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The links from a scenario to the pages that run it more than once, with the current knobs.
 *
 * @param outcomes to the page that runs it a hundred times
 * @param compare to the page that compares it with another, as the first of the two
 */
record PageLinks(String outcomes, String compare) {
    /** The links of a scenario, with the values that are not the defaults. */
    static PageLinks from(ScenarioView scenario, Map<String, ?> values) {
        UriComponentsBuilder outcomes = UriComponentsBuilder.fromPath("/scenarios/{id}/outcomes");
        UriComponentsBuilder compare = UriComponentsBuilder.fromPath("/compare").queryParam("scenario", "{id}");
        for (KnobView knob : scenario.knobs()) {
            Object value = values.get(knob.name());
            if (value != null && !value.equals(knob.defaultValue())) {
                outcomes.queryParam(knob.name(), value);
                compare.queryParam("a." + knob.name(), value);
            }
        }
        return new PageLinks(
                outcomes.build().expand(scenario.id()).encode().toUriString(),
                compare.build().expand(scenario.id()).encode().toUriString());
    }
}
