package dev.syncline.log.history;

import dev.syncline.log.ActorInfo;
import dev.syncline.log.EntityTable;
import dev.syncline.log.EventSink;
import dev.syncline.log.LogEvent;
import dev.syncline.log.ObjectInfo;
import dev.syncline.trace.Family;
import dev.syncline.trace.Kind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A sequential model of a run: takes its events one by one and fails, with an {@link AssertionError} that is one
 * sentence, at the first that cannot have happened there. A log that passes is a legal history at every point.
 */
public final class History implements EventSink {
    // An actor that is stopped while it waits, works or sleeps leaves that without an event of its own. It may still
    // release what it holds while it unwinds, so such an event is taken as the beginning of its end.

    private static final int NONE = 0xFFFF;
    private static final Set<Kind> ENDS_A_WAIT = Set.of(
            Kind.ACQUIRED,
            Kind.PASSED,
            Kind.PUT,
            Kind.TAKEN,
            Kind.DONE,
            Kind.TIMED_OUT,
            Kind.RAISED,
            Kind.WOKEN,
            Kind.ARRIVED,
            Kind.BROKE,
            Kind.RESET,
            Kind.SENT,
            Kind.RECEIVED);
    private static final Set<Kind> FAREWELL =
            Set.of(Kind.RELEASED, Kind.DONE, Kind.BROKE, Kind.RAISED, Kind.ENDED, Kind.LOST);
    private static final Set<Kind> WITHOUT_OBJECT = Set.of(
            Kind.STARTED, Kind.ENDED, Kind.WORKING, Kind.SLEEPING, Kind.RESUMED, Kind.PRINTED, Kind.RAISED, Kind.LOST);

    private enum State {
        RUNNING,
        WAITING,
        BUSY,
        UNWINDING,
        ENDED
    }

    private static final class Life {
        State state = State.RUNNING;
        int object = NONE;
        int joins = NONE;
    }

    private final EntityTable entities;
    private final boolean inOneStep;
    private final Map<Integer, Life> lives = new HashMap<>();
    private final Map<Integer, ObjectHistory> models = new HashMap<>();
    private final Set<Integer> suspects = new HashSet<>();
    private final Set<Integer> killed = new HashSet<>();
    private List<ActorInfo> actors = List.of();
    private List<ObjectInfo> objects = List.of();
    private long next;
    private long latest;

    /** Begins before the first event of a run with these {@code entities}. */
    public History(EntityTable entities) {
        this(entities, true);
    }

    private History(EntityTable entities, boolean inOneStep) {
        this.entities = entities;
        this.inOneStep = inOneStep;
    }

    /** The same for a run in CPython, where a lock is tried, and then the wait for it recorded. */
    public static History inCPython(EntityTable entities) {
        return new History(entities, false);
    }

    /** How many events it has taken. */
    public long events() {
        return next;
    }

    /** Fails unless every actor that was started has ended. */
    public void checkAllEnded() {
        if (!suspects.isEmpty()) {
            throw new AssertionError("%s was not killed, but what it wrote was never there."
                    .formatted(actorName(suspects.iterator().next())));
        }
        lives.forEach((actor, life) -> {
            if (life.state != State.ENDED) {
                throw new AssertionError("%s never ended: it is %s at the end of the log."
                        .formatted(actorName(actor), life.state.name().toLowerCase(Locale.ROOT)));
            }
        });
    }

    @Override
    public void event(LogEvent event) {
        String wrong = wrong(event);
        if (wrong != null) {
            throw new AssertionError("Event %d at %d ns cannot be: %s %s%s, value %d%s; but %s."
                    .formatted(
                            event.seq(),
                            event.t(),
                            actorName(event.actor()),
                            event.kind().word(),
                            event.object() == NONE ? "" : " on " + objectName(event.object()),
                            event.value(),
                            event.text() == null ? "" : ", \"" + event.text() + "\"",
                            wrong));
        }
    }

    private @Nullable String wrong(LogEvent event) {
        if (event.seq() != next) {
            return "event " + next + " is due";
        }
        if (event.t() < latest) {
            return "the time was " + latest + " ns already";
        }
        next++;
        latest = event.t();
        Kind kind = event.kind();
        int actor = event.actor();
        int object = event.object();
        if (!isActor(actor) || !(event.peer() == NONE || isActor(event.peer()))) {
            return "only " + actors.size() + " actors are known, not both " + actor + " and its peer " + event.peer();
        }
        boolean joins = object == NONE
                && (kind == Kind.WAITING || kind == Kind.PASSED || (kind == Kind.TIMED_OUT && !inOneStep));
        if (object == NONE ? !joins && !WITHOUT_OBJECT.contains(kind) : !isObject(object)) {
            return "object " + object + " is not known";
        }
        if (event.timed() && kind != Kind.WAITING) {
            return "only a wait gives up by itself";
        }
        Life life = lives.get(actor);
        if (life == null) {
            return kind == Kind.STARTED ? start(actor) : "it has not been started";
        }
        String early = joins || isProcess(object) ? join(life, kind, object, event.peer(), event.value()) : null;
        if (early != null) {
            return early;
        }
        ObjectHistory model = object == NONE ? null : models.computeIfAbsent(object, this::model);
        boolean endsWait = life.state == State.WAITING
                && life.object == object
                && ENDS_A_WAIT.contains(kind)
                && (model == null ? joins : model.endsWait(kind));
        if (suspects.contains(actor) && kind != Kind.LOST && !(kind == Kind.ENDED && event.value() < -1)) {
            return "what it wrote before was never there, so it must have been killed";
        }
        if (kind == Kind.ENDED && event.value() < -1) {
            suspects.remove(actor);
            killed.add(actor);
        }
        String wrong = live(life, kind, actor, object, event.value(), endsWait);
        if (wrong != null || model == null) {
            return wrong;
        }
        String complaint = model.take(event, endsWait);
        Integer suspect = model.suspect();
        if (suspect != null && !killed.contains(suspect)) {
            suspects.add(suspect);
        }
        return complaint;
    }

    /** Says what is wrong with a join: it waits for one actor, and passes when that one has ended. */
    private @Nullable String join(Life life, Kind kind, int object, int peer, int value) {
        if (kind == Kind.WAITING) {
            life.joins = peer;
            return peer == NONE ? "it waits for nothing" : object == NONE ? joinOfThread(peer, value) : null;
        }
        if (kind != Kind.PASSED) {
            return null;
        }
        Life awaited = lives.get(peer);
        if (object == NONE && (life.state != State.WAITING || life.object != NONE || life.joins != peer)) {
            return "it did not wait for that end";
        }
        return awaited != null && awaited.state == State.ENDED ? null : "the actor that it waited for has not ended";
    }

    private @Nullable String joinOfThread(int peer, int value) {
        Life awaited = lives.get(peer);
        if (awaited == null || awaited.state == State.ENDED) {
            return "there is no end to wait for";
        }
        return value > 0 ? null : "it waits itself";
    }

    private boolean isProcess(int object) {
        return object != NONE && objects.get(object).type().is(Family.PROCESS);
    }

    private @Nullable String start(int actor) {
        lives.put(actor, new Life());
        return null;
    }

    /** Advances an actor by one event; returns what is wrong with the event. */
    private @Nullable String live(Life life, Kind kind, int actor, int object, int value, boolean endsWait) {
        if (kind == Kind.STARTED) {
            return "it was started before";
        }
        switch (life.state) {
            case ENDED -> {
                return "it has ended";
            }
            case WAITING -> {
                if (!endsWait && !FAREWELL.contains(kind)) {
                    return "it waits for " + objectName(life.object);
                }
            }
            case BUSY -> {
                if (kind != Kind.RESUMED && !FAREWELL.contains(kind)) {
                    return "it works or sleeps";
                }
            }
            case UNWINDING -> {
                if (!FAREWELL.contains(kind)) {
                    return "it was stopped, and gives back only what it holds";
                }
            }
            case RUNNING -> {
                if (kind == Kind.RESUMED) {
                    return "it neither works nor sleeps";
                }
            }
        }
        if (life.state == State.WAITING && !endsWait && life.object != NONE) {
            models.computeIfAbsent(life.object, this::model).leave(actor);
        }
        if (kind == Kind.ENDED && value == 0 && life.state != State.RUNNING && !servesIn(life)) {
            return "it cannot end by itself while it waits, works, sleeps or is stopped";
        }
        life.state = after(life.state, kind, endsWait);
        life.object = kind == Kind.WAITING ? object : NONE;
        return null;
    }

    /** Whether it is the process of a manager in CPython, which ends while it waits for a request. */
    private boolean servesIn(Life life) {
        return !inOneStep
                && life.object != NONE
                && objects.get(life.object).type().is(Family.MANAGER);
    }

    private static State after(State before, Kind kind, boolean endsWait) {
        return switch (kind) {
            case WAITING -> State.WAITING;
            case WORKING, SLEEPING -> State.BUSY;
            case ENDED -> State.ENDED;
            default -> before == State.RUNNING || endsWait || kind == Kind.RESUMED ? State.RUNNING : State.UNWINDING;
        };
    }

    private ObjectHistory model(int object) {
        return ObjectHistory.of(objects.get(object), this::actorName, inOneStep);
    }

    private boolean isActor(int id) {
        if (id >= actors.size()) {
            actors = entities.actors();
        }
        return id < actors.size();
    }

    private boolean isObject(int id) {
        if (id >= objects.size()) {
            objects = entities.objects();
        }
        return id < objects.size();
    }

    private String actorName(int id) {
        return isActor(id) ? actors.get(id).name() : "actor " + id;
    }

    private String objectName(int id) {
        return isObject(id) ? objects.get(id).name() : "object " + id;
    }
}
