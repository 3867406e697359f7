package dev.syncline.process.worker;

import dev.syncline.log.EntityTable;
import dev.syncline.log.EventSink;
import dev.syncline.log.ObjectInfo;
import dev.syncline.process.pipe.InFlight;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Kind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Completes the events of what processes share: how many permits are left, how many items are under way, who waits, and who
 * let go last. The kernel tells none of this to anybody; the order of the events does.
 */
public final class EventCompleter {
    private static final Set<Kind> LETS_GO = Set.of(
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
    private static final Set<Kind> GOES_ON = Set.of(
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
        final String type;
        final Set<Integer> waiting = new HashSet<>();
        final @Nullable InFlight transit;
        int number;
        int undone;
        int holder = Actor.NOBODY;
        int lastToLetGo = Actor.NOBODY;

        Entry(ObjectInfo object) {
            type = object.type();
            number = object.attributes().get("initial") instanceof Integer initial ? initial : 0;
            transit = InFlight.of(type);
        }

        /** Whether its events say themselves who caused them: requests and tasks carry who sent them. */
        boolean namesPeers() {
            return type.equals("Manager") || type.equals("ProcessPool");
        }

        boolean counts() {
            return type.endsWith("Semaphore");
        }
    }

    private final EntityTable entities;
    private final Map<Integer, Entry> entries = new HashMap<>();

    public EventCompleter(EntityTable entities) {
        this.entities = entities;
    }

    /** Passes events on to {@code sink}, completed; to be called for each event once, in order. */
    public EventSink into(EventSink sink) {
        return (seq, t, kind, actor, object, value, peer, line, timed, text) -> {
            if (kind == Kind.ENDED || kind == Kind.LOST) {
                entries.values().forEach(each -> each.waiting.remove(actor)); // it may have been killed while it waited
            }
            Entry entry = entry(object);
            if (entry == null) {
                sink.event(seq, t, kind, actor, object, value, peer, line, timed, text);
                return;
            }
            InFlight transit = entry.transit;
            if (transit != null && transit.counts(kind)) {
                boolean waited = entry.waiting.remove(actor);
                InFlight.State state = transit.next(kind, actor, value, String.valueOf(text));
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
        if (waited && GOES_ON.contains(kind) && kind != Kind.TIMED_OUT && peer == Actor.NOBODY) {
            if (kind == Kind.ACQUIRED && !entry.counts() && entry.holder != Actor.NOBODY) {
                return entry.holder; // it died with the lock, which is robust
            }
            return entry.lastToLetGo == actor ? Actor.NOBODY : entry.lastToLetGo;
        }
        return peer;
    }

    private static int number(Entry entry, Kind kind, int actor, int value) {
        if (kind == Kind.WAITING) {
            entry.waiting.add(actor);
            return entry.waiting.size();
        }
        if (GOES_ON.contains(kind)) {
            entry.waiting.remove(actor);
        }
        int waiting = entry.waiting.size();
        if (LETS_GO.contains(kind)) {
            entry.lastToLetGo = actor;
        }
        if (entry.type.equals("ProcessPool")) {
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
                return Math.min(value, waiting); // one whose time has just run out may have been called, too
            }
            default -> {
                return value;
            }
        }
    }

    /** A pool of processes counts the tasks that wait for a worker, and those that are not done. */
    private static int tasks(Entry entry, Kind kind, int value) {
        return switch (kind) {
            case PUT -> {
                entry.undone++;
                yield ++entry.number;
            }
            case TAKEN -> --entry.number;
            case DONE -> --entry.undone;
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
