package dev.syncline.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page about the semantics names tests that exist. */
class SemanticsPageTest {
    private static final Path PAGE = Path.of("docs/semantics.md");
    private static final Path TESTS = Path.of("src/test/java");
    private static final Path SCENARIOS =
            TESTS.resolve("dev/syncline/catalog"); // a scenario may be called as what it shows
    private static final Pattern NAMED = Pattern.compile("`(\\w+(?:Contract|Test))\\.(\\w+)`");

    static Stream<MatchResult> named() throws IOException {
        return NAMED.matcher(Files.readString(PAGE)).results();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("named")
    void namesATestThatExists(MatchResult test) throws IOException {
        Path file = file(test.group(1) + ".java");
        Pattern declared = Pattern.compile("@(Test|ParameterizedTest|RepeatedTest)[^;]*void " + test.group(2) + "\\(");
        assertThat(declared.matcher(Files.readString(file)).find())
                .as("docs/semantics.md names %s, which has no such test", test.group())
                .isTrue();
    }

    private static Path file(String name) throws IOException {
        try (Stream<Path> all = Files.walk(TESTS)) {
            return all.filter(path -> path.endsWith(name) && !path.startsWith(SCENARIOS))
                    .findFirst()
                    .orElseThrow(
                            () -> new AssertionError("docs/semantics.md names " + name + ", which does not exist"));
        }
    }
}
