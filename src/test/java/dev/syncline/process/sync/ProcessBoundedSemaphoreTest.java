package dev.syncline.process.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.primitive.contract.SemaphoreContract;
import dev.syncline.primitive.contract.TestActor;
import dev.syncline.process.SharedObjectsFixture;
import dev.syncline.trace.ObjectType;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProcessBoundedSemaphoreTest extends SemaphoreContract {
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

    private ProcessBoundedSemaphore bounded(int value) {
        return fixture.make(
                ObjectType.PROCESS_BOUNDED_SEMAPHORE,
                Map.of("initial", value),
                object -> new ProcessBoundedSemaphore(fixture.context(), object, value));
    }

    @Override
    public Permits make(int value, boolean fair) {
        return new ProcessSemaphoreUnderTest(bounded(value));
    }

    @Test
    void overReleaseIsRejectedWithTheMessageOfALock() {
        ProcessBoundedSemaphore semaphore = bounded(1);
        a.start(semaphore::release);
        assertThat(a.awaitThrown(IllegalStateException.class)).hasMessage("semaphore or lock released too many times");
        assertThat(recording.lines()).containsExactly("A raised 0");
        assertThat(recording.lastText())
                .isEqualTo("ValueError: semaphore or lock released too many times (Java: IllegalStateException)");
    }

    @Test
    void aKilledActorThatReleasesTooOftenIsIgnored() {
        ProcessBoundedSemaphore semaphore = bounded(1);
        a.kill();
        a.run(semaphore::release);
        assertThat(recording.lines()).isEmpty();
        assertThat(b.call(semaphore::tryAcquire)).isTrue();
        assertThat(b.call(semaphore::tryAcquire)).isFalse();
    }
}
