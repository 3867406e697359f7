package dev.syncline.process.worker;

import dev.syncline.log.EntityTable;
import dev.syncline.log.EventSink;
import dev.syncline.log.LogEvent;
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

    /** The same for a queue between threads in CPython: room, or the end of {@code join}; who let it go on is not known. */
    private static final Set<Kind> ENDS_WAIT_OF_QUEUE = Set.of(Kind.PUT, Kind.DONE);

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

        /** Whether its permits are counted here: between threads, the event says how many are left. */
        boolean isCountedHere() {
            return counts() && type.is(Trait.SHARED);
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
        return event -> sink.event(completed(event));
    }

    private LogEvent completed(LogEvent event) {
        Kind kind = event.kind();
        int actor = event.actor();
        if (kind == Kind.ENDED || kind == Kind.LOST) {
            entries.values().forEach(each -> each.waiting.remove(actor)); // it may have been killed while it waited
        }
        Entry entry = entry(event.object());
        if (entry == null) {
            return event;
        }
        InFlight inFlight = entry.inFlight;
        if (inFlight != null && inFlight.counts(kind)) {
            boolean waited = entry.waiting.remove(actor);
            InFlight.State state = inFlight.next(kind, actor, event.value(), String.valueOf(event.text()));
            boolean isCausedThere = waited && event.peer() == Actor.NOBODY;
            return event.withValue(state.number()).withPeer(isCausedThere ? state.cause() : event.peer());
        }
        int peer = peer(entry, event);
        return event.withValue(number(entry, event)).withPeer(peer);
    }

    private static int peer(Entry entry, LogEvent event) {
        Kind kind = event.kind();
        if (entry.namesPeers() || event.peer() != Actor.NOBODY) {
            return event.peer();
        }
        if (kind == Kind.WAITING) {
            return entry.holder;
        }
        boolean waited = entry.waiting.contains(event.actor());
        if (waited && ENDS_OWN_WAIT.contains(kind) && kind != Kind.TIMED_OUT) {
            if (kind == Kind.ACQUIRED && !entry.counts() && entry.holder != Actor.NOBODY) {
                return entry.holder; // the holder of a robust lock has died
            }
            return entry.lastReleaser == event.actor() ? Actor.NOBODY : entry.lastReleaser;
        }
        return Actor.NOBODY;
    }

    private static int number(Entry entry, LogEvent event) {
        if (event.kind() == Kind.WAITING) {
            entry.waiting.add(event.actor());
            return entry.waiting.size();
        }
        if (ENDS_OWN_WAIT.contains(event.kind()) || ENDS_WAIT_OF_QUEUE.contains(event.kind())) {
            entry.waiting.remove(event.actor());
        }
        int waiting = entry.waiting.size();
        if (CAN_END_WAITS.contains(event.kind())) {
            entry.lastReleaser = event.actor();
        }
        if (entry.isProcessPool()) {
            return tasks(entry, event.kind(), event.value());
        }
        switch (event.kind()) {
            case ACQUIRED -> {
                entry.holder = entry.counts() ? Actor.NOBODY : event.actor();
                return entry.isCountedHere() ? --entry.number : event.value();
            }
            case RELEASED -> {
                entry.holder = event.value() == 0 ? Actor.NOBODY : entry.holder;
                return entry.isCountedHere() ? entry.number += event.value() : event.value();
            }
            case SET, BROKE, RESET -> {
                return waiting;
            }
            case NOTIFIED -> {
                return Math.min(
                        event.value(), waiting); // an actor that has just timed out may have been notified as well
            }
            default -> {
                return event.value();
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
