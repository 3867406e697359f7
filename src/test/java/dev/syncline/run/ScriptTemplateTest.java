package dev.syncline.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.syncline.run.spec.CPythonEngine;
import dev.syncline.scenario.UserScript;
import dev.syncline.script.ScriptTemplate;
import dev.syncline.script.Scripts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The programs with which a script may begin, in a real CPython. */
@Timeout(120)
class ScriptTemplateTest extends RunFixture {
    static List<ScriptTemplate> templates() {
        return ScriptTemplate.all();
    }

    @BeforeEach
    void needsPython() {
        runs(ROOMY).searchInterpreters().join();
        assumeFalse(runs().interpreters().isEmpty(), "no CPython from 3.9 on was found on this machine");
    }

    @ParameterizedTest
    @MethodSource("templates")
    void eachIsCorrectAndPrintsAResult(ScriptTemplate template) {
        assertThat(Scripts.isName(template.name())).isTrue();
        UserScript script = new UserScript(template.name(), template.text(), null);

        Run run = runs().start(script, CPythonEngine.ID, Map.of(), 42);
        await().atMost(Duration.ofSeconds(60)).until(() -> !run.live());

        assertThat(outcome(run).verdict()).as(outcome(run).text()).isEqualTo("correct");
        assertThat(outcome(run).text()).startsWith("It printed “");
    }
}
