package dev.syncline.run.watch;

import dev.syncline.trace.Actor;
import dev.syncline.trace.Probe;
import org.jspecify.annotations.Nullable;

/** Where one actor stands for the {@link StallWatch}: whether it lives, and what it waits for. */
final class ActorWait {
    final int actor;
    final boolean isPerson;
    boolean lives;
    boolean waits;
    boolean isIdle;
    boolean isTimed;
    int object = Probe.NO_OBJECT;
    int peer = Actor.NOBODY;
    String text = "";
    long since;
    int lastReleased = Probe.NO_OBJECT;
    /** What {@link ObjectWaits#ticket} was when the wait began. */
    int ticket;

    ActorWait(int actor, boolean isPerson) {
        this.actor = actor;
        this.isPerson = isPerson;
    }

    /** Begins a wait. */
    void begin(int newObject, int newPeer, long t, boolean timed, @Nullable String why) {
        waits = true;
        isTimed = timed;
        object = newObject;
        peer = newPeer;
        since = t;
        text = why == null ? "" : why;
        isIdle = text.endsWith("put into its buffer");
    }

    /** Whether it waits until it is let go, so that it counts; a thread that feeds a pipe, and has nothing to do, does not. */
    boolean isStill() {
        return waits && !isTimed && !isIdle;
    }

    /** Whether it counts at all. */
    boolean counts() {
        return lives && !isPerson && !(waits && isIdle);
    }

    /** Whether it waits for the end of its peer. */
    boolean isJoin() {
        return object == Probe.NO_OBJECT || (peer != Actor.NOBODY && text.endsWith(" to end"));
    }
}
