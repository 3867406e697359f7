package dev.syncline.web.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.web.config.ClientLimits;
import java.net.InetAddress;
import java.net.UnknownHostException;
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

    private long takes(int client) {
        return IntStream.range(0, 100).filter(i -> rate.takes(address(client))).count();
    }

    private static InetAddress address(int client) {
        try {
            return InetAddress.getByAddress(new byte[] {10, 0, (byte) (client >> 8), (byte) client});
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void letsEachAddressStartABurstAndThenOneAfterTheOther() {
        assertThat(takes(1)).isEqualTo(A_MINUTE);
        assertThat(takes(2)).isEqualTo(A_MINUTE);
        now += TimeUnit.SECONDS.toNanos(10);
        assertThat(takes(1)).isEqualTo(1);
        now += TimeUnit.HOURS.toNanos(10);
        assertThat(takes(1)).isEqualTo(A_MINUTE);
    }

    @Test
    void forgetsWhoHasNotStartedAnythingForLong() {
        for (int i = 0; i < 5000; i++) {
            assertThat(rate.takes(address(i))).isTrue();
            now += TimeUnit.SECONDS.toNanos(11);
        }
        assertThat(rate.size()).isLessThanOrEqualTo(1000);
    }
}
