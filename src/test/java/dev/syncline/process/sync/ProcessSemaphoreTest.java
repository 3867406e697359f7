package dev.syncline.process.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.primitive.contract.SemaphoreContract;
import dev.syncline.primitive.contract.TestActor;
import dev.syncline.process.SharedObjectsFixture;
import dev.syncline.trace.ObjectType;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProcessSemaphoreTest extends SemaphoreContract {
    private final SharedObjectsFixture fixture = new SharedObjectsFixture(recording, gate);

    @AfterEach
    void closeFixture() {
        actors.close();
        fixture.close();
    }

    @Override
    public void advancePastTheTimeout(TestActor actor) {
        fixture.advance(HOUR.plusNanos(1));
    }

    private ProcessSemaphore semaphore(int value) {
        return fixture.make(
                ObjectType.PROCESS_SEMAPHORE,
                Map.of("initial", value),
                object -> new ProcessSemaphore(fixture.context(), object, value, Integer.MAX_VALUE));
    }

    @Override
    public Permits make(int value, boolean fair) {
        return new ProcessSemaphoreUnderTest(semaphore(value));
    }

    @Test
    void thereIsNoOwnerAndTheValueMayExceedItsStart() {
        ProcessSemaphore semaphore = semaphore(2);
        b.run(semaphore::release);
        c.run(semaphore::release);
        assertThat(semaphore.value()).isEqualTo(4);
        assertThat(recording.lines()).containsExactly("B released 3", "C released 4");
    }

    @Test
    void nullMeansAcquireWaitsForARelease() {
        ProcessSemaphore semaphore = semaphore(0);
        startWaiting(a, semaphore::acquire);
        b.run(semaphore::release);
        a.awaitDone();
        assertThat(recording.lines()).containsExactly("A waiting 1", "B released 1", "A acquired 0 by B");
    }
}
