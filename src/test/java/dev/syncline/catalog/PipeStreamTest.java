package dev.syncline.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.run.RecordedEvent;
import dev.syncline.run.Run;
import dev.syncline.scenario.Grade;
import dev.syncline.trace.Kind;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The point of {@link PipeStream}. */
@Timeout(90)
class PipeStreamTest {
    @RegisterExtension
    private final ScenarioPlayer player = new ScenarioPlayer();

    @Test
    void whatIsSentPilesUpAndAllComesOutBeforeTheEndOfFile() {
        Run run = player.play(new PipeStream(), Map.of("sendMs", 10.0, "receiveMs", 60.0));

        assertThat(ScenarioPlayer.outcome(run).grade())
                .as(ScenarioPlayer.outcome(run).text())
                .isEqualTo(Grade.EXPECTED);
        assertThat(ScenarioPlayer.outcome(run).text()).isEqualTo("8 items were sent, 8 came out in order.");
        assertThat(RecordedEvent.in(run)).anyMatch(e -> e.is(Kind.SENT) && e.value() > 1);
        assertThat(RecordedEvent.in(run))
                .filteredOn(e -> e.is(Kind.RAISED))
                .extracting(RecordedEvent::text)
                .containsExactly("EOFError: every write end is closed (Java: EOFException)");
    }

    @Test
    void aLargeItemMakesTheSenderWaitForRoom() {
        Run run = player.play(new PipeStream(), Map.of("sendMs", 0.0, "receiveMs", 100.0, "sizeKb", 48, "items", 4));

        assertThat(ScenarioPlayer.outcome(run).grade())
                .as(ScenarioPlayer.outcome(run).text())
                .isEqualTo(Grade.EXPECTED);
        assertThat(RecordedEvent.in(run))
                .anyMatch(e -> e.is(Kind.WAITING)
                        && e.actor().equals("Sender")
                        && e.text().equals("waits for room in the pipe: it is full"));
    }
}
