package dev.syncline.log;

import dev.syncline.trace.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects events and notes until they make a chunk, again and again. Not thread-safe. */
public final class ChunkBuilder implements EventSink {
    /** A text longer than this is cut. */
    static final int LONGEST_TEXT = 2_000;
    /** A chunk whose texts are together longer than this counts as full. */
    private static final int MOST_CHARACTERS = 1 << 16;

    private final Columns columns;
    private final List<String> texts = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();
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
    public void event(
            long number,
            long t,
            Kind kind,
            int actor,
            int object,
            int value,
            int peer,
            int line,
            boolean timed,
            @Nullable String text) {
        if (number != next()) {
            throw new IllegalArgumentException("Event " + number + " came where " + next() + " was due");
        }
        int i = count++;
        columns.t[i] = t;
        columns.kind[i] = (byte) KindNumber.of(kind);
        columns.actor[i] = (char) actor;
        columns.object[i] = (char) object;
        columns.peer[i] = (char) peer;
        columns.line[i] = (char) line;
        columns.value[i] = value;
        columns.flags[i] = timed ? (byte) Chunk.TIMED : 0;
        columns.text[i] = text == null ? 0 : (char) place(text);
    }

    /** Adds a note, which stands behind the event that was added last. */
    public void add(Note note) {
        notes.add(note);
    }

    /** The number that the next event must have. */
    public long next() {
        return seq + count;
    }

    /** Whether there is nothing in it. */
    public boolean isEmpty() {
        return count == 0 && notes.isEmpty();
    }

    /** Whether no further event should be added. */
    public boolean isFull() {
        return count == columns.size() || characters > MOST_CHARACTERS;
    }

    /** Makes the chunk, with what becomes known in it, and begins the next one. */
    public Chunk build(List<ActorInfo> actors, List<ObjectInfo> objects) {
        Chunk chunk = new Chunk(seq, columns.first(count), texts, actors, objects, notes);
        begin(next());
        return chunk;
    }

    /** Forgets its events and begins again at event {@code first}, where all notes stand then: {@code before} and its own. */
    public void restart(long first, List<Note> before) {
        List<Note> kept = new ArrayList<>(before);
        kept.addAll(notes);
        kept.replaceAll(note -> note.at(first));
        begin(first);
        notes = kept;
    }

    /** Forgets what it collected and begins a chunk at event {@code first}. */
    void begin(long first) {
        seq = first;
        count = 0;
        characters = 0;
        texts.clear();
        places.clear();
        notes.clear();
    }

    private int place(String text) {
        String words = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT - 1) + "…" : text;
        return places.computeIfAbsent(words, added -> {
            texts.add(added);
            characters += added.length();
            return texts.size();
        });
    }
}
