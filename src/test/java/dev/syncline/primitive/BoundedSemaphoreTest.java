package dev.syncline.primitive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.syncline.primitive.contract.SemaphoreContract;
import dev.syncline.primitive.contract.SemaphoreUnderTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoundedSemaphoreTest extends SemaphoreContract {
    @Override
    public Permits make(int value, boolean fair) {
        return new SemaphoreUnderTest(new BoundedSemaphore(value, fair, probe));
    }

    @Test
    void overReleaseIsRejected() {
        BoundedSemaphore semaphore = new BoundedSemaphore(2, false, probe);
        a.start(semaphore::release);
        assertThat(a.awaitThrown(IllegalStateException.class)).hasMessage("Semaphore released too many times");
        assertThat(recording.lines()).containsExactly("A raised 0");
        assertThat(recording.lastText())
                .isEqualTo("ValueError: Semaphore released too many times (Java: IllegalStateException)");
    }

    @Test
    void releasingTwoWithOneOutIsRejectedAndGivesNone() {
        BoundedSemaphore semaphore = new BoundedSemaphore(2, false, probe);
        a.run(semaphore::acquire);
        a.start(() -> semaphore.release(2));
        assertThat(a.awaitThrown(IllegalStateException.class)).hasMessage("Semaphore released too many times");
        assertThat(semaphore.value()).isEqualTo(1);
    }

    @Test
    void nullIsFullFromTheStartSoItCanNeverBeReleased() {
        BoundedSemaphore semaphore = new BoundedSemaphore(0);
        a.start(semaphore::release);
        a.awaitThrown(IllegalStateException.class);
    }

    @Test
    void aKilledActorThatReleasesTooOftenIsIgnored() {
        BoundedSemaphore semaphore = new BoundedSemaphore(1, false, probe);
        a.kill();
        a.run(semaphore::release);
        assertThat(semaphore.value()).isEqualTo(1);
        assertThat(recording.lines()).isEmpty();
    }

    @Test
    void aNonBlockingCallTakesNoTimeout() {
        Subject semaphore = make(false);
        for (Duration timeout : List.of(Duration.ofSeconds(-1), Duration.ZERO, HOUR)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> semaphore.acquire(false, timeout))
                    .withMessage("can't specify timeout for non-blocking acquire");
        }
    }
}
