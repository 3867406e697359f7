package dev.syncline.log;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A short sequence of consecutive events, with the actors and objects that are introduced in it and the notes between
 * them. Immutable.
 */
public final class Chunk {
    /** The most events in one chunk. */
    public static final int MAX_EVENTS = 4096;

    /** The number that means "no actor" or "no object". */
    public static final int NONE = 0xFFFF;

    /** The flag of a wait with a timeout. */
    static final int TIMED = 1;

    private final long seq;
    private final Columns columns;
    private final List<String> texts;
    private final List<ActorInfo> actors;
    private final List<ObjectInfo> objects;
    private final List<Note> notes;

    Chunk(
            long seq,
            Columns columns,
            List<String> texts,
            List<ActorInfo> actors,
            List<ObjectInfo> objects,
            List<Note> notes) {
        this.seq = seq;
        this.columns = columns;
        this.texts = List.copyOf(texts);
        this.actors = List.copyOf(actors);
        this.objects = List.copyOf(objects);
        this.notes = List.copyOf(notes);
    }

    /** The number of the first event or, without events, of the next one. */
    public long seq() {
        return seq;
    }

    /** The number of events, from 0 to {@link #MAX_EVENTS}. */
    public int count() {
        return columns.size();
    }

    /** The number of the event that follows this chunk. */
    public long end() {
        return seq + count();
    }

    /** The texts of its events, each once; an event refers to one by its position, counted from 1. */
    List<String> texts() {
        return texts;
    }

    /** The actors that are introduced here. */
    public List<ActorInfo> actors() {
        return actors;
    }

    /** The objects that are introduced here. */
    public List<ObjectInfo> objects() {
        return objects;
    }

    /** The notes, in order. */
    public List<Note> notes() {
        return notes;
    }

    /** Passes its events to {@code sink}, in order. */
    public void forEach(EventSink sink) {
        forEachFrom(seq, sink);
    }

    /** Passes the events from number {@code from} on to {@code sink}, in order. */
    void forEachFrom(long from, EventSink sink) {
        for (int i = (int) Math.max(0, from - seq); i < count(); i++) {
            sink.event(columns.get(i, seq + i, text(i)));
        }
    }

    /**
     * The part of this chunk that begins at event {@code from}: the events and notes from there on, with all actors and
     * objects of this chunk.
     *
     * @throws IllegalArgumentException if {@code from} lies outside of this chunk
     */
    Chunk slice(long from) {
        if (from < seq || from > end()) {
            throw new IllegalArgumentException("The chunk from " + seq + " to " + end() + " does not reach " + from);
        }
        ChunkBuilder builder = new ChunkBuilder(from, (int) (end() - from));
        forEachFrom(from, builder);
        notes.stream().filter(note -> note.seq() >= from).forEach(builder::add);
        return builder.build(actors, objects);
    }

    /** This chunk with other actors and objects. */
    Chunk withEntities(List<ActorInfo> otherActors, List<ObjectInfo> otherObjects) {
        return new Chunk(seq, columns, texts, otherActors, otherObjects, notes);
    }

    /** The columns, which must not be changed. */
    Columns columns() {
        return columns;
    }

    private @Nullable String text(int i) {
        int text = columns.text[i];
        return text == 0 ? null : texts.get(text - 1);
    }
}
