package dev.syncline.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.syncline.run.outcome.RunState;
import dev.syncline.run.spec.CPythonEngine;
import dev.syncline.run.spec.Limits;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Programs in a real CPython that want too much. */
@Timeout(120)
class PythonLimitsTest extends RunFixture {
    @BeforeEach
    void needsPython() {
        runs().searchInterpreters().join();
        assumeFalse(runs().interpreters().isEmpty(), "no CPython from 3.9 on was found on this machine");
    }

    @Test
    void tooManyThreadsEndTheRunWithASentence() {
        Run run = start(runs(), PythonScenario.of("""
                from threading import Event, Thread

                never = Event()
                for _ in range(400):
                    Thread(target=never.wait, daemon=True).start()
                """));

        ended(run);
        assertThat(run.state()).isEqualTo(RunState.STOPPED);
        assertThat(outcome(run).text()).startsWith("A run may have at most 300 actors.");
    }

    @Test
    void endlessOutputEndsAtTheLimitOfEvents() {
        Limits few = new Limits(8, 8, 2_000, Duration.ofMinutes(1), 3, 3, 1 << 24, Duration.ofMinutes(1), 8);
        try (RunRegistry limited = new RunRegistry(directory.resolve("limited"), few)) {
            Run run = ended(start(limited, PythonScenario.of("while True: print('x')")));

            assertThat(outcome(run).text()).startsWith("Stopped at its limit of 2,000 events.");
        }
    }

    private static Run start(RunRegistry runs, PythonScenario scenario) {
        return runs.start(scenario, CPythonEngine.ID, Map.of(), 42);
    }

    private static Run ended(Run run) {
        await().atMost(Duration.ofSeconds(60)).until(() -> !run.live());
        return run;
    }
}
