package dev.syncline.python.program;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a traced program is told when it starts; see {@code program.json} in {@code docs/cpython.md}.
 *
 * @param fileName the name of the script's file
 * @param script its text
 * @param knobs values for constants at the top level of the script, by name
 * @param seed of the random numbers
 * @param watch the names of the shared variables to record; null for those that the tracer finds by itself
 * @param limits what the program may use; null if it is a lesson, which needs no limits
 * @param interactive whether it stays for the console when the script has ended
 */
public record ProgramSettings(
        String fileName,
        String script,
        Map<String, Object> knobs,
        long seed,
        @Nullable List<String> watch,
        @Nullable ProgramLimits limits,
        boolean interactive) {
    /** The lane of the main thread. */
    static final String MAIN = "Main";

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Keeps its own copy of the knobs. */
    public ProgramSettings {
        knobs = Map.copyOf(knobs);
    }

    /** The program of a lesson. */
    public ProgramSettings(String fileName, String script, Map<String, Object> knobs, long seed) {
        this(fileName, script, knobs, seed, null, null, false);
    }

    /** A program that ends with its script. */
    public ProgramSettings(
            String fileName,
            String script,
            Map<String, Object> knobs,
            long seed,
            @Nullable List<String> watch,
            @Nullable ProgramLimits limits) {
        this(fileName, script, knobs, seed, watch, limits, false);
    }

    /** The same program, which may stay for the console when its script has ended. */
    public ProgramSettings interactive(boolean stays) {
        return new ProgramSettings(fileName, script, knobs, seed, watch, limits, stays);
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
        content.put("interactive", interactive);
        content.put("alone", limits != null);
        if (watch != null) {
            content.put("watch", watch);
        }
        return bytes(content);
    }

    /** Plain values as JSON, in UTF-8. */
    static byte[] bytes(Map<String, ?> content) {
        return JSON.writeValueAsString(content).getBytes(StandardCharsets.UTF_8);
    }
}
