package dev.syncline.log.export;

import dev.syncline.log.Chunk;
import dev.syncline.log.Log;
import dev.syncline.log.LogEvent;
import dev.syncline.log.NameLookup;
import dev.syncline.log.Note;
import dev.syncline.log.ObjectInfo;
import dev.syncline.trace.Family;
import dev.syncline.trace.Kind;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;

/**
 * Writes a log in Chrome's Trace Event format, which Perfetto opens: a lane of slices for each actor, slices for the
 * holder of each lock, curves for permits, items and values, and arrows for hand-overs.
 */
public final class ChromeTraceExport {
    // Its memory is bounded by the number of actors and objects.

    private final ChromeTraceWriter out;
    private final NameLookup names;
    private final Map<Integer, ChromeTraceLane> lanes = new HashMap<>();
    private final Map<Integer, ChromeTraceTrack> tracks = new HashMap<>();
    private long latest;

    private ChromeTraceExport(ChromeTraceWriter out, NameLookup names) {
        this.out = out;
        this.names = names;
    }

    /**
     * Writes all current events. {@code out} stays open.
     *
     * @param title the name of the run, as Perfetto shows it
     * @throws IOException if {@code out} cannot be written
     */
    public static void write(Log log, String title, OutputStream out) throws IOException {
        JsonOutput.write(out, json -> {
            json.writeStartObject();
            json.writeName("traceEvents");
            json.writeStartArray();
            new ChromeTraceExport(new ChromeTraceWriter(json), new NameLookup(log.entities())).writeAll(log, title);
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private void writeAll(Log log, String title) {
        out.process(ChromeTraceWriter.ACTORS, title);
        out.process(ChromeTraceWriter.OBJECTS, "Objects");
        log.replay(0, this::event);
        for (Note note : log.notes()) {
            out.mark(note.text(), note.t());
            latest = Math.max(latest, note.t());
        }
        lanes.values().forEach(lane -> lane.close(latest));
        tracks.values().forEach(track -> track.close(latest, names));
    }

    private void event(LogEvent event) {
        long t = event.t();
        Kind kind = event.kind();
        int object = event.object();
        int peer = event.peer();
        latest = t;
        ChromeTraceLane lane = lane(event.actor(), t);
        ObjectInfo info = names.object(object);
        switch (kind) {
            case STARTED -> {
                if (peer != Chunk.NONE) {
                    lane.setArrow(lane(peer, t), t, "starts");
                }
            }
            case ENDED -> lane.end(t);
            case WAITING ->
                lane.beginWait(t, object, info == null ? nameOf(peer) : info.name(), event.line(), event.text());
            case WORKING, SLEEPING -> lane.beginBusy(t, kind.word(), event.line(), event.text());
            case RESUMED -> lane.beginRunning(t);
            case PRINTED, RAISED -> out.mark(event.actor(), String.valueOf(event.text()), t);
            case RELEASED, NOTIFIED, SET, CLOSED, BROKE, RESET -> lane.noteGiven(t, object);
            default -> {
                // ends a wait, or leaves the lane as it is
            }
        }
        boolean isRequestOrReply =
                kind == Kind.RECEIVED && info != null && info.type().is(Family.MANAGER);
        if (isRequestOrReply || endsWait(kind, lane, object)) {
            lane.beginRunning(t);
            if (peer != Chunk.NONE) {
                lane.drawArrowFromGiver(lane(peer, t), object, info == null ? "" : info.name());
            }
        }
        switch (kind) {
            case PUT, TAKEN, DONE, ARRIVED -> lane.noteGiven(t, object);
            case SENT -> lane.noteSent(t, object, peer);
            case RECEIVED -> {
                if (!isRequestOrReply) {
                    lane.noteGiven(t, object); // room in the pipe
                }
            }
            default -> {
                // cannot end the wait of another actor
            }
        }
        if (info != null) {
            tracks.computeIfAbsent(object, id -> new ChromeTraceTrack(out, info))
                    .follow(event, names);
        }
    }

    private static boolean endsWait(Kind kind, ChromeTraceLane lane, int object) {
        if (object == Chunk.NONE) {
            return kind == Kind.PASSED; // a join
        }
        if (lane.awaitedObject() != object) {
            return false;
        }
        return switch (kind) {
            case ACQUIRED, PASSED, PUT, TAKEN, DONE, TIMED_OUT, RAISED -> true;
            case WOKEN, SENT, RECEIVED, ARRIVED, BROKE, RESET -> true;
            default -> false;
        };
    }

    private String nameOf(int actor) {
        String name = names.actor(actor);
        return name == null ? "" : name;
    }

    private ChromeTraceLane lane(int actor, long t) {
        return lanes.computeIfAbsent(actor, id -> {
            String name = names.actor(id);
            out.lane(id, name == null ? "nobody" : name);
            return new ChromeTraceLane(out, id, t);
        });
    }
}
