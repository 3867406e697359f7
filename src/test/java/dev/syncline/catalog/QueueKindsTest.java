package dev.syncline.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.run.RecordedEvent;
import dev.syncline.run.Run;
import dev.syncline.trace.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The point of {@link QueueKinds}. */
@Timeout(90)
class QueueKindsTest {
    @RegisterExtension
    private final ScenarioPlayer player = new ScenarioPlayer();

    @Test
    void theSameNumbersComeOutFirstLastAndSmallestFirst() {
        Run run = player.play(new QueueKinds(), Map.of("items", 12, "putMs", 0.0, "takeMs", 0.0));

        List<Integer> put = numbers(run, Kind.PUT, "Queue");
        List<Integer> backwards = new ArrayList<>(put);
        Collections.reverse(backwards);
        assertThat(numbers(run, Kind.TAKEN, "Queue")).isEqualTo(put);
        assertThat(numbers(run, Kind.TAKEN, "LifoQueue")).isEqualTo(backwards);
        assertThat(numbers(run, Kind.TAKEN, "PriorityQueue")).isSorted().hasSize(12);
        assertThat(ScenarioPlayer.outcome(run).text())
                .isEqualTo("Queue: %s. LifoQueue: %s. PriorityQueue: %s."
                        .formatted(put, backwards, put.stream().sorted().toList()));
    }

    @Test
    void readersWhoComeEarlyChooseFromWhatIsThere() {
        Run run = player.play(new QueueKinds(), Map.of("items", 5, "putMs", 100.0, "takeMs", 0.0, "early", true));

        List<Integer> put = numbers(run, Kind.PUT, "PriorityQueue");
        assertThat(numbers(run, Kind.TAKEN, "PriorityQueue")).containsExactlyInAnyOrderElementsOf(put);
        assertThat(numbers(run, Kind.TAKEN, "Queue")).isEqualTo(put);
    }

    private static List<Integer> numbers(Run run, Kind kind, String queue) {
        return RecordedEvent.in(run).stream()
                .filter(e -> e.is(kind) && e.object().equals(queue))
                .map(e -> Integer.valueOf(e.text()))
                .toList();
    }
}
