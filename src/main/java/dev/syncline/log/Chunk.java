package dev.syncline.log;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A short run of consecutive events, with the actors and objects that become known in it and what the run says of
 * itself there. Immutable.
 */
public final class Chunk {
    /** The most events that one chunk holds. */
    public static final int MOST = 4096;

    /** The number that stands for no actor and for no object. */
    public static final int NONE = 0xFFFF;

    /** The flag of a wait that gives up by itself. */
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

    /** The number of the first event or, without events, of the one that comes next. */
    public long seq() {
        return seq;
    }

    /** How many events it holds, from 0 to {@link #MOST}. */
    public int count() {
        return columns.size();
    }

    /** The number of the event that follows this chunk. */
    public long end() {
        return seq + count();
    }

    /** The texts of its events, each once; an event refers to one by its place, counted from 1. */
    public List<String> texts() {
        return texts;
    }

    /** The actors that become known here. */
    public List<ActorInfo> actors() {
        return actors;
    }

    /** The objects that become known here. */
    public List<ObjectInfo> objects() {
        return objects;
    }

    /** What the run says of itself here, in order. */
    public List<Note> notes() {
        return notes;
    }

    /** Passes its events on, in order. */
    public void forEach(EventSink sink) {
        tellFrom(seq, sink);
    }

    /** Passes the events from number {@code from} on, in order. */
    void tellFrom(long from, EventSink sink) {
        for (int i = (int) Math.max(0, from - seq); i < count(); i++) {
            columns.tell(i, seq + i, words(i), sink);
        }
    }

    /**
     * The part of this chunk that begins at event {@code from}: the events from there on and the notes that stand there
     * or later, with all actors and objects of this chunk.
     *
     * @throws IllegalArgumentException if {@code from} lies outside of this chunk
     */
    public Chunk slice(long from) {
        if (from < seq || from > end()) {
            throw new IllegalArgumentException("The chunk from " + seq + " to " + end() + " does not reach " + from);
        }
        ChunkBuilder builder = new ChunkBuilder(from, (int) (end() - from));
        tellFrom(from, builder);
        notes.stream().filter(note -> note.seq() >= from).forEach(builder::add);
        return builder.build(actors, objects);
    }

    /** This chunk with other actors and objects. */
    public Chunk withCast(List<ActorInfo> otherActors, List<ObjectInfo> otherObjects) {
        return new Chunk(seq, columns, texts, otherActors, otherObjects, notes);
    }

    /** The columns; not to be changed. */
    Columns columns() {
        return columns;
    }

    private @Nullable String words(int i) {
        int text = columns.text[i];
        return text == 0 ? null : texts.get(text - 1);
    }
}
