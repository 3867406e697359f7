package dev.syncline.run.untraced;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.syncline.run.PythonScenario;
import dev.syncline.run.Run;
import dev.syncline.run.RunFixture;
import dev.syncline.run.TestScenario;
import dev.syncline.run.spec.CPythonEngine;
import dev.syncline.run.spec.LimitExceeded;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Small programs in a real CPython, counted without the tracer. */
@Timeout(240)
class UntracedCountsTest extends RunFixture {
    private static final Duration AMPLE = Duration.ofMinutes(1);

    private static final PythonScenario HANGS_UNTRACED = PythonScenario.of("""
            import sys
            from multiprocessing import Process
            from time import sleep

            if __name__ == "__main__":
                if "syncline" not in sys.modules:
                    Process(target=sleep, args=(1000,)).start()
                    sleep(1000)
            """);

    @SuppressWarnings("NullAway.Init") // set before each test
    private UntracedCounts counts;

    @BeforeEach
    void needsPython() {
        counts = new UntracedCounts(runs(), AMPLE);
        runs().searchInterpreters().join();
        assumeFalse(runs().interpreters().isEmpty(), "no CPython from 3.9 on was found on this machine");
    }

    @AfterEach
    void leavesNothingBehind() throws IOException {
        counts.close();
        runs().close();
        await().atMost(Duration.ofSeconds(20)).until(() -> pythons().findAny().isEmpty());
    }

    @Test
    void countsWhatTheProgramPrintsAtItsEndWithTheKnobsOfTheRunAndWithoutTheTracer() {
        PythonScenario program = PythonScenario.of("""
                import sys

                ROUNDS = 1
                print("first", ROUNDS)
                print(ROUNDS, "syncline" in sys.modules)
                """);
        UntracedCount count = counted(program, Map.of("rounds", 7));

        assertThat(count.state()).isEqualTo(CountState.FINISHED);
        assertThat(count.results()).containsExactly(new ResultCount("7 False", "", count.done()));
        assertThat(count.done()).isEqualTo(UntracedCount.TIMES);
        assertThat(count.traced()).isEqualTo("7 True");
    }

    @Test
    void tellsResultsApartAlsoByHowTheProgramEnded() {
        UntracedCount count = counted(PythonScenario.of("""
                import os
                import tempfile

                mark = os.path.join(os.path.dirname(os.path.dirname(__file__)), "mark")
                print("x" * 300_000)
                print("seen")
                if not os.path.exists(mark):
                    open(mark, "w").close()
                    raise ValueError("no")
                """), Map.of());

        assertThat(count.results())
                .containsExactly(
                        new ResultCount("seen", "", UntracedCount.TIMES - 1),
                        new ResultCount("seen", "It ended with status 1: ValueError: no", 1));
    }

    @Test
    void aProgramThatTakesTooLongIsKilledAndCountedAsSuch() throws IOException {
        counts = new UntracedCounts(runs(), Duration.ofSeconds(2)); // the other one has made nothing yet
        UntracedCount count = counted(HANGS_UNTRACED, Map.of());

        assertThat(count.results()).singleElement().satisfies(result -> {
            assertThat(result.line()).isEmpty();
            assertThat(result.ending()).isEqualTo("It was still running after 2 seconds.");
        });
        await().atMost(Duration.ofSeconds(20)).until(() -> pythons().findAny().isEmpty());
    }

    @Test
    void aStopKillsEveryProcessAndCountsNothingMore() {
        Run run = ended(HANGS_UNTRACED, Map.of());
        UntracedCount count = counts.start(run, HANGS_UNTRACED, Map.of());
        await().atMost(AMPLE)
                .until(() -> pythons().flatMap(ProcessHandle::descendants).count() >= 2);
        assertThatThrownBy(() -> counts.start(run, HANGS_UNTRACED, Map.of()))
                .isInstanceOf(LimitExceeded.class)
                .hasMessageContaining("two would disturb each other");

        count.stop();

        assertThat(count.state()).isEqualTo(CountState.STOPPED);
        assertThat(count.results()).isEmpty();
        await().atMost(Duration.ofSeconds(20)).until(() -> pythons().findAny().isEmpty());
    }

    @Test
    void refusesARunInJavaAndOneThatHasNotEnded() {
        TestScenario java = TestScenario.of(stage -> stage.print("in"));
        Run inJava = start(java);
        await().until(() -> !inJava.live());
        assertThatThrownBy(() -> counts.start(inJava, java, Map.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("This run is one in Java");

        PythonScenario forever = PythonScenario.of("from threading import Event\n\nEvent().wait(1000)\n");
        Run live = runs().start(forever, CPythonEngine.ID, Map.of(), 42);
        assertThatThrownBy(() -> counts.start(live, forever, Map.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("has not ended");
        live.stop();
    }

    private UntracedCount counted(PythonScenario scenario, Map<String, Object> knobs) {
        UntracedCount count = counts.start(ended(scenario, knobs), scenario, knobs);
        await().atMost(Duration.ofMinutes(2)).until(() -> count.state() != CountState.RUNNING);
        return count;
    }

    private Run ended(PythonScenario scenario, Map<String, Object> knobs) {
        Run run = runs().start(scenario, CPythonEngine.ID, knobs, 42);
        await().atMost(AMPLE).until(() -> !run.live());
        return run;
    }

    private static Stream<ProcessHandle> pythons() {
        return ProcessHandle.current()
                .children()
                .filter(child -> child.info().command().orElse("").contains("python"));
    }
}
