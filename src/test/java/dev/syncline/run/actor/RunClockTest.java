package dev.syncline.run.actor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The clock of a run, and what comes of it when two change it at once. */
@Timeout(60)
class RunClockTest {
    private static final int ROUNDS = 100_000;

    private final RunClock clock = new RunClock();

    @Test
    void movesOnOnlyWhenItIsToldToWhileItStandsStill() {
        clock.stop();
        long before = clock.getAsLong();

        clock.advance(5);

        assertThat(clock.getAsLong()).isEqualTo(before + 5);
        assertThat(clock.isStopped()).isTrue();
    }

    /** Who reads that a program has begun may have waited for a processor before. */
    @Test
    void showsSinceThenWhatHasBegunAMomentAgo() {
        long now = System.nanoTime();
        List<Long> told = new ArrayList<>();
        clock.follow((stopped, speed, shown, wall) -> told.addAll(List.of(shown, wall)));
        told.clear();

        clock.beginAt(now - 1_000_000_000);

        assertThat(clock.getAsLong()).isGreaterThanOrEqualTo(1_000_000_000);
        assertThat(told).containsExactly(0L, now - 1_000_000_000);
    }

    @Test
    void startsAndStopsAsToldWhileAnotherThreadAdvancesIt() throws Exception {
        meanwhile(() -> clock.advance(1), () -> {
            clock.stop();
            assertThat(clock.isStopped()).isTrue();
            clock.start();
            assertThat(clock.isStopped()).isFalse();
        });
    }

    @Test
    void startsAndStopsAsToldWhileAnotherThreadChangesItsSpeed() throws Exception {
        meanwhile(() -> clock.speed(2), () -> {
            clock.stop();
            assertThat(clock.isStopped()).isTrue();
            clock.start();
            assertThat(clock.isStopped()).isFalse();
        });
    }

    @Test
    void hasTheSpeedItIsToldWhileAnotherThreadStopsIt() throws Exception {
        meanwhile(clock::stop, () -> {
            clock.speed(3);
            assertThat(clock.speed()).isEqualTo(3);
            clock.speed(2);
            assertThat(clock.speed()).isEqualTo(2);
        });
    }

    /** Does one {@code round} again and again while another thread does another thing over and over. */
    static void meanwhile(Runnable other, Runnable round) throws Exception {
        ExecutorService background = Executors.newSingleThreadExecutor();
        AtomicBoolean over = new AtomicBoolean();
        try {
            Future<?> done = background.submit(() -> {
                while (!over.get()) {
                    other.run();
                }
            });
            for (int i = 0; i < ROUNDS; i++) {
                round.run();
            }
            over.set(true);
            done.get();
        } finally {
            over.set(true);
            background.shutdownNow();
        }
    }
}
