package dev.syncline.primitive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.syncline.primitive.contract.SemaphoreContract;
import dev.syncline.primitive.contract.SemaphoreUnderTest;
import dev.syncline.trace.Killed;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SemaphoreTest extends SemaphoreContract {
    @Override
    public Permits make(int value, boolean fair) {
        return new SemaphoreUnderTest(new Semaphore(value, fair, probe));
    }

    @Test
    void thereIsNoOwnerAndTheValueMayExceedItsStart() {
        Semaphore semaphore = new Semaphore(2, false, probe);
        b.run(semaphore::release);
        c.run(semaphore::release);
        assertThat(semaphore.value()).isEqualTo(4);
        assertThat(recording.lines()).containsExactly("B released 3", "C released 4");
    }

    @Test
    void nullMeansAcquireWaitsForARelease() {
        Semaphore semaphore = new Semaphore(0, false, probe);
        startWaiting(a, semaphore::acquire);
        b.run(semaphore::release);
        a.awaitDone();
        assertThat(recording.lines()).containsExactly("A waiting 1", "B released 1", "A acquired 0 by B");
    }

    @Test
    void countsNoFurtherThanAnIntegerGoes() {
        Semaphore semaphore = new Semaphore(Integer.MAX_VALUE, false, probe);
        a.start(semaphore::release);
        a.awaitThrown(IllegalStateException.class);
        assertThat(semaphore.value()).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void aKilledActorThatOnlyReleasesEndsAsWell() {
        Semaphore semaphore = new Semaphore(0);
        a.kill();
        a.start(() -> releaseForEver(semaphore));
        a.awaitThrown(Killed.class);
    }

    @SuppressWarnings("InfiniteLoopStatement")
    private static void releaseForEver(Semaphore semaphore) {
        while (true) {
            semaphore.release();
        }
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
