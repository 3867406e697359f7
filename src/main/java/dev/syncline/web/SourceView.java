package dev.syncline.web;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.syncline.scenario.Source;

/**
 * The code of a scenario; for a program it is just the text.
 *
 * @param file the name of the file
 * @param firstLine the number in the file of the first line of {@code text}
 * @param text the lines
 */
record SourceView(String file, int firstLine, @JsonValue String text) {
    /** The code in both languages. */
    record Both(SourceView java, SourceView python) {}

    /** Shows a source. */
    static SourceView of(Source source) {
        return new SourceView(source.file(), source.firstLine(), source.text());
    }
}
