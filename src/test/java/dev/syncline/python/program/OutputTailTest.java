package dev.syncline.python.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
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

    private static String tail(String text) {
        OutputTail tail = new OutputTail(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        tail.readAll();
        return tail.text();
    }
}
