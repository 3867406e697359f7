package dev.syncline.run.watch;

import dev.syncline.log.EntityTable;
import dev.syncline.log.EventSink;
import dev.syncline.log.LogEvent;
import dev.syncline.log.ObjectInfo;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Family;
import dev.syncline.trace.ObjectType;
import dev.syncline.trace.Trait;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds deadlocks in the log, at the event that closes the cycle.
 *
 * <p>It keeps the wait-for graph: which actor holds each lock, and for which lock each actor waits without a timeout.
 * An actor waits for at most one lock and a lock has at most one holder, so a cycle is found by following the edges
 * from the actor that has just begun to wait; only such an event can close one. The log is a legal history, so a cycle
 * in it was really there. A finding is withdrawn when an actor of its cycle proceeds after all, because a Lock, unlike
 * an RLock, may be released by an actor that does not hold it. A killed actor does not proceed.
 */
public final class DeadlockWatch implements EventSink {
    /** One step of a cycle: the actor waits for the object, which the next actor holds. */
    public record Edge(int actor, int object) {}

    /** Takes the findings. */
    public interface Found {
        /** A cycle; {@code isForever} says whether no actor outside of it can ever dissolve it. */
        void deadlock(List<Edge> cycle, boolean isForever);
    }

    /** Takes the findings that are withdrawn. */
    public interface Resolved {
        /** An actor of this cycle proceeds; {@code isForever} says whether a cycle is left that cannot be dissolved. */
        void resolved(List<Edge> cycle, boolean isForever);
    }

    private static final ObjectType UNKNOWN = ObjectType.of("");

    private final EntityTable entities;
    private final Found found;
    private final Resolved resolved;
    private final Map<Integer, ObjectType> types = new HashMap<>();
    private final Map<Integer, Integer> holders = new HashMap<>();
    private final Map<Integer, Integer> waits = new HashMap<>();
    private final Set<List<Edge>> cycles = new LinkedHashSet<>();
    private volatile long end = Long.MAX_VALUE;

    /**
     * Watches one log; both listeners are called from {@link #event}.
     *
     * @param found takes each cycle
     * @param resolved takes each cycle that no longer exists
     */
    public DeadlockWatch(EntityTable entities, Found found, Resolved resolved) {
        this.entities = entities;
        this.found = found;
        this.resolved = resolved;
    }

    /** Ignores all events from this number on: the run is being ended, and unwinding actors release what they hold. */
    public void endAt(long seq) {
        end = seq;
    }

    @Override
    public void event(LogEvent event) {
        if (event.seq() >= end) {
            return;
        }
        switch (event.kind()) {
            case ACQUIRED -> {
                proceeds(event.actor());
                if (isLock(event.object())) {
                    holders.put(event.object(), event.actor());
                }
            }
            case RELEASED -> {
                if (event.value() == 0) {
                    holders.remove(event.object());
                }
            }
            case WAITING -> {
                if (!event.timed() && isLock(event.object())) {
                    waits.put(event.actor(), event.object());
                    look(event.actor());
                }
            }
            case TIMED_OUT, RAISED -> proceeds(event.actor());
            case ENDED -> waits.remove(event.actor());
            default -> {
                // says nothing about a lock
            }
        }
    }

    private void proceeds(int actor) {
        if (waits.remove(actor) != null && !cycles.isEmpty()) {
            cycles.stream()
                    .filter(cycle -> cycle.stream().anyMatch(edge -> edge.actor() == actor))
                    .findFirst()
                    .ifPresent(this::resolve);
        }
    }

    private void resolve(List<Edge> cycle) {
        cycles.remove(cycle);
        resolved.resolved(cycle, cycles.stream().anyMatch(this::isForever));
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
        List<Edge> whole = List.copyOf(cycle);
        cycles.add(whole);
        found.deadlock(whole, isForever(whole));
    }

    private boolean isForever(List<Edge> cycle) {
        return cycle.stream().allMatch(edge -> type(edge.object()).is(Trait.OWNED));
    }

    private boolean isLock(int object) {
        return type(object).is(Family.LOCK);
    }

    private ObjectType type(int object) {
        return types.computeIfAbsent(object, id -> {
            List<ObjectInfo> objects = entities.objects();
            return id < objects.size() ? objects.get(id).type() : UNKNOWN;
        });
    }
}
