package dev.syncline.run.outcome;

import dev.syncline.log.EntityTable;
import dev.syncline.log.EventSink;
import dev.syncline.log.LogEvent;
import dev.syncline.scenario.Judge;
import dev.syncline.scenario.Judgement;
import dev.syncline.scenario.KnobValues;
import dev.syncline.scenario.NamedEvent;
import dev.syncline.scenario.Scenario;
import dev.syncline.trace.Kind;
import dev.syncline.trace.Probe;
import dev.syncline.trace.Traceback;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Shows a log to the judge of its scenario, event by event, with the names of the actors and objects. */
public final class LogJudge implements EventSink {
    private final @Nullable Judge judge;
    private final Names actors;
    private final Names objects;
    private final Shown shown = new Shown();

    /**
     * Begins with a log of this scenario.
     *
     * @param knobs the values of the knobs at the start
     * @param entities the actors and objects of the log, which may grow
     */
    public LogJudge(Scenario scenario, Map<String, Object> knobs, EntityTable entities) {
        judge = scenario.judge(new KnobValues(knobs));
        actors = new Names(id -> entities.actors().get(id).name());
        objects = new Names(id -> asOneWouldSay(entities.objects().get(id).name()));
    }

    /** A judge knows the words of a name, which a variable in Python has to join: {@code haircut_done}. */
    private static String asOneWouldSay(String name) {
        return name.replace('_', ' ');
    }

    @Override
    public void event(LogEvent event) {
        if (judge != null) {
            shown.kind = event.kind();
            shown.actor = actors.of(event.actor());
            shown.object = event.object() == Probe.NO_OBJECT ? "" : objects.of(event.object());
            shown.value = event.value();
            shown.text = Traceback.without(Objects.requireNonNullElse(event.text(), ""));
            shown.nanos = event.t();
            judge.event(shown);
        }
    }

    /** The judgement about all that it was shown; null if the scenario has no judge. */
    public @Nullable Judgement judgement() {
        return judge == null ? null : judge.judgement();
    }

    /** The names of actors or objects by their numbers; the table itself takes a lock for each. */
    private static final class Names {
        private final IntFunction<String> find;
        private final List<@Nullable String> known = new ArrayList<>();

        Names(IntFunction<String> find) {
            this.find = find;
        }

        String of(int id) {
            while (known.size() <= id) {
                known.add(null);
            }
            String name = known.get(id);
            if (name == null) {
                name = find.apply(id);
                known.set(id, name);
            }
            return name;
        }
    }

    /** The event that is being shown; one object for all of them, so that a long log makes no garbage. */
    private static final class Shown implements NamedEvent {
        private Kind kind = Kind.STARTED;
        private String actor = "";
        private String object = "";
        private int value;
        private String text = "";
        private long nanos;

        @Override
        public Kind kind() {
            return kind;
        }

        @Override
        public String actor() {
            return actor;
        }

        @Override
        public String object() {
            return object;
        }

        @Override
        public int value() {
            return value;
        }

        @Override
        public String text() {
            return text;
        }

        @Override
        public long nanos() {
            return nanos;
        }
    }
}
