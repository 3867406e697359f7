package dev.syncline.log;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects events and notes into one chunk after the other. Not thread-safe. */
public final class ChunkBuilder implements EventSink {
    /** A text longer than this is cut. */
    static final int MAX_TEXT_LENGTH = 2_000;
    /** A chunk whose texts are together longer than this counts as full. */
    private static final int MAX_CHARACTERS = 1 << 16;

    private final Columns columns;
    private final List<String> texts = new ArrayList<>();
    private final Map<String, Integer> positions = new HashMap<>();
    private List<Note> notes = new ArrayList<>();
    private long seq;
    private int count;
    private int characters;

    /** Begins a chunk at event {@code seq} with room for {@code size} events. */
    public ChunkBuilder(long seq, int size) {
        this.seq = seq;
        this.columns = new Columns(size);
    }

    @Override
    public void event(LogEvent event) {
        if (event.seq() != next()) {
            throw new IllegalArgumentException("Event " + event.seq() + " came where " + next() + " was due");
        }
        String text = event.text();
        columns.set(count++, event, text == null ? 0 : position(text));
    }

    /** Adds a note, which comes after the event that was added last. */
    public void add(Note note) {
        notes.add(note);
    }

    /** The number that the next event must have. */
    public long next() {
        return seq + count;
    }

    /** Whether it has no events and no notes. */
    public boolean isEmpty() {
        return count == 0 && notes.isEmpty();
    }

    /** Whether no further event should be added. */
    public boolean isFull() {
        return count == columns.size() || characters > MAX_CHARACTERS;
    }

    /** Makes the chunk, with the actors and objects that are introduced in it, and begins the next one. */
    public Chunk build(List<ActorInfo> actors, List<ObjectInfo> objects) {
        Chunk chunk = new Chunk(seq, columns.first(count), texts, actors, objects, notes);
        begin(next());
        return chunk;
    }

    /**
     * Drops its events and begins again at event {@code first}, to which all notes move: {@code before} and its own.
     */
    public void restart(long first, List<Note> before) {
        List<Note> kept = new ArrayList<>(before);
        kept.addAll(notes);
        kept.replaceAll(note -> note.at(first));
        begin(first);
        notes = kept;
    }

    /** Drops everything and begins a chunk at event {@code first}. */
    void begin(long first) {
        seq = first;
        count = 0;
        characters = 0;
        texts.clear();
        positions.clear();
        notes.clear();
    }

    private int position(String text) {
        String cut = text.length() > MAX_TEXT_LENGTH ? text.substring(0, MAX_TEXT_LENGTH - 1) + "…" : text;
        return positions.computeIfAbsent(cut, added -> {
            texts.add(added);
            characters += added.length();
            return texts.size();
        });
    }
}
