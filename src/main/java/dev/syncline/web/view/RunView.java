package dev.syncline.web.view;

import dev.syncline.log.ActorInfo;
import dev.syncline.log.ObjectInfo;
import dev.syncline.run.Run;
import dev.syncline.run.actor.NextOperation;
import dev.syncline.run.outcome.GradedOutcome;
import dev.syncline.run.spec.Schedule;
import dev.syncline.scenario.UserScript;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A run as pages and programs see it, at one moment.
 *
 * @param state the word for its state
 * @param live whether it has not ended yet
 * @param outcome how it ended, null as long as it has not
 * @param events how many events its log has
 * @param nanos how long it is on the time axis, in nanoseconds
 * @param speed the speed of its clock, relative to the machine's
 * @param tempo the least number of milliseconds between two operations; 0 for no limit
 * @param next while it is paused: the actors that are held before an operation, each with the line of that operation
 * @param schedule the order of its operations, as long as it was controlled; null for none
 * @param series the series whose current run it is, null for any other run
 * @param script the name of the script that was run, null if it was a scenario
 * @param watch the shared variables that were chosen to be recorded, null if they were not chosen
 * @param viewers how many viewers it has
 * @param objects name, type, and the attributes of the type
 */
public record RunView(
        String id,
        String scenario,
        String engine,
        Map<String, Object> knobs,
        long seed,
        Instant started,
        String state,
        boolean live,
        @Nullable GradedOutcome outcome,
        long events,
        long nanos,
        double speed,
        int tempo,
        List<NextOperation> next,
        @Nullable String schedule,
        @Nullable String series,
        @Nullable String script,
        @Nullable List<String> watch,
        int viewers,
        List<ActorInfo> actors,
        List<Map<String, Object>> objects) {

    /** Shows a run as it is now. */
    public static RunView of(Run run) {
        return of(run, null);
    }

    /** The view of the current run of a series. */
    public static RunView of(Run run, @Nullable String series) {
        return new RunView(
                run.id(),
                run.scenario(),
                run.engine(),
                run.knobs(),
                run.seed(),
                run.started(),
                run.state().word(),
                run.live(),
                run.outcome(),
                run.events(),
                run.nanos(),
                run.speed(),
                run.tempo(),
                run.next(),
                Optional.ofNullable(run.schedule()).map(Schedule::toString).orElse(null),
                series,
                UserScript.nameOf(run.scenario()).orElse(null),
                run.log().header().watch(),
                run.log().subscriberCount(),
                run.entities().actors(),
                run.entities().objects().stream().map(RunView::object).toList());
    }

    private static Map<String, Object> object(ObjectInfo object) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", object.id());
        shown.put("name", object.name());
        shown.put("type", object.typeName());
        shown.putAll(object.attributes());
        return shown;
    }
}
