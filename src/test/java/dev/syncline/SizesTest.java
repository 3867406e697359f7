package dev.syncline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps files short, and packages so small that one look takes in what is in them. */
class SizesTest {
    private static final int MAX_FILES = 30;
    private static final int MAX_LINES = 300;

    /** Half of the files have fewer lines; a scenario is one file, however long its lesson is. */
    private static final int MEDIAN_LINES = 70;

    private static final Path SCENARIOS = Path.of("src/main/java/dev/syncline/catalog");

    @Test
    void noPackageButTheCatalogueHasMoreFilesThanOneSees() {
        Map<String, Long> counts = files().stream()
                .map(file -> file.resolveSibling("").toString())
                .filter(folder -> !folder.endsWith("catalog"))
                .collect(Collectors.groupingBy(folder -> folder, TreeMap::new, Collectors.counting()));

        assertThat(counts).allSatisfy((folder, count) -> assertThat(count).isLessThanOrEqualTo(MAX_FILES));
    }

    @Test
    void noFileIsSoLongThatItMustHoldTwoIdeas() {
        assertThat(files()).noneMatch(file -> lines(file) > MAX_LINES);
    }

    @Test
    void halfOfTheFilesAreShort() {
        List<Path> all =
                files().stream().filter(file -> !file.startsWith(SCENARIOS)).toList();

        assertThat(all.stream().filter(file -> lines(file) < MEDIAN_LINES).count())
                .isGreaterThan(all.size() / 2);
    }

    private static List<Path> files() {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static long lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
