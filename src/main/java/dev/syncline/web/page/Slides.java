package dev.syncline.web.page;

import dev.syncline.scenario.Preset;
import dev.syncline.scenario.Scenario;
import dev.syncline.web.view.ScenarioView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A scenario as a sequence of slides: first the defaults, then preset by preset.
 *
 * @param all all slides, in order; never empty
 * @param at the number of the current slide, from 1
 * @param current the current slide
 * @param next the next slide, or null at the end
 */
record Slides(
        List<Slide> all, int at, Slide current, @Nullable Slide next) {
    private static final String FIRST = "To begin with";

    /**
     * A slide.
     *
     * @param title a few words
     * @param caption one sentence that says what will be seen
     */
    record Slide(String title, String caption) {}

    /**
     * The parameters of a link to a slide: if it names a slide and nothing else, those of its preset, so that the
     * sliders are set as the slide says.
     */
    static Map<String, String> link(Scenario scenario, Map<String, String> parameters) {
        int preset = number(parameters.get("slide"), scenario.presets().size() + 1) - 2;
        if (preset < 0 || parameters.size() > 1) {
            return parameters;
        }
        Map<String, String> all = new HashMap<>(parameters);
        Preset shown = scenario.presets().get(preset);
        shown.knobs().forEach((knob, value) -> all.put(knob, value.toString()));
        if (shown.schedule() != null) {
            all.put("schedule", shown.schedule());
        }
        return all;
    }

    /** The slides of a scenario, at the number that a link names, or at the first if there is no such number. */
    static Slides of(ScenarioView scenario, @Nullable String number) {
        List<Slide> all = Stream.concat(
                        Stream.of(new Slide(FIRST, scenario.summary())),
                        scenario.presets().stream().map(preset -> new Slide(preset.title(), preset.caption())))
                .toList();
        int at = number(number, all.size());
        return new Slides(all, at, all.get(at - 1), at == all.size() ? null : all.get(at));
    }

    private static int number(@Nullable String text, int max) {
        int number = text != null && text.matches("[1-9][0-9]?") ? Integer.parseInt(text) : 1;
        return number <= max ? number : 1;
    }
}
