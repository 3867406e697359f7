package dev.syncline.process.worker;

import dev.syncline.log.EntityTable;
import dev.syncline.log.EventSink;
import dev.syncline.log.LogEvent;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Kind;
import dev.syncline.trace.ObjectType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An event completer, the actors and objects whose events it gets, and what it makes of them. */
class EventCompleterFixture {
    static final int ANN = 0;
    static final int BOB = 1;
    static final int CEM = 2;
    static final int NOBODY = Actor.NOBODY;
    static final int SIGKILL = -9;

    private final EntityTable entities = new EntityTable();
    private final List<LogEvent> completed = new ArrayList<>();
    private final EventSink completer = new EventCompleter(entities).into(completed::add);

    final int object(ObjectType type) {
        return object(type, Map.of());
    }

    final int object(ObjectType type, Map<String, Object> attributes) {
        return entities.addObject(type.name(), type, attributes).id();
    }

    final int value(Kind kind, int actor, int object) {
        return take(kind, actor, object, 0, NOBODY, "").value();
    }

    final int peer(Kind kind, int actor, int object) {
        return take(kind, actor, object, 0, NOBODY, "").peer();
    }

    final LogEvent take(Kind kind, int actor, int object, int value, int peer, String text) {
        long seq = completed.size();
        completer.event(
                new LogEvent(seq, 0, kind, actor, object, value, peer, /* line= */ 1, /* timed= */ false, text));
        return completed.get(completed.size() - 1);
    }

    final void pass(LogEvent event) {
        completer.event(event);
    }

    final List<LogEvent> completed() {
        return completed;
    }
}
