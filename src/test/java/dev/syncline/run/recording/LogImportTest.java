package dev.syncline.run.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncline.run.Run;
import dev.syncline.run.RunFixture;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Logs that were recorded elsewhere. */
@Timeout(60)
class LogImportTest extends RunFixture {
    private static final Path RECORDED = Path.of("src/test/resources/log/lessons/barrier-rounds.cborseq");

    @Test
    void aLogIsARunAndStaysOne() throws Exception {
        Run run = take(Files.readAllBytes(RECORDED));
        assertThat(run.scenario()).isEqualTo("barrier-rounds");
        assertThat(run.events()).isPositive();
        assertThat(take(Files.readAllBytes(RECORDED))).isSameAs(run);

        restart();
        assertThat(runs().find(run.id()).orElseThrow().events()).isEqualTo(run.events());
    }

    @Test
    void anotherLogOfTheSameIdIsRefused() throws Exception {
        byte[] whole = Files.readAllBytes(RECORDED);
        Run run = take(whole);
        assertThatThrownBy(() -> take(Arrays.copyOf(whole, whole.length - 1)))
                .isInstanceOf(RefusedLog.class)
                .hasMessageContaining("another run " + run.id());
        assertThat(runs().all()).containsExactly(run);
        assertThat(files()).hasSize(1);
    }

    @Test
    void whatIsNoLogIsRefusedAndLeavesNothing() {
        for (byte[] content : List.of(
                new byte[0], "{}".getBytes(StandardCharsets.UTF_8), new byte[100_000], new byte[] {(byte) 0xa0})) {
            assertThatThrownBy(() -> take(content))
                    .isInstanceOf(RefusedLog.class)
                    .hasMessageContaining("is not a log of Syncline");
        }
        assertThat(runs().all()).isEmpty();
        assertThat(files()).isEmpty();
    }

    @Test
    void aLogThatBreaksOffIsTakenUpToItsLastWholeChunkOrRefused() throws Exception {
        byte[] whole = Files.readAllBytes(RECORDED);
        for (int length = 1; length < whole.length; length += 97) {
            takeOrRefuse(Arrays.copyOf(whole, length));
        }
        assertThat(files()).isEmpty();
    }

    @Test
    void aDamagedLogIsRefusedOrCanBeShown() throws Exception {
        byte[] whole = Files.readAllBytes(RECORDED);
        Random random = new Random(1);
        for (int i = 0; i < 300; i++) {
            byte[] damaged = whole.clone();
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            takeOrRefuse(damaged);
        }
        assertThat(files()).isEmpty();
    }

    private void takeOrRefuse(byte[] content) throws IOException {
        try {
            Run run = take(content);
            run.log().replay(0, event -> {});
            assertThat(run.state()).isNotNull();
            assertThat(run.outcome()).isNotNull();
            runs().discard(run.id());
        } catch (RefusedLog refused) {
            assertThat(refused).message().endsWith(".");
        }
    }

    private Run take(byte[] content) throws IOException, RefusedLog {
        return runs().take(new ByteArrayInputStream(content));
    }

    private List<Path> files() {
        try (Stream<Path> all = Files.list(directory)) {
            return all.filter(file -> !file.endsWith("server.lock") && Files.isRegularFile(file))
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
