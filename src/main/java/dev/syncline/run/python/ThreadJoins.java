package dev.syncline.run.python;

import dev.syncline.log.LogEvent;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Kind;
import dev.syncline.trace.Probe;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Completes joins of threads from the order of the events: how many wait for an actor to end, and with which value it ended. */
final class ThreadJoins {
    private final Map<Integer, Set<Integer>> waiting = new HashMap<>(); // by the actor that is joined
    private final Map<Integer, Integer> ended = new HashMap<>();

    /** The event with what it lacks; to be shown every event, in order. */
    LogEvent complete(LogEvent event) {
        int actor = event.actor();
        if (event.kind() == Kind.ENDED) {
            ended.put(actor, event.value());
            waiting.values().forEach(each -> each.remove(actor));
        }
        if (event.object() != Probe.NO_OBJECT || event.peer() == Actor.NOBODY) {
            return event;
        }
        Set<Integer> others = waiting.computeIfAbsent(event.peer(), none -> new HashSet<>());
        switch (event.kind()) {
            case WAITING -> {
                others.add(actor);
                return event.withValue(others.size());
            }
            case PASSED -> {
                others.remove(actor);
                return event.withValue(ended.getOrDefault(event.peer(), 0));
            }
            case TIMED_OUT -> {
                others.remove(actor);
                return event;
            }
            default -> {
                return event;
            }
        }
    }
}
