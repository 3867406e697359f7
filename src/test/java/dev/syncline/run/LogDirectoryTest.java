package dev.syncline.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncline.log.Log;
import dev.syncline.log.LogHeader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogDirectoryTest {
    @TempDir
    Path data;

    @Test
    void aSecondServerKeepsItsLogsApartAndTheNextSecondOneFindsThem() throws IOException {
        try (LogDirectory first = new LogDirectory(data)) {
            try (LogDirectory second = new LogDirectory(data)) {
                write(first, "one");
                write(second, "two");
            }
            assertThat(data.resolve("one.cborseq")).exists();
            assertThat(data.resolve("server-2/two.cborseq")).exists();
            try (LogDirectory next = new LogDirectory(data)) {
                assertThat(next.logs())
                        .singleElement()
                        .satisfies(log -> assertThat(log.header().run()).isEqualTo("two"));
            }
        }
    }

    @Test
    void whoComesAfterTheFirstTakesItsPlace() throws IOException {
        new LogDirectory(data).close();
        try (LogDirectory logDirectory = new LogDirectory(data)) {
            write(logDirectory, "one");
        }
        assertThat(data.resolve("one.cborseq")).exists();
        assertThat(data.resolve("server-2")).doesNotExist();
    }

    @Test
    void aDirectoryThatIsAFileIsToldByItsName() throws IOException {
        Path file = Files.createFile(data.resolve("file"));

        assertThatThrownBy(() -> new LogDirectory(file))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(file.toString());
    }

    private static void write(LogDirectory logDirectory, String run) throws IOException {
        Log log = logDirectory.newLog(new LogHeader(run, "lock-counter", "threads", Map.of(), 1, 0));
        log.close();
    }
}
