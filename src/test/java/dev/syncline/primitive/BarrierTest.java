package dev.syncline.primitive;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BarrierTest extends BarrierContract {
    @Override
    Subject make(int parties, Runnable action) {
        Barrier barrier = new Barrier(parties, action, probe);
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
    void worksAsAPlainLibrary() {
        Barrier barrier = new Barrier(1);
        assertThat(barrier.await()).isZero();
        assertThat(barrier.parties()).isEqualTo(1);
    }
}
