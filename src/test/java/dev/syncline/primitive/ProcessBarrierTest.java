package dev.syncline.primitive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.process.Bench;
import dev.syncline.process.ProcessBarrier;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProcessBarrierTest extends BarrierContract {
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
    void letTimeRunOutUnderItsEyes(Player player) {
        letTimeRunOut(player);
    }

    @Override
    Subject make(int parties, Runnable action, @Nullable Duration timeout) {
        ProcessBarrier barrier = bench.make(
                "ProcessBarrier",
                Map.of("parties", parties),
                object -> bench.things().barrier(object, parties, action::run, timeout));
        return new Subject() {
            @Override
            public int await() {
                return barrier.await();
            }

            @Override
            public int await(Duration timeout) {
                return barrier.await(timeout);
            }

            @Override
            public void abort() {
                barrier.abort();
            }

            @Override
            public void reset() {
                barrier.reset();
            }

            @Override
            public boolean isBroken() {
                return barrier.isBroken();
            }

            @Override
            public int waiting() {
                return barrier.waiting();
            }
        };
    }

    @Test
    void isUsedAgainAndAgain() {
        Subject barrier = make(3, actions::incrementAndGet);
        for (Player player : new Player[] {a, b, c}) {
            player.begins(() -> {
                for (int round = 0; round < 20; round++) {
                    barrier.await();
                }
            });
        }
        a.finishes();
        b.finishes();
        c.finishes();
        assertThat(actions).hasValue(20);
        assertThat(recording.lines().stream().filter(line -> line.contains("passed 2")))
                .hasSize(20);
    }

    @Test
    void oneForNobodyIsMadeAndLetsNobodyPass() {
        for (int parties : new int[] {0, -1}) {
            Subject barrier = make(parties, () -> {});
            waits(a, () -> barrier.await(HOUR));
            letTimeRunOut(a);
            a.getsThrown(BrokenBarrierError.class);
        }
    }
}
