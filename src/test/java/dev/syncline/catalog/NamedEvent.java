package dev.syncline.catalog;

import dev.syncline.log.ActorInfo;
import dev.syncline.log.ObjectInfo;
import dev.syncline.run.Run;
import dev.syncline.trace.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * An event of a log with its names.
 *
 * @param seq its number
 * @param kind what became true
 * @param actor for whom
 * @param object on what; empty for none
 * @param value what the kind says
 * @param line where in the scenario's source; 0 if unknown
 * @param text a sentence, an item or a line of output; empty for none
 */
record NamedEvent(long seq, Kind kind, String actor, String object, int value, int line, String text) {

    /** Everything that a run recorded, in order. */
    static List<NamedEvent> in(Run run) {
        List<ActorInfo> actors = run.entities().actors();
        List<ObjectInfo> objects = run.entities().objects();
        List<NamedEvent> all = new ArrayList<>();
        run.log().replay(0, (seq, t, kind, actor, object, value, peer, line, timed, text) -> {
            String name = object < objects.size() ? objects.get(object).name() : "";
            all.add(new NamedEvent(seq, kind, actors.get(actor).name(), name, value, line, text == null ? "" : text));
        });
        return all;
    }

    /** Whether this is an event of one of these kinds. */
    boolean is(Kind... kinds) {
        return List.of(kinds).contains(kind);
    }
}
