package dev.syncline.primitive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.process.Bench;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProcessLockTest extends LockContract {
    private final Bench bench = new Bench(recording, gate);

    @AfterEach
    void clearTheBench() {
        troupe.close();
        bench.close();
    }

    @Override
    void letTimeRunOut(Player player) {
        bench.advance(HOUR.plusNanos(1));
    }

    @Override
    Subject make(boolean fair) {
        return new ProcessLockOf(
                bench.make("ProcessLock", Map.of(), object -> bench.things().lock(object)));
    }

    @Override
    Class<? extends RuntimeException> releaseRefused() {
        return IllegalStateException.class;
    }

    @Override
    String releaseRefusedWords() {
        return "semaphore or lock released too many times";
    }

    @Override
    String releaseRefusedPython() {
        return "ValueError";
    }

    @Override
    String obstacleOfItself() {
        return "somebody holds it";
    }

    @Test
    void aNegativeTimeoutIsTakenAsZero() {
        Subject lock = make(false);
        a.does(lock::acquire);
        assertThat(b.asks(() -> lock.acquire(Duration.ofNanos(-1)))).isFalse();
        assertThat(b.asks(() -> lock.acquire(Duration.ofSeconds(-1)))).isFalse();
        assertThat(recording.linesOf("B")).containsExactly("B timedOut 0", "B timedOut 0");
    }

    @Test
    void aPauseDoesNotEatIntoATimeout() {
        Subject lock = make(false);
        a.does(lock::acquire);
        waits(b, () -> assertThat(lock.acquire(HOUR)).isTrue());
        bench.advance(HOUR.minusNanos(1));
        a.does(lock::release);
        b.finishes();
    }
}
