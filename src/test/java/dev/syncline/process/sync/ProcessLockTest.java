package dev.syncline.process.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.primitive.contract.LockContract;
import dev.syncline.primitive.contract.TestActor;
import dev.syncline.process.SharedObjectsFixture;
import dev.syncline.trace.ObjectType;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProcessLockTest extends LockContract {
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

    @Override
    public Subject make(boolean fair) {
        return new ProcessLockUnderTest(
                fixture.make(ObjectType.PROCESS_LOCK, Map.of(), object -> new ProcessLock(fixture.context(), object)));
    }

    @Override
    public Class<? extends RuntimeException> releaseRefused() {
        return IllegalStateException.class;
    }

    @Override
    public String releaseRefusedWords() {
        return "semaphore or lock released too many times";
    }

    @Override
    public String releaseRefusedPython() {
        return "ValueError";
    }

    @Override
    public String obstacleOfItself() {
        return "somebody holds it";
    }

    @Test
    void aNegativeTimeoutIsTakenAsZero() {
        Subject lock = make(false);
        a.run(lock::acquire);
        assertThat(b.call(() -> lock.acquire(Duration.ofNanos(-1)))).isFalse();
        assertThat(b.call(() -> lock.acquire(Duration.ofSeconds(-1)))).isFalse();
        assertThat(recording.linesOf("B")).containsExactly("B timedOut 0", "B timedOut 0");
    }

    @Test
    void aPauseDoesNotUseUpATimeout() {
        Subject lock = make(false);
        a.run(lock::acquire);
        startWaiting(b, () -> assertThat(lock.acquire(HOUR)).isTrue());
        fixture.advance(HOUR.minusNanos(1));
        a.run(lock::release);
        b.awaitDone();
    }
}
