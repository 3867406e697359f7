package dev.syncline.web.view;

import dev.syncline.scenario.Source;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/**
 * The lines of a source as HTML. The build of the frontend makes the highlighted form, from the file and not from what
 * was compiled; so it is used only if its text equals the source, and the source is shown plain otherwise.
 */
final class Highlight {
    private static final Pattern TAG = Pattern.compile("<span class=\"[a-z]\">|</span>");

    private Highlight() {}

    /** The lines of this source, highlighted if the build did so. */
    static List<String> lines(Source source) {
        return lines(source, read("/highlight/" + source.file() + ".html"));
    }

    /** The lines of this source, given the highlighted lines of its whole file. */
    static List<String> lines(Source source, List<String> highlighted) {
        List<String> texts = source.text().lines().toList();
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            int number = source.firstLine() + i;
            String line = number > highlighted.size() ? null : moved(highlighted.get(number - 1), texts.get(i));
            if (line == null) {
                return texts.stream().map(HtmlUtils::htmlEscape).toList();
            }
            lines.add(line);
        }
        return lines;
    }

    /** The line without the indentation that the text does not have, or null if it says something else. */
    private static @Nullable String moved(String html, String text) {
        String said = HtmlUtils.htmlUnescape(TAG.matcher(html).replaceAll(""));
        int left = said.length() - text.length();
        boolean isSame = left >= 0 && html.startsWith(" ".repeat(left)) && said.endsWith(text);
        return isSame ? html.substring(left) : null;
    }

    private static List<String> read(String name) {
        try (InputStream resource = Highlight.class.getResourceAsStream(name)) {
            return resource == null
                    ? List.of()
                    : new String(resource.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
