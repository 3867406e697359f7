package dev.syncline.log;

import dev.syncline.trace.ObjectType;
import java.io.ByteArrayOutputStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.dataformat.cbor.CBORFactory;
import tools.jackson.dataformat.cbor.CBORGenerator;
import tools.jackson.dataformat.cbor.CBORWriteFeature;

/** Encodes chunks and headers as the CBOR maps of {@code docs/log-format.md}; {@link ChunkReader} reads them. */
final class ChunkCodec {
    /** The version of the format that is written here. */
    static final int VERSION = 1;

    // Half a surrogate pair in a text becomes a question mark instead of an error.
    static final CBORFactory CBOR =
            CBORFactory.builder().enable(CBORWriteFeature.LENIENT_UTF_ENCODING).build();

    private ChunkCodec() {}

    /** Encodes a header. */
    static byte[] encode(LogHeader header) {
        return bytes(512, out -> {
            String script = header.script();
            List<String> watch = header.watch();
            out.writeStartObject(null, 8 + (script == null ? 0 : 1) + (watch == null ? 0 : 1));
            out.writeStringProperty("format", "syncline");
            out.writeNumberProperty("version", VERSION);
            out.writeStringProperty("run", header.run());
            out.writeStringProperty("scenario", header.scenario());
            out.writeStringProperty("engine", header.engine());
            out.writeName("knobs");
            PlainValues.write(out, header.knobs());
            out.writeNumberProperty("seed", header.seed());
            out.writeNumberProperty("started", header.startedMillis());
            if (script != null) {
                out.writeStringProperty("script", script);
            }
            if (watch != null) {
                out.writeName("watch");
                PlainValues.write(out, watch);
            }
            out.writeEndObject();
        });
    }

    /** Encodes a chunk; equal chunks have equal bytes. */
    static byte[] encode(Chunk chunk) {
        return bytes(1024 + 32 * chunk.count(), out -> {
            boolean hasEvents = chunk.count() > 0;
            int lists = size(chunk.texts()) + size(chunk.actors()) + size(chunk.objects()) + size(chunk.notes());
            out.writeStartObject(null, 2 + (hasEvents ? 9 : 0) + lists);
            out.writeNumberProperty("seq", chunk.seq());
            out.writeNumberProperty("count", chunk.count());
            if (hasEvents) {
                writeColumns(out, chunk.columns());
            }
            writeList(out, "texts", chunk.texts(), out::writeString);
            writeList(out, "actors", chunk.actors(), actor -> writeActor(out, actor));
            writeList(out, "objects", chunk.objects(), object -> writeObject(out, object));
            writeList(out, "notes", chunk.notes(), note -> writeNote(out, note));
            out.writeEndObject();
        });
    }

    private static void writeColumns(CBORGenerator out, Columns columns) {
        ColumnCodec.writeFloat64(out, "t", columns.t);
        ColumnCodec.writeUint8(out, "kind", columns.kind);
        ColumnCodec.writeUint16(out, "actor", columns.actor);
        ColumnCodec.writeUint16(out, "object", columns.object);
        ColumnCodec.writeUint16(out, "peer", columns.peer);
        ColumnCodec.writeUint16(out, "line", columns.line);
        ColumnCodec.writeInt32(out, "value", columns.value);
        ColumnCodec.writeUint8(out, "flags", columns.flags);
        ColumnCodec.writeUint16(out, "text", columns.text);
    }

    private static void writeActor(CBORGenerator out, ActorInfo actor) {
        out.writeStartObject(actor, 3);
        out.writeNumberProperty("id", actor.id());
        out.writeStringProperty("name", actor.name());
        out.writeStringProperty("kind", actor.kind());
        out.writeEndObject();
    }

    private static void writeObject(CBORGenerator out, ObjectInfo object) {
        ObjectType type = object.type();
        out.writeStartObject(
                object, 4 + size(type.traits()) + object.attributes().size());
        out.writeNumberProperty("id", object.id());
        out.writeStringProperty("name", object.name());
        out.writeStringProperty("type", type.name());
        out.writeStringProperty("family", type.family().word());
        writeList(out, "traits", type.traits().stream().sorted().toList(), trait -> out.writeString(trait.word()));
        writeSorted(out, object.attributes());
        out.writeEndObject();
    }

    private static void writeNote(CBORGenerator out, Note note) {
        out.writeStartObject(note, Note.KEYS.size() + note.details().size());
        out.writeNumberProperty("n", note.number());
        out.writeNumberProperty("seq", note.seq());
        out.writeNumberProperty("t", note.t());
        out.writeStringProperty("kind", note.kind().word());
        out.writeStringProperty("text", note.text());
        out.writeStringProperty("state", note.state());
        writeSorted(out, note.details());
        out.writeEndObject();
    }

    private static void writeSorted(CBORGenerator out, Map<String, Object> map) {
        map.keySet().stream().sorted().forEach(key -> {
            out.writeName(key);
            PlainValues.write(out, map.getOrDefault(key, ""));
        });
    }

    private static <T> void writeList(CBORGenerator out, String name, List<T> list, Consumer<T> item) {
        if (!list.isEmpty()) {
            out.writeName(name);
            out.writeStartArray(list, list.size());
            list.forEach(item);
            out.writeEndArray();
        }
    }

    private static int size(Collection<?> list) {
        return list.isEmpty() ? 0 : 1;
    }

    private static byte[] bytes(int expected, Consumer<CBORGenerator> content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(expected);
        try (CBORGenerator out = (CBORGenerator) CBOR.createGenerator(ObjectWriteContext.empty(), bytes)) {
            content.accept(out);
        }
        return bytes.toByteArray();
    }
}
