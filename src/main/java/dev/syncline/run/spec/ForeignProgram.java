package dev.syncline.run.spec;

import dev.syncline.scenario.UserScript;
import java.nio.file.Path;
import java.util.Map;

/**
 * A Python program that was started elsewhere on this machine and wants to be traced.
 *
 * @param pid the id of its first process
 * @param script the path of its script
 * @param text what that contains
 * @param python the version of its interpreter, for example {@code 3.13.0}
 * @param notebook whether it is a kernel, whose text becomes known cell by cell
 */
public record ForeignProgram(long pid, String script, String text, String python, boolean notebook) {
    private static final int MAX_NAME = 60;

    /** What is run, as the run of this id. */
    public RunSpec spec(String id) {
        StartMode order = notebook ? StartMode.FREE.forConsole() : StartMode.FREE;
        UserScript scenario = new UserScript(name(), text, null);
        return new RunSpec(id, scenario, new AttachedEngine(python), Map.of(), /* seed= */ 0, order);
    }

    private String name() {
        Path file = Path.of(script).getFileName();
        String name = String.valueOf(file)
                .replaceFirst("\\.py$", "")
                .replaceAll("[^\\p{L}\\p{N}._-]", "_")
                .replaceFirst("^[._-]+", "");
        return name.isEmpty() ? "program" : name.substring(0, Math.min(name.length(), MAX_NAME));
    }
}
