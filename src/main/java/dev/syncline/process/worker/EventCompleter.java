package dev.syncline.process.worker;

import dev.syncline.log.EntityTable;
import dev.syncline.log.EventSink;
import dev.syncline.log.ObjectInfo;
import dev.syncline.process.pipe.InFlight;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Family;
import dev.syncline.trace.Kind;
import dev.syncline.trace.ObjectType;
import dev.syncline.trace.Trait;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Completes the events of shared objects from the order of the events: how many permits are left, how many items are in
 * flight, which actors wait, and which actor released last. The kernel does not tell.
 */
public final class EventCompleter {
    private static final Set<Kind> CAN_END_WAITS = Set.of(
            Kind.RELEASED,
            Kind.SET,
            Kind.NOTIFIED,
            Kind.PUT,
            Kind.SENT,
            Kind.DONE,
            Kind.CLOSED,
            Kind.ARRIVED,
            Kind.BROKE,
            Kind.RESET);
    private static final Set<Kind> ENDS_OWN_WAIT = Set.of(
            Kind.ACQUIRED,
            Kind.PASSED,
            Kind.WOKEN,
            Kind.TAKEN,
            Kind.RECEIVED,
            Kind.RAISED,
            Kind.TIMED_OUT,
            Kind.ARRIVED,
            Kind.BROKE,
            Kind.RESET);

    private static final class Entry {
        final ObjectType type;
        final Set<Integer> waiting = new HashSet<>();
        final @Nullable InFlight inFlight;
        int number;
        int unfinished;
        int holder = Actor.NOBODY;
        int lastReleaser = Actor.NOBODY;

        Entry(ObjectInfo object) {
            type = object.type();
            number = object.attributes().get("initial") instanceof Integer initial ? initial : 0;
            inFlight = InFlight.of(type);
        }

        /** Whether its events name their peers themselves, because requests and tasks carry their sender. */
        boolean namesPeers() {
            return type.is(Family.MANAGER) || isProcessPool();
        }

        boolean counts() {
            return type.is(Family.SEMAPHORE);
        }

        boolean isProcessPool() {
            return type.is(Family.POOL) && type.is(Trait.SHARED);
        }
    }

    private final EntityTable entities;
    private final Map<Integer, Entry> entries = new HashMap<>();

    /** Completes events of the objects in {@code entities}. */
    public EventCompleter(EntityTable entities) {
        this.entities = entities;
    }

    /** A sink that completes events and passes them on to {@code sink}; it has to receive each event once, in order. */
    public EventSink into(EventSink sink) {
        return (seq, t, kind, actor, object, value, peer, line, timed, text) -> {
            if (kind == Kind.ENDED || kind == Kind.LOST) {
                entries.values()
                        .forEach(each -> each.waiting.remove(actor)); // the actor may have been killed while it waited
            }
            Entry entry = entry(object);
            if (entry == null) {
                sink.event(seq, t, kind, actor, object, value, peer, line, timed, text);
                return;
            }
            InFlight inFlight = entry.inFlight;
            if (inFlight != null && inFlight.counts(kind)) {
                boolean waited = entry.waiting.remove(actor);
                InFlight.State state = inFlight.next(kind, actor, value, String.valueOf(text));
                int cause = peer == Actor.NOBODY && waited ? state.cause() : peer;
                sink.event(seq, t, kind, actor, object, state.number(), cause, line, timed, text);
                return;
            }
            int by = peer(entry, kind, actor, peer);
            int number = number(entry, kind, actor, value);
            sink.event(seq, t, kind, actor, object, number, by, line, timed, text);
        };
    }

    private static int peer(Entry entry, Kind kind, int actor, int peer) {
        if (entry.namesPeers()) {
            return peer;
        }
        boolean waited = entry.waiting.contains(actor);
        if (kind == Kind.WAITING) {
            return peer == Actor.NOBODY ? entry.holder : peer;
        }
        if (waited && ENDS_OWN_WAIT.contains(kind) && kind != Kind.TIMED_OUT && peer == Actor.NOBODY) {
            if (kind == Kind.ACQUIRED && !entry.counts() && entry.holder != Actor.NOBODY) {
                return entry.holder; // the holder of a robust lock has died
            }
            return entry.lastReleaser == actor ? Actor.NOBODY : entry.lastReleaser;
        }
        return peer;
    }

    private static int number(Entry entry, Kind kind, int actor, int value) {
        if (kind == Kind.WAITING) {
            entry.waiting.add(actor);
            return entry.waiting.size();
        }
        if (ENDS_OWN_WAIT.contains(kind)) {
            entry.waiting.remove(actor);
        }
        int waiting = entry.waiting.size();
        if (CAN_END_WAITS.contains(kind)) {
            entry.lastReleaser = actor;
        }
        if (entry.isProcessPool()) {
            return tasks(entry, kind, value);
        }
        switch (kind) {
            case ACQUIRED -> {
                entry.holder = entry.counts() ? Actor.NOBODY : actor;
                return entry.counts() ? --entry.number : value;
            }
            case RELEASED -> {
                entry.holder = value == 0 ? Actor.NOBODY : entry.holder;
                return entry.counts() ? entry.number += value : value;
            }
            case SET, BROKE, RESET -> {
                return waiting;
            }
            case NOTIFIED -> {
                return Math.min(value, waiting); // an actor that has just timed out may have been notified as well
            }
            default -> {
                return value;
            }
        }
    }

    /** Counts the tasks of a pool of processes that wait for a worker, and the unfinished ones. */
    private static int tasks(Entry entry, Kind kind, int value) {
        return switch (kind) {
            case PUT -> {
                entry.unfinished++;
                yield ++entry.number;
            }
            case TAKEN -> --entry.number;
            case DONE -> --entry.unfinished;
            case CLOSED -> entry.number;
            default -> value;
        };
    }

    private @Nullable Entry entry(int object) {
        Entry known = entries.get(object);
        if (known != null) {
            return known;
        }
        List<ObjectInfo> objects = entities.objects();
        if (object >= objects.size()) {
            return null;
        }
        Entry entry = new Entry(objects.get(object));
        entries.put(object, entry);
        return entry;
    }
}
