package dev.syncline.web.view;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.syncline.scenario.Button;
import dev.syncline.scenario.Lesson;
import dev.syncline.scenario.Outcome;
import dev.syncline.scenario.Preset;
import dev.syncline.scenario.Scenario;
import dev.syncline.scenario.Source;
import dev.syncline.scenario.Talk;
import dev.syncline.scenario.UserScript;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A scenario as pages and programs see it; for its prose see {@link Lesson}.
 *
 * @param chapter the title of its chapter
 * @param axis the axis with which its timeline opens: {@code time} or {@code events}
 * @param engines the available engines that can run it
 * @param absentEngines the missing ones, each with a sentence that says why
 * @param suggestedTimes the suggested number of runs of a series; 0 if they do not end by themselves
 * @param previous the scenario before it in the course, null for the first
 * @param next the scenario after it in the course, null for the last
 */
public record ScenarioView(
        String id,
        @JsonProperty("group") String chapter,
        String title,
        String summary,
        String shows,
        String watchFor,
        String moveThis,
        String pythonAndJava,
        Talk talk,
        List<KnobView> knobs,
        List<Preset> presets,
        List<Button> buttons,
        List<Outcome> outcomes,
        String axis,
        List<String> engines,
        Map<String, String> absentEngines,
        int suggestedTimes,
        SourceView.Both sources,
        @Nullable Link previous,
        @Nullable Link next) {
    /** The suggested number of runs where each of them starts processes. */
    private static final int TIMES_OF_PROCESSES = 20;

    /** A link to another scenario. */
    record Link(String id, String title) {
        /** Makes the link to a scenario. */
        static Link to(Scenario scenario) {
            return new Link(scenario.id(), scenario.lesson().title());
        }
    }

    /** Where its page is. */
    public String page() {
        return UserScript.nameOf(id).map("/code/%s"::formatted).orElse("/scenarios/" + id);
    }

    /** Shows a scenario between its neighbours. */
    static ScenarioView of(
            Scenario scenario,
            List<String> engines,
            Map<String, String> absentEngines,
            @Nullable Scenario previous,
            @Nullable Scenario next) {
        Lesson lesson = scenario.lesson();
        return new ScenarioView(
                scenario.id(),
                lesson.chapter().title(),
                lesson.title(),
                lesson.summary(),
                lesson.shows(),
                lesson.watchFor(),
                lesson.moveThis(),
                lesson.pythonAndJava(),
                lesson.talk(),
                scenario.knobs().stream().map(KnobView::of).toList(),
                scenario.presets(),
                scenario.buttons(),
                scenario.outcomes(),
                scenario.axis().id(),
                engines,
                absentEngines,
                suggestedTimes(scenario, engines),
                new SourceView.Both(SourceView.of(Source.java(scenario)), SourceView.of(scenario.python())),
                previous == null ? null : Link.to(previous),
                next == null ? null : Link.to(next));
    }

    /** The suggested number of runs for this scenario on these engines; 0 if it runs until it is stopped. */
    private static int suggestedTimes(Scenario scenario, List<String> engines) {
        boolean isEndless = scenario.outcomes().stream()
                .anyMatch(outcome ->
                        outcome.id().equals(Outcome.STOPPED) && outcome.when().isEmpty());
        if (isEndless) {
            return 0;
        }
        return engines.contains("processes") ? TIMES_OF_PROCESSES : SeriesView.TIMES;
    }
}
