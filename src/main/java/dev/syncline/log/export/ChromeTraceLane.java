package dev.syncline.log.export;

import dev.syncline.log.Chunk;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The lane of one actor in a Chrome trace: slices that follow each other without a gap and never overlap.
 *
 * <p>An arrow to a slice is written right behind it, because a reader that sorts by time alone would meet the arrow's
 * end before the slice otherwise. For the same reason there is no arrow from the very beginning of a slice that is not
 * written yet, nor to a slice of no length.
 */
final class ChromeTraceLane {
    private static final String RUNNING = "running";

    private final ChromeTraceWriter out;
    private final int actor;
    private String state = RUNNING;
    private long since;
    private int line;
    private @Nullable String text;
    private int waitsFor = Chunk.NONE;
    private boolean ended;

    private int gaveObject = Chunk.NONE;
    private long gaveAt;

    private final Map<Integer, Long> sentTo = new HashMap<>();

    private @Nullable ChromeTraceLane giver;
    private String given = "";
    private long givenAt;

    /** Begins the lane of an actor, who runs from {@code t} on. */
    ChromeTraceLane(ChromeTraceWriter out, int actor, long t) {
        this.out = out;
        this.actor = actor;
        this.since = t;
    }

    /** The object that the actor waits for, 65535 if it waits for none. */
    int waitsFor() {
        return waitsFor;
    }

    /** From {@code t} on, the actor waits for an object. */
    void waits(long t, int object, String name, int atLine, @Nullable String why) {
        enter("waits for " + name, t, atLine, why);
        waitsFor = object;
    }

    /** From {@code t} on, the actor works or sleeps. */
    void busy(long t, String what, int atLine) {
        enter(what, t, atLine, null);
    }

    /** From {@code t} on, the actor runs. */
    void runs(long t) {
        enter(RUNNING, t, 0, null);
    }

    /** The actor ends. */
    void ends(long t) {
        enter("", t, 0, null);
        gives(t, Chunk.NONE);
        ended = true;
    }

    /** Closes what is open at the end of the log. */
    void close(long t) {
        if (!ended) {
            ends(t);
        }
    }

    /** Takes note that the actor gave something that others may wait for. */
    void gives(long t, int object) {
        gaveObject = object;
        gaveAt = t;
    }

    /** Takes note that the actor sent something, to one receiver if that is not 65535. */
    void sends(long t, int object, int receiver) {
        if (receiver == Chunk.NONE) {
            gives(t, object);
        } else {
            sentTo.put(receiver, t);
        }
    }

    /**
     * Draws an arrow to the slice that has just begun from what {@code from} has sent to this actor or, if it has sent
     * nothing, from what it gave last, if that was this object.
     */
    void takesFrom(ChromeTraceLane from, int object, String what) {
        Long sentAt = from.sentTo.remove(actor);
        if (sentAt != null) {
            startedBy(from, sentAt, what);
        } else if (from != this && from.gaveObject == object) {
            startedBy(from, from.gaveAt, what);
        }
    }

    /** Draws an arrow from what {@code from} did at {@code t} to the slice that has just begun. */
    void startedBy(ChromeTraceLane from, long t, String what) {
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
        if (from != null && givenAt <= since && since < t && from.hasWrittenWhatHeldAt(givenAt)) {
            out.flow(given, from.actor, givenAt, actor, since);
        }
        giver = null;
        state = next;
        since = t;
        line = atLine;
        text = why;
        waitsFor = Chunk.NONE;
    }

    private boolean hasWrittenWhatHeldAt(long t) {
        return t < since || (!ended && t > since);
    }
}
