package dev.syncline.python.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OutputTailTest {
    @Test
    void keepsAllOfAShortText() {
        assertThat(tail("Traceback\nValueError: no\n")).isEqualTo("Traceback\nValueError: no");
    }

    @Test
    void keepsTheEndOfALongOne() {
        String text = tail("x".repeat(100_000) + "y".repeat(20_000) + "the end");

        assertThat(text).hasSize(1 << 14).endsWith("yyythe end").doesNotContain("x");
    }

    @Test
    void theWholeIsAwaited() throws IOException {
        PipedOutputStream program = new PipedOutputStream();
        OutputTail tail = new OutputTail(new PipedInputStream(program));
        Thread reader = new Thread(tail::readAll);
        reader.start();
        AtomicReference<String> whole = new AtomicReference<>("");
        Thread waiter = new Thread(() -> whole.set(tail.whole()));
        waiter.start();
        await().until(() -> waiter.getState() == Thread.State.TIMED_WAITING || !waiter.isAlive());

        program.write("late".getBytes(StandardCharsets.UTF_8));
        program.close();

        await().until(() -> !waiter.isAlive());
        assertThat(whole).hasValue("late");
    }

    private static String tail(String text) {
        OutputTail tail = new OutputTail(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        tail.readAll();
        return tail.text();
    }
}
