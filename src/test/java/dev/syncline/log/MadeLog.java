package dev.syncline.log;

import dev.syncline.trace.Kind;
import dev.syncline.trace.ObjectType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes chunks of a run that never was: as many events as asked for, some with texts, actors and objects by and by. */
final class MadeLog {
    private final ChunkBuilder builder = new ChunkBuilder(0, Chunk.MAX_EVENTS);
    private int actors;
    private int notes;

    /** A chunk of {@code count} events by a new actor on a new object. */
    Chunk chunk(int count) {
        return chunk(count, 0);
    }

    /** A chunk of {@code count} events by a new actor on a new object, with notes behind the events. */
    Chunk chunk(int count, int notesAfter) {
        int id = actors++;
        for (int i = 0; i < count; i++) {
            add(id);
        }
        addNotes(notesAfter);
        return builder.build(
                List.of(new ActorInfo(id, "Actor " + id, "thread")),
                List.of(new ObjectInfo(id, "queue " + id, ObjectType.QUEUE, Map.of("capacity", 10))));
    }

    /** A chunk without events. */
    Chunk notesOnly(int count) {
        addNotes(count);
        return builder.build(List.of(), List.of());
    }

    /** A chunk with a note before, between and after three events, and no new actors. */
    Chunk mixed() {
        for (int i = 0; i < 3; i++) {
            addNotes(1);
            add(0);
        }
        addNotes(1);
        return builder.build(List.of(), List.of());
    }

    /** The last chunk. */
    Chunk end() {
        builder.add(new Note(notes++, builder.next(), builder.next(), NoteKind.ENDED, "Over.", "finished", Map.of()));
        return builder.build(List.of(), List.of());
    }

    /** Chunks of several shapes, the last one with the note that ends the run. */
    List<Chunk> sample() {
        List<Chunk> chunks = new ArrayList<>();
        chunks.add(notesOnly(1));
        chunks.add(chunk(4));
        chunks.add(chunk(1, 2));
        chunks.add(notesOnly(2));
        chunks.add(notesOnly(1));
        chunks.add(mixed());
        chunks.add(chunk(5, 1));
        chunks.add(chunk(2));
        chunks.add(end());
        return chunks;
    }

    private void add(int actor) {
        long seq = builder.next();
        String text = seq % 3 == 0 ? "item " + seq % 6 : null;
        builder.event(new LogEvent(seq, seq * 10, Kind.PUT, actor, actor, (int) seq, Chunk.NONE, 12, false, text));
    }

    private void addNotes(int count) {
        for (int i = 0; i < count; i++) {
            long seq = builder.next();
            builder.add(new Note(notes++, seq, seq * 10, NoteKind.KNOB, "Note " + seq, "running", Map.of("value", i)));
        }
    }
}
