package dev.syncline.run.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Which processes have something to do, as the operating system says. */
@EnabledOnOs(OS.LINUX)
class ProcessTurnsTest {
    @Test
    void whoAsksIsRunnable() {
        assertThat(ProcessTurns.isRunnable((int) ProcessHandle.current().pid())).isTrue();
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void whoReadsFromAPipeIsNot() throws Exception {
        Process reader = new ProcessBuilder("cat").start();
        try {
            while (ProcessTurns.isRunnable((int) reader.pid())) {
                Thread.onSpinWait(); // until it has been started, and waits
            }
            assertThat(reader.isAlive()).isTrue();
        } finally {
            reader.destroyForcibly().waitFor();
        }
        assertThat(ProcessTurns.isRunnable((int) reader.pid())).isFalse();
    }
}
