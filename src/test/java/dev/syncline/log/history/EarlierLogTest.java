package dev.syncline.log.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.log.Log;
import dev.syncline.log.Note;
import dev.syncline.log.NoteKind;
import dev.syncline.log.ObjectInfo;
import dev.syncline.log.export.ChromeTraceExport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Logs that earlier versions wrote still open, are legal, and can be exported; the browser's code reads them as well. */
class EarlierLogTest {
    private static final Path FOLDER = Path.of("src/test/resources/log/earlier");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            process-queue-join-hang | processes | 22 | queue pipe
            queue-cancel            | threads   | 50 | queue
            """)
    void opensAndIsLegal(String scenario, String engine, long events, String object) throws IOException {
        try (Log log = Log.open(FOLDER.resolve(scenario + ".cborseq"))) {
            assertThat(log.header().scenario()).isEqualTo(scenario);
            assertThat(log.header().engine()).isEqualTo(engine);
            assertThat(log.entities().objects()).extracting(ObjectInfo::name).contains(object);
            assertThat(log.notes())
                    .extracting(Note::kind)
                    .contains(NoteKind.STALLED)
                    .endsWith(NoteKind.ENDED);

            History history = new History(log.entities());
            log.replay(0, history);
            history.checkAllEnded();
            assertThat(history.events()).isEqualTo(events);

            ByteArrayOutputStream trace = new ByteArrayOutputStream();
            ChromeTraceExport.write(log, "earlier", trace);
            assertThat(trace.toString(StandardCharsets.UTF_8)).contains(object);
        }
    }
}
