package dev.syncline.log.export;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * Writes the single events of a Chrome trace.
 *
 * <p>Times are taken in nanoseconds and written in microseconds with three decimals, so nothing is rounded.
 */
final class ChromeTraceWriter {
    /** The process of the lanes of the actors. */
    static final int ACTORS = 1;
    /** The process of the tracks of the objects. */
    static final int OBJECTS = 2;

    // Perfetto treats a thread with the number of its process as the main thread, and needs all numbers to differ.
    private static final int FIRST_LANE = 1_000;
    private static final int FIRST_TRACK = 100_000;

    private final JsonGenerator json;
    private long flows;

    ChromeTraceWriter(JsonGenerator json) {
        this.json = json;
    }

    /** Names a process. */
    void process(int process, String name) {
        meta("process_name", process, 0, "name", name, 0);
        meta("process_sort_index", process, 0, "sort_index", null, process);
    }

    /** Names the lane of an actor. */
    void lane(int actor, String name) {
        meta("thread_name", ACTORS, FIRST_LANE + actor, "name", name, 0);
        meta("thread_sort_index", ACTORS, FIRST_LANE + actor, "sort_index", null, actor);
    }

    /** Names the track of an object. */
    void track(int object, String name) {
        meta("thread_name", OBJECTS, FIRST_TRACK + object, "name", name, 0);
        meta("thread_sort_index", OBJECTS, FIRST_TRACK + object, "sort_index", null, object);
    }

    /** Writes a slice on the lane of an actor. */
    void laneSlice(int actor, String name, long from, long to, int line, @Nullable String text) {
        slice(ACTORS, FIRST_LANE + actor, name, from, to, line, text);
    }

    /** Writes a slice on the track of an object. */
    void trackSlice(int object, String name, long from, long to) {
        slice(OBJECTS, FIRST_TRACK + object, name, from, to, 0, null);
    }

    /** Writes an arrow from one lane to another; both ends must lie in slices that are written. */
    void flow(String name, int giver, long given, int taker, long taken) {
        long id = ++flows;
        begin("s", name, ACTORS, FIRST_LANE + giver, given);
        json.writeStringProperty("cat", "hand-over");
        json.writeNumberProperty("id", id);
        json.writeEndObject();
        begin("f", name, ACTORS, FIRST_LANE + taker, taken);
        json.writeStringProperty("cat", "hand-over");
        json.writeNumberProperty("id", id);
        json.writeStringProperty("bp", "e");
        json.writeEndObject();
    }

    /** Writes a point of a curve. */
    void counter(String name, String unit, long t, int value) {
        begin("C", name, OBJECTS, 0, t);
        json.writeName("args");
        json.writeStartObject();
        json.writeNumberProperty(unit, value);
        json.writeEndObject();
        json.writeEndObject();
    }

    /** Writes a mark on the lane of an actor. */
    void mark(int actor, String name, long t) {
        begin("i", name, ACTORS, FIRST_LANE + actor, t);
        json.writeStringProperty("s", "t");
        json.writeEndObject();
    }

    /** Writes a mark for all actors. */
    void mark(String name, long t) {
        begin("i", name, ACTORS, 0, t);
        json.writeStringProperty("s", "p");
        json.writeEndObject();
    }

    private void slice(int process, int thread, String name, long from, long to, int line, @Nullable String text) {
        begin("X", name, process, thread, from);
        json.writeName("dur");
        json.writeNumber(micros(to - from));
        if (line > 0 || text != null) {
            json.writeName("args");
            json.writeStartObject();
            if (line > 0) {
                json.writeNumberProperty("line", line);
            }
            if (text != null) {
                json.writeStringProperty("text", text);
            }
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void begin(String phase, String name, int process, int thread, long t) {
        json.writeStartObject();
        json.writeStringProperty("ph", phase);
        json.writeStringProperty("name", name);
        json.writeNumberProperty("pid", process);
        if (thread > 0) {
            json.writeNumberProperty("tid", thread);
        }
        json.writeName("ts");
        json.writeNumber(micros(t));
    }

    private void meta(String what, int process, int thread, String key, @Nullable String text, int number) {
        json.writeStartObject();
        json.writeStringProperty("ph", "M");
        json.writeStringProperty("name", what);
        json.writeNumberProperty("pid", process);
        if (thread > 0) {
            json.writeNumberProperty("tid", thread);
        }
        json.writeName("args");
        json.writeStartObject();
        if (text != null) {
            json.writeStringProperty(key, text);
        } else {
            json.writeNumberProperty(key, number);
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private static String micros(long nanos) {
        long rest = nanos % 1_000;
        String whole = Long.toString(nanos / 1_000);
        return rest == 0 ? whole : whole + "." + Long.toString(1_000 + rest).substring(1);
    }
}
