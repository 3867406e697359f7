package dev.syncline.python.program;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A program that was started elsewhere; see {@code program.json} in {@code docs/cpython.md}.
 *
 * @param pid the id of its first process
 * @param script the path of the script, as the program has it
 * @param arguments its arguments
 */
public record AttachedSettings(long pid, String script, List<String> arguments) {
    /** Keeps its own copy of the arguments. */
    public AttachedSettings {
        arguments = List.copyOf(arguments);
    }

    /** The file {@code program.json}. */
    byte[] json() {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("script", script);
        content.put("arguments", arguments);
        content.put("main", ProgramSettings.MAIN);
        content.put("variables", true);
        content.put("console", true);
        content.put("attached", true);
        return ProgramSettings.bytes(content);
    }
}
