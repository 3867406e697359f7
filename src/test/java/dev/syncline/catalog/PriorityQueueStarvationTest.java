package dev.syncline.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.run.RecordedEvent;
import dev.syncline.run.Run;
import dev.syncline.scenario.Grade;
import dev.syncline.trace.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The point of {@link PriorityQueueStarvation}. */
@Timeout(90)
class PriorityQueueStarvationTest {
    @RegisterExtension
    private final ScenarioPlayer player = new ScenarioPlayer();

    @Test
    void withoutAgeingTheMouseIsServedLast() {
        Run run = play(Map.of("callers", 6));

        List<String> taken = taken(run);
        assertThat(taken).hasSizeGreaterThan(7).endsWith("New mouse").containsOnlyOnce("New mouse");
        assertThat(ScenarioPlayer.outcome(run).text())
                .startsWith("The mouse was ticket %d of %d, ".formatted(taken.size(), taken.size()));
        assertThat(ScenarioPlayer.outcome(run).grade()).isEqualTo(Grade.EXPECTED);
    }

    @Test
    void withAgeingItIsServedWhileUrgentTicketsStillCome() {
        Run run = play(Map.of("callers", 6, "ageing", true, "headStartMs", 1000.0, "openMs", 3000.0));

        List<String> taken = taken(run);
        assertThat(taken.indexOf("New mouse")).isBetween(1, taken.size() - 2);
        assertThat(ScenarioPlayer.outcome(run).grade()).isEqualTo(Grade.EXPECTED);
    }

    @Test
    void withoutAHeadStartNoTicketOvertakesAnEarlierOne() {
        Run run = play(Map.of("ageing", true, "headStartMs", 0.0));

        List<String> before = taken(run).subList(0, taken(run).indexOf("New mouse"));
        assertThat(before).doesNotHaveDuplicates(); // no caller has called a second time
        assertThat(taken(run)).hasSizeGreaterThan(8);
    }

    private Run play(Map<String, Object> knobs) {
        Map<String, Object> all = new HashMap<>(Map.of("workMs", 100.0, "pauseMs", 20.0, "openMs", 2000.0));
        all.putAll(knobs);
        return player.play(new PriorityQueueStarvation(), all);
    }

    private static List<String> taken(Run run) {
        return RecordedEvent.in(run).stream()
                .filter(e -> e.is(Kind.TAKEN))
                .map(RecordedEvent::text)
                .toList();
    }
}
