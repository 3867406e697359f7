package dev.syncline.primitive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.primitive.contract.PrimitiveContract;
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
        waits(a, queue::get);
        b.does(() -> queue.put("x"));
        a.finishes();
        assertThat(recording.lines()).containsExactly("A waiting 1", "B put 1", "A taken 0 by B");
    }

    @Test
    void withoutBlockingAndInTheEndOfATimeoutThereIsEmpty() {
        a.begins(queue::getNowait);
        a.getsThrown(Empty.class);
        waits(b, () -> queue.get(HOUR));
        advancePastTheTimeout(b);
        b.getsThrown(Empty.class);
        assertThat(queue.isEmpty()).isTrue();
    }

    @Test
    void aNegativeTimeoutIsRejectedThoughThereIsAnItem() {
        a.does(() -> queue.put("x"));
        a.begins(() -> queue.get(Duration.ofSeconds(-1)));
        assertThat(a.getsThrown(IllegalArgumentException.class)).hasMessage("'timeout' must be a non-negative number");
        assertThat(queue.size()).isEqualTo(1);
    }
}
