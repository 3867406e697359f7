package dev.syncline.web.view;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.syncline.scenario.Source;
import java.util.ArrayList;
import java.util.List;

/**
 * The code of a scenario; in JSON it is just the text.
 *
 * @param file the name of the file
 * @param text the lines
 * @param lines the lines as a page shows them
 */
record SourceView(String file, @JsonValue String text, List<Line> lines) {
    /** The code in both languages. */
    record Both(SourceView java, SourceView python) {}

    /**
     * One line of code.
     *
     * @param number its number in the file
     * @param indent how many spaces it begins with
     * @param html its text, with a {@code wbr} after each opening bracket and before each dot, where it may be wrapped
     */
    record Line(int number, int indent, String html) {}

    /** Shows a source. */
    static SourceView of(Source source) {
        List<Line> lines = new ArrayList<>();
        for (String html : Highlight.lines(source)) {
            int indent = html.length() - html.stripLeading().length();
            lines.add(new Line(source.firstLine() + lines.size(), indent, breakable(html)));
        }
        return new SourceView(source.file(), source.text(), lines);
    }

    private static String breakable(String html) {
        return html.replaceAll("\\((?!\\))", "(<wbr>").replaceAll("(?<=[\\w)>])\\.(?=[a-z<])", "<wbr>.");
    }
}
