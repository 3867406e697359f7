package dev.syncline.log;

import dev.syncline.trace.Kind;
import dev.syncline.trace.ObjectType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The log in {@code src/test/resources/log}: small, made by hand, with every kind of event and of note, and with every
 * edge case of the format. Its events make no sense.
 *
 * <p>To regenerate it after a change of the format, run {@link #main} with that directory as its argument, and review
 * the difference.
 */
public final class SmallLog {
    private static final int NONE = 0xFFFF;

    private final List<Chunk> chunks = new ArrayList<>();
    private final ChunkBuilder builder = new ChunkBuilder(0, Chunk.MAX_EVENTS);
    private long t = 1_000;
    private int notes;

    private SmallLog() {}

    /** Writes {@code small.cborseq} and {@code small.json} into the directory {@code args[0]}. */
    public static void main(String[] args) throws IOException {
        Path directory = Path.of(args[0]);
        Path log = directory.resolve("small.cborseq");
        try (var out = Files.newOutputStream(log)) {
            out.write(ChunkCodec.encode(header()));
            for (Chunk chunk : chunks()) {
                out.write(ChunkCodec.encode(chunk));
            }
        }
        Files.writeString(
                directory.resolve("small.json"), LogJson.of(header(), chunks()) + "\n", StandardCharsets.UTF_8);
    }

    /** The header. */
    public static LogHeader header() {
        return new LogHeader("small", "queue-workers", "threads", Map.of("readers", 2), 42, 1_767_225_600_123L);
    }

    /** The chunks. */
    static List<Chunk> chunks() {
        SmallLog log = new SmallLog();
        log.beginning();
        log.middle();
        log.pause();
        log.stall();
        log.ending();
        return log.chunks;
    }

    private void beginning() {
        event(Kind.STARTED, 0, NONE, 0, NONE, 0, null);
        event(Kind.STARTED, 1, NONE, 0, NONE, 0, null);
        event(Kind.WORKING, 0, NONE, 2_500, NONE, 31, null);
        event(Kind.ACQUIRED, 1, 0, 1, NONE, 40, null);
        wait(0, 0, 1, 1, 32, "waits for lock “Ä”, which Leserin 2 holds", false);
        event(Kind.WROTE, 1, 0, -2_147_483_648, NONE, 41, null);
        event(Kind.READ, 1, 0, -1, NONE, 42, null);
        event(Kind.RELEASED, 1, 0, 0, NONE, 43, null);
        event(Kind.ACQUIRED, 0, 0, 1, 1, 32, null);
        note(NoteKind.KNOB, "readers is 3 now", "running", Map.of("knob", "readers", "value", 3));
        close(
                List.of(new ActorInfo(0, "Writer 1", "thread"), new ActorInfo(1, "Leserin 2 🧵", "thread")),
                List.of(new ObjectInfo(0, "lock “Ä”", ObjectType.LOCK, Map.of("fair", false))));
    }

    private void middle() {
        event(Kind.STARTED, 2, NONE, 0, NONE, 0, null);
        wait(1, 1, 1, NONE, 44, "waits for an item: the queue is empty", false);
        wait(2, 1, 2, NONE, 0, "waits for an item: the queue is empty", true);
        event(Kind.PUT, 0, 1, 1, NONE, 33, "Größe 100 €");
        event(Kind.TAKEN, 1, 1, 0, 0, 44, "Größe 100 €");
        event(Kind.DONE, 1, 1, 0, NONE, 45, null);
        t += 5_000_000_000L;
        event(Kind.TIMED_OUT, 2, 1, 0, NONE, 0, null);
        event(Kind.RAISED, 2, 1, 0, NONE, 0, "queue.Empty (Empty)");
        event(Kind.LOST, 2, NONE, 0, NONE, 0, null);
        event(Kind.PRINTED, 0, NONE, 0, NONE, 34, "日本語, naïve, 🎓");
        event(Kind.NOTIFIED, 0, 0, 2, NONE, 35, null);
        event(Kind.WOKEN, 1, 0, 1, 0, 46, null);
        event(Kind.SET, 0, 0, 1, NONE, 36, null);
        event(Kind.PASSED, 1, 0, 0, 0, 47, null);
        event(Kind.CLEARED, 0, 0, 0, NONE, 37, null);
        note(
                NoteKind.DEADLOCK,
                "Writer 1 waits for the queue, Leserin 2 🧵 for the lock.",
                "deadlocked",
                Map.of(
                        "outcome",
                        "Both wait for ever.",
                        "grade",
                        "INTERESTING",
                        "cycle",
                        List.of(link(0, 1), link(1, 0))));
        event(Kind.ARRIVED, 0, 0, 0, NONE, 38, null);
        event(Kind.BROKE, 0, 0, 0, NONE, 38, null);
        event(Kind.RESET, 0, 0, 0, NONE, 39, null);
        note(
                NoteKind.RESOLVED,
                "Somebody else let go of the lock.",
                "running",
                Map.of("of", "deadlock", "cycle", List.of(link(0, 1), link(1, 0))));
        close(
                List.of(new ActorInfo(2, "You", "you")),
                List.of(new ObjectInfo(1, "queue", ObjectType.QUEUE, Map.of("capacity", 10))));
    }

    private void pause() {
        note(NoteKind.PAUSED, "The run is paused.", "paused", Map.of());
        close(List.of(), List.of());
        note(NoteKind.STEP, "It is the turn of Writer 1.", "paused", Map.of("actor", 0));
        note(NoteKind.FORCED, "From here on the order is forced.", "paused", Map.of());
        note(NoteKind.CONTINUED, "The run goes on.", "running", Map.of());
        note(NoteKind.FREE, "The order is free.", "running", Map.of());
        note(NoteKind.TYPED, "You typed: queue.get()", "running", Map.of("command", 1, "code", "queue.get()"));
        note(NoteKind.ANSWERED, "Done.", "running", Map.of("command", 1));
        note(NoteKind.TYPED, "You typed: 1 / 0", "running", Map.of("command", 2, "code", "1 / 0"));
        note(
                NoteKind.ANSWERED,
                "ZeroDivisionError: division by zero",
                "running",
                Map.of("command", 2, "error", "ZeroDivisionError: division by zero"));
        note(
                NoteKind.CELL,
                "The cell [3] was executed.",
                "running",
                Map.of("cell", 3, "code", "# In [3]\nqueue.put(1)\n\n"));
        note(NoteKind.SPEED, "The clock goes twice as fast.", "running", Map.of("speed", 2.0));
        note(NoteKind.TEMPO, "At most one operation every 300 ms.", "running", Map.of("tempo", 300));
        close(List.of(), List.of());
    }

    private void stall() {
        long since = t + 1_250;
        wait(1, 1, 1, NONE, 48, "waits for an item: the queue is empty", false);
        wait(0, NONE, 1, 1, 52, "waits for Leserin 2 🧵 to end", false);
        note(
                NoteKind.STALLED,
                "Nobody can go on: Leserin 2 🧵 waits for queue; Writer 1 waits for Leserin 2 🧵 to end. "
                        + "Only you can help: queue.put().",
                "stalled",
                Map.of(
                        "outcome",
                        "Nobody can go on.",
                        "outcomeId",
                        "stalled",
                        "grade",
                        "FORBIDDEN",
                        "waits",
                        List.of(
                                new TreeMap<>(Map.of("actor", 1, "object", 1, "since", since)),
                                new TreeMap<>(Map.of("actor", 0, "peer", 1, "since", since + 1_250))),
                        "help",
                        List.of(new TreeMap<>(Map.of("object", 1, "operation", "put")))));
        close(List.of(), List.of());
        event(Kind.PUT, 2, 1, 1, NONE, 0, "tea");
        event(Kind.TAKEN, 1, 1, 0, 2, 48, "tea");
        note(NoteKind.RESOLVED, "Leserin 2 🧵 goes on: somebody can.", "running", Map.of("of", "stalled"));
        event(Kind.STARTED, 3, NONE, 0, 1, 0, null);
        wait(1, NONE, 1, 3, 49, "waits for Helper to end", false);
        event(Kind.ENDED, 3, NONE, 0, NONE, 0, null);
        event(Kind.PASSED, 1, NONE, 0, 3, 49, null);
        close(List.of(new ActorInfo(3, "Helper", "thread")), List.of());
    }

    private void ending() {
        event(Kind.SENT, 0, 1, 1, NONE, 50, null);
        event(Kind.RECEIVED, 1, 1, 0, 0, 51, null);
        event(Kind.CLOSED, 0, 1, 0, NONE, 65_535, null);
        event(Kind.SLEEPING, 0, NONE, 1_500_000, NONE, 53, null);
        event(Kind.RESUMED, 0, NONE, 0, NONE, 53, null);
        event(Kind.ENDED, 1, NONE, -1, NONE, 0, null);
        event(Kind.PASSED, 0, NONE, -1, 1, 52, null);
        event(Kind.ENDED, 0, NONE, 0, NONE, 0, null);
        event(Kind.ENDED, 2, NONE, 1, NONE, 0, null);
        note(
                NoteKind.ENDED,
                "The run is over.",
                "finished",
                Map.of("outcome", "All items were taken.", "grade", "EXPECTED"));
        close(List.of(), List.of());
    }

    private void event(Kind kind, int actor, int object, int value, int peer, int line, @Nullable String text) {
        add(kind, actor, object, value, peer, line, false, text);
    }

    private void wait(int actor, int object, int value, int peer, int line, String text, boolean timed) {
        add(Kind.WAITING, actor, object, value, peer, line, timed, text);
    }

    private void add(
            Kind kind, int actor, int object, int value, int peer, int line, boolean timed, @Nullable String text) {
        t += 1_250;
        builder.event(new LogEvent(builder.next(), t, kind, actor, object, value, peer, line, timed, text));
    }

    private void note(NoteKind kind, String text, String state, Map<String, Object> details) {
        builder.add(new Note(notes++, builder.next(), t + 10, kind, text, state, details));
    }

    private void close(List<ActorInfo> actors, List<ObjectInfo> objects) {
        chunks.add(builder.build(actors, objects));
    }

    private static Map<String, Object> link(int actor, int object) {
        Map<String, Object> link = new LinkedHashMap<>();
        link.put("actor", actor);
        link.put("object", object);
        return link;
    }
}
