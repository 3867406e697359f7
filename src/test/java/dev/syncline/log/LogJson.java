package dev.syncline.log;

import dev.syncline.trace.Trait;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/** A log as JSON with the keys of {@code docs/log-format.md}: what any reader should find in it. */
final class LogJson {
    private LogJson() {}

    /** A log as JSON text: its header and its chunks, with columns as lists of numbers and no key left out. */
    static String of(LogHeader header, List<Chunk> chunks) {
        Map<String, Object> log = new LinkedHashMap<>();
        log.put("header", header(header));
        log.put("chunks", chunks.stream().map(LogJson::chunk).toList());
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(log);
    }

    private static Map<String, Object> header(LogHeader header) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("format", "syncline");
        map.put("version", ChunkCodec.VERSION);
        map.put("run", header.run());
        map.put("scenario", header.scenario());
        map.put("engine", header.engine());
        map.put("knobs", header.knobs());
        map.put("seed", header.seed());
        map.put("started", header.startedMillis());
        return map;
    }

    private static Map<String, Object> chunk(Chunk chunk) {
        Columns columns = chunk.columns();
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("seq", chunk.seq());
        map.put("count", chunk.count());
        map.put("t", columns.t);
        map.put("kind", numbers(columns.kind));
        map.put("actor", numbers(columns.actor));
        map.put("object", numbers(columns.object));
        map.put("peer", numbers(columns.peer));
        map.put("line", numbers(columns.line));
        map.put("value", columns.value);
        map.put("flags", numbers(columns.flags));
        map.put("text", numbers(columns.text));
        map.put("texts", chunk.texts());
        map.put("actors", chunk.actors());
        map.put("objects", chunk.objects().stream().map(LogJson::object).toList());
        map.put("notes", chunk.notes().stream().map(LogJson::note).toList());
        return map;
    }

    private static Map<String, Object> object(ObjectInfo object) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("id", object.id());
        map.put("name", object.name());
        map.put("type", object.type().name());
        map.put("family", object.type().family().word());
        if (!object.type().traits().isEmpty()) {
            map.put(
                    "traits",
                    object.type().traits().stream().sorted().map(Trait::word).toList());
        }
        map.putAll(new TreeMap<>(object.attributes()));
        return map;
    }

    private static Map<String, Object> note(Note note) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("n", note.number());
        map.put("seq", note.seq());
        map.put("t", note.t());
        map.put("kind", note.kind().word());
        map.put("text", note.text());
        map.put("state", note.state());
        map.putAll(new TreeMap<>(note.details()));
        return map;
    }

    private static int[] numbers(byte[] column) {
        int[] numbers = new int[column.length];
        for (int i = 0; i < column.length; i++) {
            numbers[i] = column[i];
        }
        return numbers;
    }

    private static int[] numbers(char[] column) {
        int[] numbers = new int[column.length];
        for (int i = 0; i < column.length; i++) {
            numbers[i] = column[i];
        }
        return numbers;
    }
}
