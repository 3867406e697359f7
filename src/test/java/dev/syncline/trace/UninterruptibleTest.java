package dev.syncline.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class UninterruptibleTest {
    private final CountDownLatch end = new CountDownLatch(1);
    private int attempts;

    @Test
    void anInterruptDoesNotEndTheWaitAndIsRestored() {
        Thread.currentThread().interrupt();

        Uninterruptible.await(() -> {
            if (++attempts == 2) {
                end.countDown();
            }
            end.await();
        });

        assertThat(attempts).isEqualTo(2);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void withoutAnInterruptTheWaitRunsOnce() {
        Uninterruptible.await(() -> attempts++);

        assertThat(attempts).isEqualTo(1);
        assertThat(Thread.interrupted()).isFalse();
    }
}
