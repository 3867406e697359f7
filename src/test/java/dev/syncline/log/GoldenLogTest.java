package dev.syncline.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.trace.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The golden log, which the browser's code reads as well. */
class GoldenLogTest {
    private static final Path LOG = Path.of("src/test/resources/log/small.cborseq");
    private static final Path JSON = Path.of("src/test/resources/log/small.json");

    @Test
    void readsWhatTheJsonBesideItSays() throws IOException {
        String found = LogJson.of(Log.open(LOG).header(), chunks());

        JsonMapper mapper = JsonMapper.shared();
        assertThat(mapper.readTree(found)).isEqualTo(mapper.readTree(Files.readString(JSON, StandardCharsets.UTF_8)));
    }

    @Test
    void writesTheSameBytesAgain() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(ChunkCodec.encode(Log.open(LOG).header()));
        for (Chunk chunk : chunks()) {
            bytes.write(ChunkCodec.encode(chunk));
        }

        assertThat(bytes.toByteArray()).isEqualTo(Files.readAllBytes(LOG));
    }

    @Test
    void isWhatItsGeneratorWritesToday() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(ChunkCodec.encode(SmallLog.header()));
        for (Chunk chunk : SmallLog.chunks()) {
            bytes.write(ChunkCodec.encode(chunk));
        }

        assertThat(bytes.toByteArray()).isEqualTo(Files.readAllBytes(LOG));
    }

    @Test
    void hasEveryKindOfEventAndOfNote() throws IOException {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        try (Log log = Log.open(LOG)) {
            log.replay(0, event -> kinds.add(event.kind()));

            assertThat(kinds).containsExactlyInAnyOrder(Kind.values());
            assertThat(log.notes()).extracting(Note::kind).contains(NoteKind.values());
            assertThat(log.ended()).isTrue();
        }
    }

    private static List<Chunk> chunks() throws IOException {
        try (Log log = Log.open(LOG)) {
            return ChunkReader.readAll(log.cursor(0).next(Integer.MAX_VALUE).bytes());
        }
    }
}
