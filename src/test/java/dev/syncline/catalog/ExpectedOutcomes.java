package dev.syncline.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.run.Run;
import dev.syncline.run.outcome.RunState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * How each setting of each scenario ends. One table for all engines: a setting that determines its outcome must have the same in Java
 * and in Python.
 */
final class ExpectedOutcomes {
    private static final Path TABLE = Path.of("src/test/resources/catalog/outcomes.txt");
    private static final String ANY = "*";
    private static final Map<String, Set<String>> BY_SETTING = read();

    private ExpectedOutcomes() {}

    /** Fails unless a run of this setting has ended as the table says; one that the test has stopped says nothing. */
    static void check(Setting setting, Run run) {
        Set<String> expected = BY_SETTING.getOrDefault(setting.toString(), Set.of());
        assertThat(expected)
                .as(
                        "%s has no line for '%s', which ended as '%s'",
                        TABLE, setting, ScenarioPlayer.outcome(run).id())
                .isNotEmpty();
        if (run.state() != RunState.STOPPED && !expected.contains(ANY)) {
            assertThat(expected)
                    .as(
                            "how '%s' may end: %s",
                            setting, ScenarioPlayer.outcome(run).text())
                    .contains(ScenarioPlayer.outcome(run).id());
        }
    }

    private static Map<String, Set<String>> read() {
        Map<String, Set<String>> table = new HashMap<>();
        try {
            for (String line : Files.readAllLines(TABLE, StandardCharsets.UTF_8)) {
                int colon = line.lastIndexOf(": ");
                if (!line.startsWith("#")) {
                    table.put(
                            line.substring(0, colon),
                            Set.of(line.substring(colon + 2).split(" ")));
                }
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return table;
    }
}
