package dev.syncline.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StartRateTest {
    private static final int A_MINUTE = 6;

    private long now;
    private final StartRate rate = new StartRate(
            new ClientLimits(
                    1,
                    1,
                    A_MINUTE,
                    1,
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(1),
                    true),
            () -> now);

    private long takes(String address) {
        return IntStream.range(0, 100).filter(i -> rate.takes(address)).count();
    }

    @Test
    void letsEachAddressStartABurstAndThenOneAfterTheOther() {
        assertThat(takes("192.0.2.1")).isEqualTo(A_MINUTE);
        assertThat(takes("192.0.2.2")).isEqualTo(A_MINUTE);
        now += TimeUnit.SECONDS.toNanos(10);
        assertThat(takes("192.0.2.1")).isEqualTo(1);
        now += TimeUnit.HOURS.toNanos(10);
        assertThat(takes("192.0.2.1")).isEqualTo(A_MINUTE);
    }

    @Test
    void forgetsWhoHasNotStartedAnythingForLong() {
        for (int i = 0; i < 5000; i++) {
            assertThat(rate.takes("192.0.2." + i)).isTrue();
            now += TimeUnit.SECONDS.toNanos(11);
        }
        assertThat(rate.size()).isLessThanOrEqualTo(1000);
    }
}
