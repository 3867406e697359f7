package dev.syncline.primitive.contract;

import dev.syncline.trace.Actor;
import dev.syncline.trace.Kind;
import dev.syncline.trace.Observer;
import dev.syncline.trace.Probe;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Replays the events of one primitive, one by one, and notes what cannot have happened.
 *
 * <p>It is called inside the primitive's mutex, so it sees exactly what a recording of the same events would hold.
 */
public abstract class SequentialModel implements Observer {
    private static final int MAX_REPORTED = 5;

    private final boolean[] waiting = new boolean[256];
    private final List<String> impossible = new ArrayList<>();
    private long events;
    private int waiters;

    @Override
    public final void record(
            Kind kind, Actor actor, Probe on, int value, @Nullable Actor peer, @Nullable String text, boolean timed) {
        events++;
        boolean wasWaiting = waiting[actor.id()];
        boolean legal = kind == Kind.WAITING ? !wasWaiting && value > 0 : follows(kind, actor, value, wasWaiting, text);
        if (!legal && impossible.size() < MAX_REPORTED) {
            impossible.add("event %d: %s %s %d, %s".formatted(events, actor, kind, value, this));
        }
        waiting[actor.id()] = kind == Kind.WAITING;
        waiters += (waiting[actor.id()] ? 1 : 0) - (wasWaiting ? 1 : 0);
    }

    /** Whether this event may come next; changes the state of the model accordingly. */
    abstract boolean follows(Kind kind, Actor actor, int value, boolean wasWaiting, @Nullable String text);

    /** The first few events that cannot have happened. */
    public List<String> impossible() {
        return impossible;
    }

    /** How many events there were. */
    public long events() {
        return events;
    }

    /** How many waits have no end. */
    public int waiters() {
        return waiters;
    }
}
