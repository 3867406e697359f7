package dev.syncline.run;

import dev.syncline.primitive.Actor;
import dev.syncline.primitive.Kind;
import dev.syncline.trace.Cast;
import dev.syncline.trace.EventSink;
import dev.syncline.trace.ObjectInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds deadlocks in the log, at the event that closes the cycle.
 *
 * <p>It keeps the wait-for graph: which actor holds each lock, and for which lock each actor waits without a time-out.
 * An actor waits for at most one lock and a lock has at most one holder, so a cycle is found by following the edges
 * from the actor that has just begun to wait; only such an event can close one. The log is a legal history, so a cycle
 * in it was really there. It is taken back when an actor of it goes on after all, because a Lock, unlike an RLock, may
 * be released by somebody who does not hold it. An actor that is killed does not go on.
 */
final class DeadlockWatch implements EventSink {
    /** One step of a cycle: the actor waits for the object, which the next actor holds. */
    record Edge(int actor, int object) {}

    private final Cast cast;
    private final Consumer<List<Edge>> found;
    private final Runnable resolved;
    private final Map<Integer, Boolean> locks = new HashMap<>();
    private final Map<Integer, Integer> holders = new HashMap<>();
    private final Map<Integer, Integer> waits = new HashMap<>();
    private final Set<Integer> stuck = new HashSet<>();

    /**
     * Watches one log; both listeners are called from {@link #event}.
     *
     * @param found is told of each cycle
     * @param resolved is told when no cycle is left
     */
    DeadlockWatch(Cast cast, Consumer<List<Edge>> found, Runnable resolved) {
        this.cast = cast;
        this.found = found;
        this.resolved = resolved;
    }

    @Override
    public void event(
            long seq,
            long t,
            Kind kind,
            int actor,
            int object,
            int value,
            int peer,
            int line,
            boolean timed,
            @Nullable String text) {
        switch (kind) {
            case ACQUIRED -> {
                goesOn(actor);
                if (isLock(object)) {
                    holders.put(object, actor);
                }
            }
            case RELEASED -> {
                if (value == 0) {
                    holders.remove(object);
                }
            }
            case WAITING -> {
                if (!timed && isLock(object)) {
                    waits.put(actor, object);
                    look(actor);
                }
            }
            case TIMED_OUT, RAISED -> goesOn(actor);
            case ENDED -> {
                waits.remove(actor);
                stuck.remove(actor);
            }
            default -> {
                // says nothing about a lock
            }
        }
    }

    private void goesOn(int actor) {
        waits.remove(actor);
        if (stuck.remove(actor)) {
            stuck.clear();
            resolved.run();
        }
    }

    private void look(int start) {
        List<Edge> cycle = new ArrayList<>();
        int actor = start;
        do {
            Integer object = waits.get(actor);
            if (object == null || cycle.size() > waits.size()) {
                return;
            }
            cycle.add(new Edge(actor, object));
            actor = holders.getOrDefault(object, Actor.NOBODY);
        } while (actor != start);
        cycle.forEach(edge -> stuck.add(edge.actor()));
        found.accept(List.copyOf(cycle));
    }

    private boolean isLock(int object) {
        return locks.computeIfAbsent(object, id -> {
            List<ObjectInfo> objects = cast.objects();
            return id < objects.size() && objects.get(id).type().endsWith("Lock");
        });
    }
}
