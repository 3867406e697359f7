package dev.syncline.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.syncline.python.program.ProgramLimits;
import dev.syncline.run.outcome.RunState;
import dev.syncline.run.spec.CPythonEngine;
import dev.syncline.scenario.UserScript;
import dev.syncline.trace.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Programs of users that want more than they may have. */
@Timeout(120)
class ScriptLimitsTest extends RunFixture {
    private static final ProgramLimits LITTLE = new ProgramLimits(192L << 20, 12, 100, 1L << 20, 64, 20_000);
    private static final String MARK = "script-limits-test";

    @Override
    RunParts parts() {
        return new RunParts(LITTLE);
    }

    @BeforeEach
    void needsPythonOnLinux() {
        runs().searchInterpreters().join();
        assumeFalse(runs().interpreters().isEmpty(), "no CPython from 3.9 on was found on this machine");
        assumeTrue(Files.isDirectory(Path.of("/proc/self")), "only Linux tells what processes use");
    }

    @AfterEach
    void leavesNoProcess() {
        runs().close();
        await().atMost(Duration.ofSeconds(20)).until(() -> marked() == 0);
    }

    private static long marked() {
        return ProcessHandle.allProcesses()
                .filter(each -> each.info().commandLine().orElse("").contains(MARK))
                .count();
    }

    private Run start(String text) {
        return runs().start(new UserScript(MARK, text, null), CPythonEngine.ID, Map.of(), 42);
    }

    private Run ended(String text) {
        Run run = start(text);
        await().atMost(Duration.ofSeconds(60)).until(() -> !run.live());
        return run;
    }

    @Test
    void aForkBombIsStopped() {
        Run run = ended("""
                import os

                while True:
                    os.fork()
                """);

        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(outcome(run).text())
                .isEqualTo("The program was ended because it had more than 12 processes at the same time.");
    }

    @Test
    void aProcessThatWantsTooMuchMemoryGetsAnError() {
        Run run = ended("""
                hoard = []
                while True:
                    hoard.append(b"x" * 10_000_000)
                """);

        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(outcome(run).text()).startsWith("Main ended with an error. MemoryError");
    }

    @Test
    void processesThatWantTooMuchMemoryTogetherAreEnded() {
        Run run = ended("""
                import os
                import time

                for _ in range(5):
                    if os.fork() == 0:
                        hoard = b"x" * 60_000_000
                        time.sleep(600)
                time.sleep(600)
                """);

        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(outcome(run).text()).contains("201,326,592 bytes of memory");
    }

    @Test
    void endlessOutputIsCutOff() {
        Run run = ended("while True: print('x' * 100)");

        assertThat(run.state()).isEqualTo(RunState.STOPPED);
        assertThat(outcome(run).text()).startsWith("Stopped at its limit of 20,000 printed characters.");
    }

    @Test
    void aFileCannotGrowWithoutEnd() {
        Run run = ended("""
                import tempfile

                with tempfile.TemporaryFile() as file:
                    while True:
                        file.write(b"x" * 100_000)
                        file.flush()
                """);

        assertThat(outcome(run).text()).contains("File too large");
    }

    @Test
    void aStopEndsProcessesThatHaveLeftTheGroup() {
        Run run = start("""
                import subprocess
                import sys
                import time

                code = "import time; time.sleep(600) # %s"
                subprocess.Popen([sys.executable, "-c", code], start_new_session=True)
                print("started")
                time.sleep(600)
                """.formatted(MARK));
        await().atMost(Duration.ofSeconds(30)).until(() -> hasPrinted(run));
        assertThat(marked()).isPositive();

        run.stop();

        await().atMost(Duration.ofSeconds(20)).until(() -> marked() == 0);
    }

    private static boolean hasPrinted(Run run) {
        boolean[] found = new boolean[1];
        run.log().replay(0, event -> found[0] |= event.kind() == Kind.PRINTED);
        return found[0];
    }
}
