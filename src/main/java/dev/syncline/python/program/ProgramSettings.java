package dev.syncline.python.program;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a traced program is told when it starts; see {@code program.json} in {@code docs/cpython.md}.
 *
 * @param fileName the name of the script's file
 * @param script its text
 * @param knobs values for constants at the top level of the script, by name
 * @param seed of the random numbers
 */
public record ProgramSettings(String fileName, String script, Map<String, Object> knobs, long seed) {
    /** The lane of the main thread. */
    static final String MAIN = "Main";

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Keeps its own copy of the knobs. */
    public ProgramSettings {
        knobs = Map.copyOf(knobs);
    }

    /** The file {@code program.json}, for a script at this path. */
    byte[] json(String path) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("script", path);
        content.put("arguments", List.of());
        content.put("main", MAIN);
        content.put("knobs", knobs);
        content.put("variables", true);
        content.put("seed", seed);
        content.put("console", true);
        return bytes(content);
    }

    /** Plain values as JSON, in UTF-8. */
    static byte[] bytes(Map<String, ?> content) {
        return JSON.writeValueAsString(content).getBytes(StandardCharsets.UTF_8);
    }
}
