package dev.syncline.log.export;

import dev.syncline.log.Chunk;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The lane of one actor in a Chrome trace: slices that follow each other without a gap and never overlap.
 *
 * <p>An arrow to a slice is written directly after the slice, because otherwise a reader that sorts only by time would
 * see the end of the arrow before the slice. For the same reason there is no arrow from the very beginning of a slice
 * that is not written yet, nor to an empty slice.
 */
final class ChromeTraceLane {
    private static final String RUNNING = "running";

    private final ChromeTraceWriter out;
    private final int actor;
    private String state = RUNNING;
    private long since;
    private int line;
    private @Nullable String text;
    private int awaitedObject = Chunk.NONE;
    private boolean ended;

    private int gaveObject = Chunk.NONE;
    private long gaveAt;

    private final Map<Integer, Long> sentTo = new HashMap<>();

    private @Nullable ChromeTraceLane giver;
    private String given = "";
    private long givenAt;

    /** Begins the lane of an actor, which runs from {@code t} on. */
    ChromeTraceLane(ChromeTraceWriter out, int actor, long t) {
        this.out = out;
        this.actor = actor;
        this.since = t;
    }

    /** The object that the actor waits for, 65535 if it waits for none. */
    int awaitedObject() {
        return awaitedObject;
    }

    /** From {@code t} on, the actor waits for an object. */
    void beginWait(long t, int object, String name, int atLine, @Nullable String why) {
        enter("waits for " + name, t, atLine, why);
        awaitedObject = object;
    }

    /** From {@code t} on, the actor works or sleeps; {@code until} says until when, if it is not a time. */
    void beginBusy(long t, String what, int atLine, @Nullable String until) {
        enter(what, t, atLine, until);
    }

    /** From {@code t} on, the actor runs. */
    void beginRunning(long t) {
        enter(RUNNING, t, 0, null);
    }

    /** The actor ends. */
    void end(long t) {
        enter("", t, 0, null);
        noteGiven(t, Chunk.NONE);
        ended = true;
    }

    /** Closes what is open at the end of the log. */
    void close(long t) {
        if (!ended) {
            end(t);
        }
    }

    /** Notes that the actor released or provided something that others may wait for. */
    void noteGiven(long t, int object) {
        gaveObject = object;
        gaveAt = t;
    }

    /** Notes that the actor sent something, to one receiver if that is not 65535. */
    void noteSent(long t, int object, int receiver) {
        if (receiver == Chunk.NONE) {
            noteGiven(t, object);
        } else {
            sentTo.put(receiver, t);
        }
    }

    /**
     * Draws an arrow to the slice that has just begun: from the point where {@code from} sent something to this actor
     * or, if it sent nothing, where it last released this object.
     */
    void drawArrowFromGiver(ChromeTraceLane from, int object, String what) {
        Long sentAt = from.sentTo.remove(actor);
        if (sentAt != null) {
            setArrow(from, sentAt, what);
        } else if (from != this && from.gaveObject == object) {
            setArrow(from, from.gaveAt, what);
        }
    }

    /** Draws an arrow to the slice that has just begun from lane {@code from} at {@code t}. */
    void setArrow(ChromeTraceLane from, long t, String what) {
        giver = from;
        givenAt = t;
        given = what;
    }

    private void enter(String next, long t, int atLine, @Nullable String why) {
        if (ended) {
            return;
        }
        out.laneSlice(actor, state, since, t, line, text);
        ChromeTraceLane from = giver;
        if (from != null && givenAt <= since && since < t && from.hasWrittenSliceAt(givenAt)) {
            out.flow(given, from.actor, givenAt, actor, since);
        }
        giver = null;
        state = next;
        since = t;
        line = atLine;
        text = why;
        awaitedObject = Chunk.NONE;
    }

    private boolean hasWrittenSliceAt(long t) {
        return t < since || (!ended && t > since);
    }
}
