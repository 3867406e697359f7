package dev.syncline.primitive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.primitive.contract.PrimitiveContract;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Killed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class PerThreadTest extends PrimitiveContract {
    @Test
    void whatOneThreadSetsIsMissingInAnother() {
        PerThread data = new PerThread(ignored -> {}, probe);
        a.run(() -> data.set("x", 5));
        b.start(() -> data.get("x"));
        assertThat(b.awaitThrown(NoSuchElementException.class))
                .hasMessage("'_thread._local' object has no attribute 'x'");
        assertThat(recording.lastText())
                .isEqualTo(
                        "AttributeError: '_thread._local' object has no attribute 'x' (Java: NoSuchElementException)");
        b.run(() -> data.set("x", 6));
        a.run(() -> assertThat(data.get("x")).isEqualTo(5));
        assertThat(recording.lines()).containsExactly("A wrote 5", "B raised 0", "B wrote 6", "A read 5");
        assertThat(recording.lastText()).isEqualTo("x = 5");
    }

    @Test
    void theInitialiserRunsOncePerThread() {
        List<String> runs = Collections.synchronizedList(new ArrayList<>());
        PerThread data = new PerThread(
                mine -> {
                    runs.add(Actor.current().name());
                    mine.set("count", 0);
                },
                probe);
        a.run(() -> data.set("count", (Integer) data.get("count") + 1));
        a.run(() -> data.set("count", (Integer) data.get("count") + 1));
        b.run(() -> assertThat(data.get("count")).isEqualTo(0));
        a.run(() -> assertThat(data.get("count")).isEqualTo(2));
        assertThat(runs).containsExactly("A", "B");
    }

    @Test
    void aKilledActorNeitherReadsNorWrites() {
        PerThread data = new PerThread();
        a.kill();
        a.start(() -> data.set("x", 1));
        a.awaitThrown(Killed.class);
    }
}
