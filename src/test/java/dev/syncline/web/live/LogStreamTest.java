package dev.syncline.web.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.log.Log;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The viewer's own thread is a list of tasks here, so that each step can be looked at. */
class LogStreamTest {
    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private final Deque<String> chunks = new ArrayDeque<>();
    private final List<String> sent = new ArrayList<>();
    private final List<Integer> closed = new ArrayList<>();
    private Consumer<Boolean> inFlight = ok -> {};
    private boolean complete;
    private boolean broken;
    private int pings;
    private Runnable beforeNothing = () -> {};

    private final LogStream viewer = new LogStream(this::next, new Page(), tasks::add);

    private final class Page implements MessageChannel {
        @Override
        public void send(byte[] message, Consumer<Boolean> done) {
            sent.add(new String(message, StandardCharsets.UTF_8));
            inFlight = done;
        }

        @Override
        public void ping() throws IOException {
            if (broken) {
                throw new IOException("gone");
            }
            pings++;
        }

        @Override
        public void close(int code, String reason) {
            closed.add(code);
        }
    }

    @Test
    void asksOnlyWhileNothingIsOnItsWay() {
        assertThat(viewer.ping()).isTrue();
        assertThat(pings).isEqualTo(1);
        chunks.add("a");
        viewer.wake();
        work();
        assertThat(viewer.ping()).isFalse();
        inFlight.accept(true);
        work();
        assertThat(viewer.ping()).isTrue();
        assertThat(pings).isEqualTo(2);
        assertThat(sent).containsExactly("a");
    }

    @Test
    void sendsWhatCameWhileItAsked() {
        viewer.ping();
        chunks.add("a");
        viewer.wake();
        work();
        assertThat(sent).containsExactly("a");
    }

    @Test
    void leavesWhenItCannotAsk() {
        broken = true;
        viewer.ping();
        work();
        assertThat(closed).containsExactly(1011);
    }

    private Log.Batch next(int maxBytes) {
        if (broken) {
            throw new UncheckedIOException(new IOException("gone"));
        }
        String chunk = chunks.poll();
        if (chunk == null) {
            beforeNothing.run();
            return new Log.Batch(new byte[0], 0, complete);
        }
        return new Log.Batch(chunk.getBytes(StandardCharsets.UTF_8), 0, complete && chunks.isEmpty());
    }

    private void work() {
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }
    }

    @Test
    void hasOneMessageInFlight() {
        chunks.addAll(List.of("a", "b", "c"));
        viewer.wake();
        viewer.wake();
        work();
        viewer.wake();
        work();
        assertThat(sent).containsExactly("a");
        inFlight.accept(true);
        work();
        assertThat(sent).containsExactly("a", "b");
    }

    @Test
    void readsNothingOnTheThreadThatWakesIt() {
        chunks.add("a");
        viewer.wake();
        assertThat(sent).isEmpty();
        assertThat(tasks).hasSize(1);
    }

    @Test
    void hasOneTaskHoweverOftenItIsWoken() {
        viewer.wake();
        viewer.wake();
        viewer.wake();
        assertThat(tasks).hasSize(1);
        work();
        assertThat(tasks).isEmpty();
    }

    @Test
    void sendsWhatComesAfterItHadFallenAsleep() {
        viewer.wake();
        work();
        chunks.add("a");
        viewer.wake();
        work();
        assertThat(sent).containsExactly("a");
    }

    @Test
    void missesNothingThatComesWhileItFallsAsleep() {
        beforeNothing = () -> {
            beforeNothing = () -> {};
            chunks.add("a");
            viewer.wake();
        };
        viewer.wake();
        work();
        assertThat(sent).containsExactly("a");
    }

    @Test
    void closesInOrderWhenTheLastMessageIsOut() {
        chunks.add("a");
        complete = true;
        viewer.wake();
        work();
        assertThat(closed).isEmpty();
        inFlight.accept(true);
        work();
        assertThat(closed).containsExactly(1000);
    }

    @Test
    void closesInOrderWhenNothingIsLeftOfALogThatIsComplete() {
        complete = true;
        viewer.wake();
        work();
        assertThat(closed).containsExactly(1000);
        assertThat(sent).isEmpty();
    }

    @Test
    void closesAConnectionThatTookTooLong() {
        chunks.addAll(List.of("a", "b"));
        viewer.wake();
        work();
        inFlight.accept(false);
        work();
        assertThat(sent).containsExactly("a");
        assertThat(closed).containsExactly(1011);
    }

    @Test
    void closesWhenTheLogWasDiscarded() {
        broken = true;
        viewer.wake();
        work();
        assertThat(closed).containsExactly(1011);
    }

    @Test
    void sendsNothingAfterItHasLeft() {
        chunks.addAll(List.of("a", "b"));
        viewer.wake();
        work();
        viewer.leave();
        inFlight.accept(true);
        viewer.wake();
        work();
        assertThat(sent).containsExactly("a");
    }

    @Test
    void doesNotDisturbTheRunWhenTheServerShutsDown() {
        LogStream late = new LogStream(this::next, new Page(), task -> {
            throw new RejectedExecutionException("closed");
        });
        late.wake();
        assertThat(sent).isEmpty();
    }
}
