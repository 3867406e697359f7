package dev.syncline.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.syncline.log.ObjectInfo;
import dev.syncline.run.outcome.RunState;
import dev.syncline.run.spec.CPythonEngine;
import dev.syncline.scenario.UserScript;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Programs that users have written, in a real CPython. */
@Timeout(120)
class ScriptRunTest extends RunFixture {
    private static final String COUNTER = """
            from threading import Lock, Thread

            total = 0
            steps = 0
            stats = {"even": 0, "odd": 0}
            lock = Lock()


            class Account:
                def __init__(self):
                    self.balance = 0


            account = Account()


            def add():
                global total
                with lock:
                    total += 1
                    stats["even"] += 1
                    account.balance += steps


            threads = [Thread(target=add) for _ in range(2)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            print("total", total)
            """;

    @BeforeEach
    void needsPython() {
        runs().searchInterpreters().join();
        assumeFalse(runs().interpreters().isEmpty(), "no CPython from 3.9 on was found on this machine");
    }

    private Run ended(String text, @Nullable List<String> watch) {
        Run run = runs().start(new UserScript("mine", text, watch), CPythonEngine.ID, Map.of(), 42);
        await().atMost(Duration.ofSeconds(60)).until(() -> !run.live());
        return run;
    }

    private static List<String> variables(Run run) {
        return run.entities().objects().stream()
                .filter(object -> object.typeName().startsWith("Shared"))
                .map(ObjectInfo::name)
                .sorted()
                .toList();
    }

    @Test
    void aProgramThatEndsIsCorrectAndTheOutcomeSaysWhatItPrintedLast() {
        Run run = ended(COUNTER, null);

        assertThat(run.state()).isEqualTo(RunState.FINISHED);
        assertThat(outcome(run).verdict()).isEqualTo("correct");
        assertThat(outcome(run).text()).isEqualTo("It printed “total 2” last.");
        assertThat(outcome(ended("x = 1", null)).text()).isEqualTo("Every thread ended by itself.");
    }

    @Test
    void theSharedVariablesAreThoseThatAreFoundThoseThatAreChosenOrNone() {
        assertThat(variables(ended(COUNTER, null))).contains("total", "account.balance", "stats['even']");
        assertThat(variables(ended(COUNTER, List.of("account.balance")))).containsExactly("account.balance");
        assertThat(variables(ended(COUNTER, List.of("total", "steps")))).containsExactly("steps", "total");
        assertThat(variables(ended(COUNTER, List.of("stats")))).containsExactly("stats['even']");
        assertThat(variables(ended(COUNTER, List.of()))).isEmpty();
    }

    @Test
    void aSyntaxErrorEndsTheRunWithPythonsSentenceAndTheLine() {
        Run run = ended("x = 1\nif x = 2:\n    pass\n", null);

        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(outcome(run).verdict()).isEqualTo("error");
        assertThat(outcome(run).text()).contains("SyntaxError: invalid syntax").contains("(mine.py, line 2)");
    }

    @Test
    void anErrorInAnyThreadIsAnError() {
        Run run = ended("""
                from threading import Thread

                thread = Thread(target=lambda: 1 / 0, name="Divider")
                thread.start()
                thread.join()
                """, null);

        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(outcome(run).text()).startsWith("Divider ended with an error. ZeroDivisionError");
    }

    @Test
    void aScriptThatIsNamedAfterAModuleDoesNotHideIt() {
        Run run = runs().start(
                        new UserScript("queue", "import queue\nprint(queue.Queue.__name__)", null),
                        CPythonEngine.ID,
                        Map.of(),
                        42);
        await().atMost(Duration.ofSeconds(60)).until(() -> !run.live());

        assertThat(outcome(run).text()).isEqualTo("It printed “Queue” last.");
    }

    @Test
    void theTextThatRanStaysWithTheRun() {
        String id = ended(COUNTER, List.of("total")).id();

        restart();

        Run run = runs().find(id).orElseThrow();
        assertThat(run.scenario()).isEqualTo("script:mine");
        assertThat(run.log().header().script()).isEqualTo(COUNTER);
        assertThat(run.log().header().watch()).containsExactly("total");
    }
}
