package dev.syncline.web.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.run.RunRegistry;
import dev.syncline.run.spec.Limits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class EngineNamesTest {
    private static final Limits LIMITS =
            new Limits(9, 9, 1_000, Duration.ofMinutes(1), 3, 3, 1 << 24, Duration.ofMinutes(1), 32);
    private static final List<String> IDS = List.of("threads", "processes", "cpython-3.13.0", "cpython-3.9.18");

    @TempDir
    private Path directory;

    private RunRegistry runs;
    private EngineNames names;

    @BeforeEach
    void open() {
        runs = new RunRegistry(directory, LIMITS);
        names = new EngineNames(runs);
    }

    @AfterEach
    void close() {
        runs.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            threads          | Java threads
            virtual          | Java virtual threads
            processes        | Java processes
            cpython          | Python
            cpython-3.12.1   | Python 3.12.1
            cpython-3.14.0t  | Python 3.14.0, free-threaded
            steam            | steam
            """)
    void namesEveryEngineAlsoOneThatIsGone(String id, String name) {
        assertThat(names.of(id)).isEqualTo(name);
    }

    @Test
    void namesAnInterpreterThatIsHereByItsShortVersion() {
        runs.searchInterpreters().join();
        assertThat(names.pythons())
                .allSatisfy(
                        python -> assertThat(names.of(python.engine())).matches("Python 3\\.\\d+(, free-threaded)?"));
    }

    @Test
    void groupsThemByTheirLanguageAndLeavesOutALanguageWithoutAny() {
        assertThat(names.groups(IDS))
                .containsExactly(
                        new EngineNames.Group("Java", List.of("threads", "processes")),
                        new EngineNames.Group("Python", List.of("cpython-3.13.0", "cpython-3.9.18")));
        assertThat(names.groups(List.of("threads"))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "cpython-3.9.18, cpython-3.9.18",
        "cpython-3.12.1, cpython-3.13.0",
        "cpython, cpython-3.13.0",
        "processes, processes",
        "steam, threads",
        ", threads"
    })
    void offersWhatComesClosestToTheWantedEngine(String wanted, String offered) {
        assertThat(names.offered(IDS, wanted)).isEqualTo(offered);
    }

    @Test
    void offersNothingWhereNothingIsThere() {
        assertThat(names.offered(List.of(), "cpython")).isEmpty();
        assertThat(names.offered(List.of("threads"), "cpython")).isEqualTo("threads");
    }
}
