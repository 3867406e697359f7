package dev.syncline.web.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.scenario.Source;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is taken of the highlighted files, and when the code is shown plain. */
class HighlightTest {
    private static final String FIRST = "    <span class=\"k\">if</span> (a &lt; b) {";

    private final Source source = new Source("A.java", 2, "if (a < b) {\n    a++;\n\n}");

    private List<String> lines(String... highlighted) {
        return Highlight.lines(source, List.of(highlighted));
    }

    @Test
    void takesTheLinesOfTheBodyAndMovesThemToTheLeft() {
        assertThat(lines("class A {", FIRST, "        a++;", "", "    }", "}"))
                .containsExactly("<span class=\"k\">if</span> (a &lt; b) {", "    a++;", "", "}");
    }

    @Test
    void showsPlainTextWhereNothingWasHighlighted() {
        assertThat(lines()).containsExactly("if (a &lt; b) {", "    a++;", "", "}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "        b++;",
                "a++;",
                "        a++; ",
                "<b>        a++;</b>",
                "<span class=\"k\">        a++;</span>"
            })
    void showsPlainTextIfALineSaysSomethingElse(String second) {
        assertThat(lines("class A {", FIRST, second, "", "    }", "}")).startsWith("if (a &lt; b) {");
    }

    @Test
    void showsPlainTextIfTheFileIsShorter() {
        assertThat(lines("class A {", FIRST)).startsWith("if (a &lt; b) {");
    }
}
