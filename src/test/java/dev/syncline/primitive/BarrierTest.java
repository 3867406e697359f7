package dev.syncline.primitive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.syncline.primitive.contract.BarrierContract;
import dev.syncline.primitive.error.BrokenBarrierError;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BarrierTest extends BarrierContract {
    @Override
    public Subject make(int parties, Runnable action, @Nullable Duration timeout) {
        Barrier barrier =
                timeout == null ? new Barrier(parties, action, probe) : new Barrier(parties, action, timeout, probe);
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
    void waitersPassInTheOrderOfArrival() {
        Subject barrier = make(3, () -> {});
        startWaiting(b, barrier::await);
        startWaiting(a, barrier::await);
        c.run(barrier::await);
        assertThat(recording.lines()).endsWith("C passed 2", "B passed 0 by C", "A passed 1 by C");
    }

    @Test
    void waitersGetTheErrorBeforeTheActorThatBrokeIt() {
        Subject barrier = make(3, () -> {});
        startWaiting(a, barrier::await);
        startWaiting(b, () -> barrier.await(HOUR));
        advancePastTheTimeout(b);
        a.awaitThrown(BrokenBarrierError.class);
        b.awaitThrown(BrokenBarrierError.class);
        assertThat(recording.lines()).endsWith("B timedOut 0", "B broke 1", "A raised 0 by B", "B raised 0");
    }

    @Test
    void worksAsAPlainLibrary() {
        Barrier barrier = new Barrier(1);
        assertThat(barrier.await()).isZero();
        assertThat(barrier.parties()).isEqualTo(1);
    }

    @Test
    void fewerThanOnePartyIsRejected() {
        for (int parties : new int[] {0, -1}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Barrier(parties))
                    .withMessage("parties must be > 0");
        }
    }
}
