package dev.syncline.log;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.StreamReadException;

/**
 * The result of a scan of the file of a log, without its events. The scan stops at the end of the file or at a
 * truncated chunk, which a server that was killed while it wrote leaves behind.
 *
 * @param index the positions of the chunks
 * @param entities the actors and objects that they introduce
 * @param notes the notes of the run
 */
record LogScan(ChunkIndex index, EntityTable entities, List<Note> notes) {
    /**
     * Reads the header of {@code file}.
     *
     * @throws IOException if the file cannot be read or does not begin with a header
     */
    static LogHeader header(LogFile file) throws IOException {
        try (JsonParser in = open(file)) {
            return readHeader(in);
        } catch (JacksonException e) {
            throw new IOException("The log " + file.path() + " has no header: " + e.getOriginalMessage(), e);
        }
    }

    /**
     * Scans {@code file}.
     *
     * @throws IOException if it cannot be read
     */
    static LogScan of(LogFile file) throws IOException {
        try (JsonParser in = open(file)) {
            readHeader(in);
            LogScan scan = new LogScan(new ChunkIndex(position(in)), new EntityTable(), new ArrayList<>());
            scan.readChunks(in);
            return scan;
        } catch (JacksonException e) {
            throw new IOException("The log " + file.path() + " cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    private void readChunks(JsonParser in) {
        try {
            boolean whole = true;
            while (whole && in.nextToken() == JsonToken.START_OBJECT) {
                whole = readChunk(in);
            }
        } catch (StreamReadException truncated) {
            // The chunks before it are valid.
            return;
        }
    }

    /** Reads the chunk that begins at the parser's current token; returns whether it continues those before it. */
    private boolean readChunk(JsonParser in) {
        long seq = -1;
        long count = 0;
        List<ActorInfo> actors = List.of();
        List<ObjectInfo> objects = List.of();
        List<Note> chunkNotes = List.of();
        for (String key = in.nextName(); key != null; key = in.nextName()) {
            in.nextToken();
            switch (key) {
                case "seq" -> seq = PlainValues.readNumber(in);
                case "count" -> count = PlainValues.readNumber(in);
                case "actors" -> actors = PlainValues.readList(in, () -> ChunkReader.actor(PlainValues.readMap(in)));
                case "objects" -> objects = PlainValues.readList(in, () -> ChunkReader.object(PlainValues.readMap(in)));
                case "notes" -> chunkNotes = ChunkReader.notes(in);
                default -> in.skipChildren();
            }
        }
        PlainValues.checkEnd(in);
        if (seq != index.seq(index.size()) || count < 0 || count > Chunk.MAX_EVENTS) {
            return false;
        }
        index.add((int) count, (int) (position(in) - index.offset(index.size())), actors.size(), objects.size());
        entities.addKnown(actors, objects);
        notes.addAll(chunkNotes);
        return true;
    }

    private static LogHeader readHeader(JsonParser in) throws IOException {
        in.nextToken();
        return ChunkReader.header(in);
    }

    private static JsonParser open(LogFile file) {
        return ChunkCodec.CBOR.createParser(
                ObjectReadContext.empty(), file.path().toFile());
    }

    private static long position(JsonParser in) {
        return in.currentLocation().getByteOffset();
    }
}
