package dev.syncline.process.os;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Which processes do something, as the kernel says. */
@EnabledOnOs(OS.LINUX)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ThreadStatesTest {
    @Test
    void whoAsksIsAwake() {
        int own = (int) ProcessHandle.current().pid();

        assertThat(ThreadStates.isAwake(own)).isTrue();
        assertThat(ThreadStates.wereAsleepAtOnce(List.of(own))).isFalse();
    }

    @Test
    void whoReadsFromAnEmptyPipeIsAsleepAndWhoHasEndedIsNobody() throws Exception {
        Process reader = new ProcessBuilder("cat").start();
        int number = (int) reader.pid();
        try {
            while (!ThreadStates.wereAsleepAtOnce(List.of(number))) {
                Thread.onSpinWait(); // until it has been started, and waits
            }
            assertThat(ThreadStates.of(List.of(number)).switches()).isNotEmpty();
        } finally {
            reader.destroyForcibly().waitFor();
        }
        assertThat(ThreadStates.isAwake(number)).isFalse();
        assertThat(ThreadStates.of(List.of(number)).switches()).isEmpty();
    }
}
