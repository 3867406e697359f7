package dev.syncline.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page about the semantics names tests that exist. */
class SemanticsPageTest {
    private static final Path PAGE = Path.of("docs/semantics.md");
    private static final List<Path> TESTS = Stream.of("primitive", "process", "run")
            .map(Path.of("src/test/java/dev/syncline")::resolve)
            .toList();
    private static final Pattern NAMED = Pattern.compile("`(\\w+(?:Contract|Test))\\.(\\w+)`");

    static Stream<MatchResult> named() throws IOException {
        return NAMED.matcher(Files.readString(PAGE)).results();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("named")
    void namesATestThatExists(MatchResult test) throws IOException {
        Path file = TESTS.stream()
                .map(directory -> directory.resolve(test.group(1) + ".java"))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() ->
                        new AssertionError("docs/semantics.md names " + test.group(1) + ", which does not exist"));
        Pattern declared = Pattern.compile("@(Test|ParameterizedTest|RepeatedTest)[^;]*void " + test.group(2) + "\\(");
        assertThat(declared.matcher(Files.readString(file)).find())
                .as("docs/semantics.md names %s, which has no such test", test.group())
                .isTrue();
    }
}
