package dev.syncline.log;

import dev.syncline.trace.Family;
import dev.syncline.trace.ObjectType;
import dev.syncline.trace.Trait;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/** Reads the CBOR maps that {@link ChunkCodec} writes; unknown keys are skipped. */
public final class ChunkReader {
    private static final byte[] NOTHING = {};

    private ChunkReader() {}

    /**
     * Reads one chunk.
     *
     * @throws IOException if the bytes are not one chunk
     */
    static Chunk read(byte[] bytes) throws IOException {
        List<Chunk> chunks = readAll(bytes);
        if (chunks.size() != 1) {
            throw new IOException("There are " + chunks.size() + " chunks where one was expected");
        }
        return chunks.get(0);
    }

    /**
     * Reads consecutive chunks, for example a WebSocket message.
     *
     * @throws IOException if the bytes are anything else
     */
    public static List<Chunk> readAll(byte[] bytes) throws IOException {
        List<Chunk> chunks = new ArrayList<>();
        try (JsonParser in = ChunkCodec.CBOR.createParser(ObjectReadContext.empty(), bytes)) {
            while (in.nextToken() != null) {
                chunks.add(chunk(in));
            }
            return chunks;
        } catch (JacksonException e) {
            throw new IOException("The log is damaged: " + e.getOriginalMessage(), e);
        }
    }

    /** Reads the header that begins at the parser's current token. */
    static LogHeader header(JsonParser in) throws IOException {
        Map<String, Object> map = PlainValues.readMap(expectMap(in));
        if (!"syncline".equals(map.get("format"))) {
            throw new IOException("This is not a log of Syncline");
        }
        if (!(map.get("version") instanceof Number version) || version.intValue() > ChunkCodec.VERSION) {
            throw new IOException("The log has a format of version " + map.get("version"));
        }
        Map<String, Object> knobs = new LinkedHashMap<>();
        if (map.get("knobs") instanceof Map<?, ?> values) {
            values.forEach((key, value) -> knobs.put(String.valueOf(key), value));
        }
        return new LogHeader(
                text(map, "run"),
                text(map, "scenario"),
                text(map, "engine"),
                knobs,
                number(map, "seed"),
                number(map, "started"),
                map.get("script") instanceof String script ? script : null,
                map.get("watch") instanceof List<?> names
                        ? names.stream().map(String::valueOf).toList()
                        : null);
    }

    private static Chunk chunk(JsonParser in) throws IOException {
        long seq = 0;
        long count = 0;
        Map<String, byte[]> columns = new LinkedHashMap<>();
        List<String> texts = List.of();
        List<ActorInfo> actors = List.of();
        List<ObjectInfo> objects = List.of();
        List<Note> notes = List.of();
        expectMap(in);
        for (String key = in.nextName(); key != null; key = in.nextName()) {
            JsonToken token = in.nextToken();
            switch (key) {
                case "seq" -> seq = PlainValues.readNumber(in);
                case "count" -> count = PlainValues.readNumber(in);
                case "texts" -> texts = PlainValues.readList(in, in::getString);
                case "actors" -> actors = PlainValues.readList(in, () -> actor(PlainValues.readMap(in)));
                case "objects" -> objects = PlainValues.readList(in, () -> object(PlainValues.readMap(in)));
                case "notes" -> notes = notes(in);
                default -> {
                    if (token == JsonToken.VALUE_EMBEDDED_OBJECT) {
                        columns.put(key, in.getBinaryValue());
                    } else {
                        in.skipChildren();
                    }
                }
            }
        }
        PlainValues.checkEnd(in);
        if (seq < 0 || count < 0 || count > Chunk.MAX_EVENTS) {
            throw new IOException("A chunk of " + count + " events from " + seq + " cannot be");
        }
        return new Chunk(seq, columns(columns, (int) count, texts.size()), texts, actors, objects, notes);
    }

    private static Columns columns(Map<String, byte[]> bytes, int count, int texts) throws IOException {
        Columns columns = new Columns(
                ColumnCodec.readFloat64(bytes.getOrDefault("t", NOTHING), count),
                ColumnCodec.readUint8(bytes.getOrDefault("kind", NOTHING), count),
                ColumnCodec.readUint16(bytes.getOrDefault("actor", NOTHING), count),
                ColumnCodec.readUint16(bytes.getOrDefault("object", NOTHING), count),
                ColumnCodec.readUint16(bytes.getOrDefault("peer", NOTHING), count),
                ColumnCodec.readUint16(bytes.getOrDefault("line", NOTHING), count),
                ColumnCodec.readInt32(bytes.getOrDefault("value", NOTHING), count),
                ColumnCodec.readUint8(bytes.getOrDefault("flags", NOTHING), count),
                ColumnCodec.readUint16(bytes.getOrDefault("text", NOTHING), count));
        for (int i = 0; i < count; i++) {
            if (!KindNumber.isKnown(columns.kind[i]) || columns.text[i] > texts) {
                throw new IOException("The log is damaged: an event of kind " + columns.kind[i]);
            }
        }
        return columns;
    }

    /** The actor that a map describes. */
    static ActorInfo actor(Map<String, Object> map) {
        return new ActorInfo((int) number(map, "id"), text(map, "name"), text(map, "kind"));
    }

    /** The object that a map describes. */
    static ObjectInfo object(Map<String, Object> map) {
        Map<String, Object> attributes = new LinkedHashMap<>(map);
        attributes.keySet().removeAll(List.of("id", "name", "type", "family", "traits"));
        return new ObjectInfo((int) number(map, "id"), text(map, "name"), type(map), attributes);
    }

    private static ObjectType type(Map<String, Object> map) {
        if (!map.containsKey("family")) {
            return ObjectType.of(text(map, "type")); // a log of an earlier version has only the name
        }
        Set<Trait> traits = EnumSet.noneOf(Trait.class);
        if (map.get("traits") instanceof List<?> words) {
            words.forEach(word -> Trait.of(String.valueOf(word)).ifPresent(traits::add));
        }
        return new ObjectType(text(map, "type"), Family.of(text(map, "family")), traits);
    }

    /** Reads the notes of a chunk, except those of a kind that is not known. */
    static List<Note> notes(JsonParser in) {
        List<Note> notes = new ArrayList<>();
        for (Map<String, Object> map : PlainValues.readList(in, () -> PlainValues.readMap(in))) {
            NoteKind kind = NoteKind.of(text(map, "kind"));
            if (kind != null) {
                notes.add(note(kind, map));
            }
        }
        return notes;
    }

    private static Note note(NoteKind kind, Map<String, Object> map) {
        Map<String, Object> details = new LinkedHashMap<>(map);
        details.keySet().removeAll(Note.KEYS);
        return new Note(
                (int) number(map, "n"),
                number(map, "seq"),
                number(map, "t"),
                kind,
                text(map, "text"),
                text(map, "state"),
                details);
    }

    private static JsonParser expectMap(JsonParser in) throws IOException {
        if (in.currentToken() != JsonToken.START_OBJECT) {
            throw new IOException("There is no map where the log should have one");
        }
        return in;
    }

    private static String text(Map<String, Object> map, String key) {
        return String.valueOf(map.getOrDefault(key, ""));
    }

    private static long number(Map<String, Object> map, String key) {
        return map.get(key) instanceof Number number ? number.longValue() : 0;
    }
}
