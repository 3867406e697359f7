package dev.syncline.catalog.miniature;

import dev.syncline.log.ActorInfo;
import dev.syncline.trace.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One actor of a recorded run, and what it was in from when to when, by the rules of the lanes on the screen. */
final class MiniatureRow {
    // The twin of frontend/src/model/lanes/actor-reducer.ts: a wait hides what is held, and what is held hides the
    // work.

    /** What an actor can be in; the name in lower case is the class in the picture. */
    enum State {
        NONE,
        RUNNING,
        WORKING,
        HOLDING,
        WAITING,
        BLOCKED,
        SLEEPING,
        DEADLOCK
    }

    /**
     * The beginning of a state, which lasts until the next one begins.
     *
     * @param t nanoseconds since the run began
     * @param state what the actor is in from then on
     */
    record Change(long t, State state) {}

    private static final String MAIN = "Main";

    private final ActorInfo actor;
    private final List<Change> changes = new ArrayList<>();
    private final Map<Integer, Integer> held = new HashMap<>();
    private State activity = State.NONE;
    private State wait = State.NONE;
    private boolean deadlocked;

    /** A row for an actor who has not begun. */
    MiniatureRow(ActorInfo actor) {
        this.actor = actor;
    }

    /** Whether the actor takes part: "Main" mostly sets the stage and waits, and the user is no thread. */
    boolean takesPart() {
        return !actor.kind().equals("you") && changes.stream().anyMatch(change -> change.state() != State.NONE);
    }

    /** What it was in, in the order of time. */
    List<Change> changes() {
        return changes;
    }

    /** Takes an event of this actor. */
    void event(long t, Kind kind, boolean onLock) {
        if (kind == Kind.WAITING) {
            wait = onLock ? State.WAITING : State.BLOCKED;
        } else {
            wait = State.NONE;
            deadlocked = false;
            act(kind);
        }
        write(t);
    }

    /** How many times the actor holds an object. */
    int depth(int object) {
        return held.getOrDefault(object, 0);
    }

    /** The actor holds an object so many times from now on. */
    void hold(long t, int object, int depth) {
        held.put(object, depth);
        held.values().removeIf(times -> times <= 0);
        write(t);
    }

    /** Marks the wait as part of a deadlock, or takes the mark back. */
    void markDeadlock(long t, boolean isDeadlocked) {
        deadlocked = isDeadlocked;
        write(t);
    }

    private void act(Kind kind) {
        switch (kind) {
            case STARTED, RESUMED -> activity = State.RUNNING;
            case WORKING -> activity = State.WORKING;
            case SLEEPING -> activity = State.SLEEPING;
            case ENDED -> {
                activity = State.NONE;
                held.clear();
            }
            default -> activity = activity == State.NONE ? State.RUNNING : activity;
        }
    }

    private void write(long t) {
        State state = state();
        if (changes.isEmpty() || changes.get(changes.size() - 1).state() != state) {
            changes.add(new Change(t, state));
        }
    }

    private State state() {
        if (wait != State.NONE) {
            return deadlocked ? State.DEADLOCK : wait;
        }
        if (activity == State.NONE || activity == State.SLEEPING) {
            return activity;
        }
        if (!held.isEmpty()) {
            return State.HOLDING;
        }
        return actor.name().equals(MAIN) && activity == State.RUNNING ? State.NONE : activity;
    }
}
