package dev.syncline.web.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.log.Log;
import java.net.InetAddress;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ViewerSlotTest {
    private static final Duration SILENCE = Duration.ofSeconds(60);

    private int pings;
    private final LogStream viewer =
            new LogStream(most -> new Log.Batch(new byte[0], 0, false), new Page(), Runnable::run);
    private final ViewerSlot seat = new ViewerSlot(viewer, () -> {}, InetAddress.getLoopbackAddress(), 0);

    private final class Page implements MessageChannel {
        @Override
        public void send(byte[] message, Consumer<Boolean> done) {
            throw new AssertionError("There is nothing to send.");
        }

        @Override
        public void ping() {
            pings++;
        }

        @Override
        public void close(int code, String reason) {}
    }

    private static long seconds(long count) {
        return Duration.ofSeconds(count).toNanos();
    }

    @Test
    void asksAfterAThirdOfTheTimeAndWaitsForTheAnswer() {
        seat.ask(seconds(19), SILENCE);
        assertThat(pings).isZero();
        seat.ask(seconds(20), SILENCE);
        seat.ask(seconds(50), SILENCE);
        assertThat(pings).isEqualTo(1);
        seat.heard();
        seat.ask(seconds(51), SILENCE);
        assertThat(pings).isEqualTo(2);
    }

    @Test
    void isSilentOnceAQuestionHasStayedWithoutAnAnswer() {
        assertThat(seat.isSilent(seconds(1000), SILENCE)).isFalse();
        seat.ask(seconds(1000), SILENCE);
        assertThat(seat.isSilent(seconds(1059), SILENCE)).isFalse();
        assertThat(seat.isSilent(seconds(1060), SILENCE)).isTrue();
        seat.heard();
        assertThat(seat.isSilent(seconds(1060), SILENCE)).isFalse();
    }

    @Test
    void isNotAskedWhenItHasLeft() {
        seat.leave();
        seat.ask(seconds(1000), SILENCE);
        assertThat(pings).isZero();
        assertThat(seat.isSilent(seconds(9000), SILENCE)).isFalse();
    }
}
