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
 * What a look through the file of a log finds, without its events. It ends where the file does or where it is torn,
 * which is what a server leaves that was killed while it wrote.
 *
 * @param index where the chunks are
 * @param entities the actors and objects that they make known
 * @param notes what the run said of itself
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
     * Looks through {@code file}.
     *
     * @throws IOException if it cannot be read
     */
    static LogScan of(LogFile file) throws IOException {
        try (JsonParser in = open(file)) {
            readHeader(in);
            LogScan scan = new LogScan(new ChunkIndex(position(in)), new EntityTable(), new ArrayList<>());
            scan.takeChunks(in);
            return scan;
        } catch (JacksonException e) {
            throw new IOException("The log " + file.path() + " cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    private void takeChunks(JsonParser in) {
        try {
            boolean whole = true;
            while (whole && in.nextToken() == JsonToken.START_OBJECT) {
                whole = takeChunk(in);
            }
        } catch (StreamReadException torn) {
            // The chunks before it stand.
            return;
        }
    }

    /** Takes the chunk at whose beginning the parser stands; says whether it continues those before it. */
    private boolean takeChunk(JsonParser in) {
        long seq = -1;
        long count = 0;
        List<ActorInfo> actors = List.of();
        List<ObjectInfo> objects = List.of();
        List<Note> said = List.of();
        for (String key = in.nextName(); key != null; key = in.nextName()) {
            in.nextToken();
            switch (key) {
                case "seq" -> seq = PlainValues.readNumber(in);
                case "count" -> count = PlainValues.readNumber(in);
                case "actors" -> actors = PlainValues.readList(in, () -> ChunkReader.actor(PlainValues.readMap(in)));
                case "objects" -> objects = PlainValues.readList(in, () -> ChunkReader.object(PlainValues.readMap(in)));
                case "notes" -> said = ChunkReader.notes(in);
                default -> in.skipChildren();
            }
        }
        PlainValues.checkEnd(in);
        if (seq != index.seq(index.size()) || count < 0 || count > Chunk.MOST) {
            return false;
        }
        index.add((int) count, (int) (position(in) - index.offset(index.size())), actors.size(), objects.size());
        entities.learn(actors, objects);
        notes.addAll(said);
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
