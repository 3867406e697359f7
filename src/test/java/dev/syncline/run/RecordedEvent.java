package dev.syncline.run;

import dev.syncline.log.ActorInfo;
import dev.syncline.log.LogEvent;
import dev.syncline.log.ObjectInfo;
import dev.syncline.scenario.NamedEvent;
import dev.syncline.trace.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * An event as a run recorded it, and its names.
 *
 * @param event the event
 * @param actor for whom it became true
 * @param object on what; empty for none
 * @param peer which actor caused it; empty for none
 */
public record RecordedEvent(LogEvent event, String actor, String object, String peer) implements NamedEvent {

    /** Everything that a run recorded, in order. */
    public static List<RecordedEvent> in(Run run) {
        List<ActorInfo> actors = run.entities().actors();
        List<ObjectInfo> objects = run.entities().objects();
        List<RecordedEvent> all = new ArrayList<>();
        run.log().replay(0, event -> {
            String object = event.object() < objects.size()
                    ? objects.get(event.object()).name()
                    : "";
            String peer =
                    event.peer() < actors.size() ? actors.get(event.peer()).name() : "";
            all.add(new RecordedEvent(event, actors.get(event.actor()).name(), object, peer));
        });
        return all;
    }

    /** Its number. */
    public long seq() {
        return event.seq();
    }

    @Override
    public Kind kind() {
        return event.kind();
    }

    @Override
    public int value() {
        return event.value();
    }

    @Override
    public long nanos() {
        return event.t();
    }

    /** Where in the scenario's source; 0 if unknown. */
    public int line() {
        return event.line();
    }

    @Override
    public String text() {
        String text = event.text();
        return text == null ? "" : text;
    }

    /** Whether this is an event of one of these kinds. */
    public boolean is(Kind... kinds) {
        return List.of(kinds).contains(kind());
    }

    /** Whether this is an event of this kind, actor and object. */
    public boolean is(Kind kind, String wantedActor, String wantedObject) {
        return is(kind) && actor.equals(wantedActor) && object.equals(wantedObject);
    }

    /** All but its place, for example {@code Ann received 0 on manager by Bob: None}. */
    public String words() {
        return "%s %s %d%s%s%s"
                .formatted(actor, kind().word(), value(), part(" on ", object), part(" by ", peer), part(": ", text()));
    }

    private static String part(String before, String name) {
        return name.isEmpty() ? "" : before + name;
    }
}
