package dev.syncline.log.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.log.Log;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class NdjsonExportTest {
    @Test
    void writesOneEventPerLineWithNamesInsteadOfNumbers() throws IOException {
        List<String> lines = export();

        assertThat(lines).hasSize(44);
        assertThat(lines.get(4))
                .isEqualTo("{\"seq\":4,\"t\":7250,\"actor\":\"Writer 1\",\"kind\":\"waiting\",\"object\":\"lock “Ä”\","
                        + "\"value\":1,\"peer\":\"Leserin 2 🧵\",\"line\":32,"
                        + "\"text\":\"waits for lock “Ä”, which Leserin 2 holds\"}");
        assertThat(lines.get(0))
                .isEqualTo("{\"seq\":0,\"t\":2250,\"actor\":\"Writer 1\",\"kind\":\"started\",\"object\":null,"
                        + "\"value\":0,\"peer\":null,\"line\":0,\"text\":null}");
    }

    @Test
    void marksAWaitWithATimeoutAsTimed() throws IOException {
        JsonMapper mapper = JsonMapper.shared();
        List<JsonNode> timed = export().stream()
                .map(mapper::readTree)
                .filter(event -> event.has("timed"))
                .toList();

        assertThat(timed).singleElement().satisfies(event -> {
            assertThat(event.get("seq").asInt()).isEqualTo(11);
            assertThat(event.get("timed").asBoolean()).isTrue();
        });
    }

    private static List<String> export() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Log log = Log.open(Path.of("src/test/resources/log/small.cborseq"))) {
            NdjsonExport.write(log, out);
        }
        String text = out.toString(StandardCharsets.UTF_8);
        assertThat(text).endsWith("}\n").doesNotEndWith("\n\n");
        return text.lines().toList();
    }
}
