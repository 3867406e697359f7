package dev.syncline.primitive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.primitive.contract.StressActors;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Killed;
import dev.syncline.trace.Probe;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Actors that are killed at any moment, among others that continue: no actor may be left waiting for a lost signal. */
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class KillStressTest {
    private static final int LIVES = 1_000;

    private final StressActors actors = new StressActors(6);
    private final AtomicReferenceArray<Actor> alive = new AtomicReferenceArray<>(6);
    private final AtomicInteger killed = new AtomicInteger();

    @AfterEach
    void closeActors() {
        actors.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aLockIsFreeInTheEnd(boolean fair) {
        Lock lock = new Lock(fair, Probe.NONE);
        actors.run(LIVES, (number, random) -> live(number, random, lock::acquire, lock::release));
        assertThat(lock.isLocked()).isFalse();
        assertThat(killed.get()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aSemaphoreHasAllItsPermitsInTheEnd(boolean fair) {
        Semaphore semaphore = new Semaphore(2, fair, Probe.NONE);
        actors.run(LIVES, (number, random) -> live(number, random, semaphore::acquire, semaphore::release));
        assertThat(semaphore.value()).isEqualTo(2);
        assertThat(killed.get()).isPositive();
    }

    private void live(int number, SplittableRandom random, Runnable acquire, Runnable release) {
        Actor actor = new Actor(number, "mortal");
        alive.set(number, actor);
        try {
            actor.run(() -> use(random, acquire, release));
        } catch (Killed death) {
            killed.incrementAndGet();
        }
    }

    private void use(SplittableRandom random, Runnable acquire, Runnable release) {
        for (int i = 0; i < 20; i++) {
            acquire.run();
            try {
                Actor victim = alive.get(random.nextInt(alive.length()));
                if (victim != null && random.nextInt(10) == 0) {
                    victim.kill();
                }
            } finally {
                release.run();
            }
        }
    }
}
