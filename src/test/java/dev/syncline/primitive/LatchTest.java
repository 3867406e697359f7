package dev.syncline.primitive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.syncline.primitive.contract.PrimitiveContract;
import dev.syncline.trace.Killed;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LatchTest extends PrimitiveContract {
    @Test
    void releasesAllWaitersWhenItHasBeenCountedDown() {
        Latch latch = new Latch(2, probe);
        startWaiting(a, latch::await);
        startWaiting(b, latch::await);
        c.run(latch::countDown);
        assertThat(a.isBusy()).isTrue();
        c.run(latch::countDown);
        a.awaitDone();
        b.awaitDone();
        c.run(latch::await);
        assertThat(recording.lines())
                .containsExactly(
                        "A waiting 1",
                        "B waiting 2",
                        "C arrived 1",
                        "C arrived 0",
                        "A passed 0 by C",
                        "B passed 0 by C",
                        "C passed 0");
    }

    @Test
    void staysOpenHoweverOftenItIsCountedDown() {
        Latch latch = new Latch(1, probe);
        a.run(latch::countDown);
        a.run(latch::countDown);
        assertThat(latch.count()).isZero();
        assertThat(b.call(() -> latch.await(Duration.ZERO))).isTrue();
    }

    @Test
    void withATimeoutTheWaitEndsFalse() {
        Latch latch = new Latch(1, probe);
        startWaiting(a, () -> assertThat(latch.await(HOUR)).isFalse());
        advancePastTheTimeout(a);
        a.awaitDone();
        assertThat(b.call(() -> latch.await(Duration.ZERO))).isFalse();
        assertThat(recording.lines()).containsExactly("A waiting 1", "A timedOut 0", "B timedOut 0");
    }

    @Test
    void everyWaitCanBeKilled() {
        Latch latch = new Latch(1, probe);
        startWaiting(a, latch::await);
        a.kill();
        a.awaitThrown(Killed.class);
        assertThat(latch.count()).isEqualTo(1);
    }

    @Test
    void aNegativeCountIsRejected() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Latch(-1));
    }

    @Test
    void aNegativeTimeoutIsTakenAsZero() {
        Latch latch = new Latch(1, probe);
        assertThat(a.call(() -> latch.await(Duration.ofSeconds(-1)))).isFalse();
        a.run(latch::countDown);
        assertThat(a.call(() -> latch.await(Duration.ofSeconds(-1)))).isTrue();
        assertThat(recording.lines()).containsExactly("A timedOut 0", "A arrived 0", "A passed 0");
    }
}
