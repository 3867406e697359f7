package dev.syncline.primitive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.primitive.contract.PrimitiveContract;
import dev.syncline.primitive.error.Empty;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SimpleQueueTest extends PrimitiveContract {
    private final SimpleQueue<String> queue = new SimpleQueue<>(probe);

    @Test
    void isFirstInFirstOutAndAPutNeverWaits() {
        for (int i = 0; i < 1_000; i++) {
            queue.put("item " + i);
        }
        assertThat(queue.size()).isEqualTo(1_000);
        assertThat(queue.get()).isEqualTo("item 0");
        assertThat(queue.getNowait()).isEqualTo("item 1");
    }

    @Test
    void aConsumerWaitsForAnItem() {
        startWaiting(a, queue::get);
        b.run(() -> queue.put("x"));
        a.awaitDone();
        assertThat(recording.lines()).containsExactly("A waiting 1", "B put 1", "A taken 0 by B");
    }

    @Test
    void withoutBlockingAndInTheEndOfATimeoutThereIsEmpty() {
        a.start(queue::getNowait);
        a.awaitThrown(Empty.class);
        startWaiting(b, () -> queue.get(HOUR));
        advancePastTheTimeout(b);
        b.awaitThrown(Empty.class);
        assertThat(queue.isEmpty()).isTrue();
    }

    @Test
    void aNegativeTimeoutIsRejectedThoughThereIsAnItem() {
        a.run(() -> queue.put("x"));
        a.start(() -> queue.get(Duration.ofSeconds(-1)));
        assertThat(a.awaitThrown(IllegalArgumentException.class)).hasMessage("'timeout' must be a non-negative number");
        assertThat(queue.size()).isEqualTo(1);
    }
}
