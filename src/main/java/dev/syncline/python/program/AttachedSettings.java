package dev.syncline.python.program;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A program that was started elsewhere, and knows its arguments itself; see {@code program.json} in {@code docs/cpython.md}.
 *
 * @param pid the id of its first process
 * @param script the path of the script, as the program has it
 */
public record AttachedSettings(long pid, String script) {
    /** The file {@code program.json}. */
    byte[] json() {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("script", script);
        content.put("main", ProgramSettings.MAIN);
        content.put("variables", true);
        content.put("console", true);
        content.put("attached", true);
        return ProgramSettings.bytes(content);
    }
}
