package dev.syncline.run.watch;

import dev.syncline.log.LogEvent;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Probe;
import dev.syncline.trace.WaitText;

/** What the {@link StallWatch} knows of one actor: whether it is alive, and what it waits for. */
final class ActorWait {
    final int actor;
    final boolean isUser;
    boolean isAlive;
    /** The id of its process; 0 for a thread. */
    int process;

    boolean waits;
    boolean isIdle;
    boolean isTimed;
    int object = Probe.NO_OBJECT;
    int peer = Actor.NOBODY;
    String text = "";
    long since;
    int lastReleased = Probe.NO_OBJECT;
    /** What it waited for when it was killed. */
    int killedAt = Probe.NO_OBJECT;
    /** What {@link ObjectWaits#ticket} was when the wait began. */
    int ticket;

    ActorWait(int actor, boolean isUser) {
        this.actor = actor;
        this.isUser = isUser;
    }

    /** Begins the wait of this event. */
    void begin(LogEvent event) {
        String why = event.text();
        waits = true;
        isTimed = event.timed();
        object = event.object();
        peer = event.peer();
        since = event.t();
        text = why == null ? "" : why;
        isIdle = text.endsWith("put into its buffer");
    }

    /** Begins its life, in this process, or as a thread if that is 0. */
    void start(int newProcess) {
        isAlive = true;
        process = newProcess;
    }

    /** Whether it is a process that is alive. */
    boolean isProcess() {
        return isAlive && process != 0;
    }

    /** Ends its life. */
    void end() {
        isAlive = false;
        killedAt = waits ? object : Probe.NO_OBJECT;
        waits = false;
    }

    /** Whether it waits for an actor that may have been killed, so that nobody gets the lock inside of its object. */
    boolean mayWaitForKilled() {
        return waits && (text.equals(WaitText.FOR_NOTIFIED) || text.equals(WaitText.FOR_LOCK_INSIDE));
    }

    /**
     * Whether it waits without a timeout until another actor releases it; a feeder thread that has nothing to do does
     * not count.
     */
    boolean isBlocked() {
        return waits && !isTimed && !isIdle;
    }

    /** Whether it counts as a living actor. */
    boolean counts() {
        return isAlive && !isUser && !(waits && isIdle);
    }

    /** Whether it waits for the end of its peer. */
    boolean isJoin() {
        return object == Probe.NO_OBJECT || (peer != Actor.NOBODY && text.endsWith(" to end"));
    }
}
