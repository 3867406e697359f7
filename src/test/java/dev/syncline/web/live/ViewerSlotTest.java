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
    private final ViewerSlot slot = new ViewerSlot(viewer, () -> {}, InetAddress.getLoopbackAddress(), 0);

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
        slot.ask(seconds(19), SILENCE);
        assertThat(pings).isZero();
        slot.ask(seconds(20), SILENCE);
        slot.ask(seconds(50), SILENCE);
        assertThat(pings).isEqualTo(1);
        slot.heard();
        slot.ask(seconds(51), SILENCE);
        assertThat(pings).isEqualTo(2);
    }

    @Test
    void isSilentOnceAQuestionHasStayedWithoutAnAnswer() {
        assertThat(slot.isSilent(seconds(1000), SILENCE)).isFalse();
        slot.ask(seconds(1000), SILENCE);
        assertThat(slot.isSilent(seconds(1059), SILENCE)).isFalse();
        assertThat(slot.isSilent(seconds(1060), SILENCE)).isTrue();
        slot.heard();
        assertThat(slot.isSilent(seconds(1060), SILENCE)).isFalse();
    }

    @Test
    void isNotAskedWhenItHasLeft() {
        slot.leave();
        slot.ask(seconds(1000), SILENCE);
        assertThat(pings).isZero();
        assertThat(slot.isSilent(seconds(9000), SILENCE)).isFalse();
    }
}
