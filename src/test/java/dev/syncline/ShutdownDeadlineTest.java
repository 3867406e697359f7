package dev.syncline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ShutdownDeadlineTest {
    private final List<Integer> halts = new ArrayList<>();

    @Test
    void endsAProcessThatDoesNotShutDown() {
        new ShutdownDeadline(Duration.ofMillis(1), halts::add).watch();

        assertThat(halts).containsExactly(143);
    }

    @Test
    void leavesAProcessAloneThatDoes() {
        ShutdownDeadline deadline = new ShutdownDeadline(Duration.ofHours(1), halts::add);
        deadline.meet();
        deadline.watch();

        assertThat(halts).isEmpty();
    }
}
