package dev.syncline.log.export;

import dev.syncline.log.LogEvent;
import dev.syncline.log.NameLookup;
import dev.syncline.log.ObjectInfo;
import dev.syncline.trace.Family;

/** The track of one object in a Chrome trace: the holder of a lock as slices, amounts as curves. */
final class ChromeTraceTrack {
    private static final int NOBODY = -1;

    private final ChromeTraceWriter out;
    private final ObjectInfo object;
    private int tasks;
    private int holder = NOBODY;
    private long since;

    /** Begins the track, with the initial state of the object. */
    ChromeTraceTrack(ChromeTraceWriter out, ObjectInfo object) {
        this.out = out;
        this.object = object;
        switch (object.type().family()) {
            case LOCK -> out.track(object.id(), object.name());
            case QUEUE -> count("items", 0, 0);
            case EVENT -> count("set", 0, 0);
            default -> {
                if (object.attributes().get("initial") instanceof Number initial) {
                    count(unit(), 0, initial.intValue());
                }
            }
        }
    }

    /** Follows an event of the object. */
    void follow(LogEvent event, NameLookup names) {
        long t = event.t();
        int value = event.value();
        switch (event.kind()) {
            case ACQUIRED, RELEASED -> {
                if (object.type().is(Family.LOCK)) {
                    hold(t, value == 0 ? NOBODY : event.actor(), names);
                } else {
                    count(unit(), t, value);
                }
            }
            case SET -> count("set", t, 1);
            case CLEARED -> count("set", t, 0);
            case PUT -> {
                count("items", t, value);
                count("tasks not done", t, ++tasks);
            }
            case TAKEN -> count("items", t, value);
            case DONE -> {
                tasks = value;
                count("tasks not done", t, tasks);
            }
            case WROTE -> count(unit(), t, value);
            default -> {
                // changes nothing that is drawn
            }
        }
    }

    /** Closes what is open at the end of the log. */
    void close(long t, NameLookup names) {
        hold(t, NOBODY, names);
    }

    private void hold(long t, int next, NameLookup names) {
        if (next == holder || (next != NOBODY && holder != NOBODY)) {
            return;
        }
        if (holder != NOBODY) {
            out.trackSlice(object.id(), "held by " + names.actor(holder), since, t);
        }
        holder = next;
        since = t;
    }

    private void count(String unit, long t, int value) {
        out.counter(object.name(), unit, t, value);
    }

    private String unit() {
        return object.type().is(Family.SEMAPHORE) ? "permits" : "value";
    }
}
