package dev.syncline.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncline.trace.Header;
import dev.syncline.trace.Log;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShelfTest {
    @TempDir
    Path data;

    @Test
    void aSecondServerKeepsItsLogsApartAndTheNextSecondOneFindsThem() throws IOException {
        try (Shelf first = new Shelf(data)) {
            try (Shelf second = new Shelf(data)) {
                write(first, "one");
                write(second, "two");
            }
            assertThat(data.resolve("one.cborseq")).exists();
            assertThat(data.resolve("server-2/two.cborseq")).exists();
            try (Shelf next = new Shelf(data)) {
                assertThat(next.logs())
                        .singleElement()
                        .satisfies(log -> assertThat(log.header().run()).isEqualTo("two"));
            }
        }
    }

    @Test
    void whoComesAfterTheFirstTakesItsPlace() throws IOException {
        new Shelf(data).close();
        try (Shelf shelf = new Shelf(data)) {
            write(shelf, "one");
        }
        assertThat(data.resolve("one.cborseq")).exists();
        assertThat(data.resolve("server-2")).doesNotExist();
    }

    @Test
    void aDirectoryThatIsAFileIsToldByItsName() throws IOException {
        Path file = Files.createFile(data.resolve("file"));

        assertThatThrownBy(() -> new Shelf(file))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(file.toString());
    }

    private static void write(Shelf shelf, String run) throws IOException {
        Log log = shelf.newLog(new Header(run, "lock-counter", "threads", Map.of(), 1, 0));
        log.close();
    }
}
