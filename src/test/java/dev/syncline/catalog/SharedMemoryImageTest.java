package dev.syncline.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.syncline.run.RecordedEvent;
import dev.syncline.run.Run;
import dev.syncline.run.spec.Signal;
import dev.syncline.scenario.Grade;
import dev.syncline.trace.Kind;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The point of {@link SharedMemoryImage}. */
@Timeout(90)
class SharedMemoryImageTest {
    @RegisterExtension
    private final ScenarioPlayer player = new ScenarioPlayer();

    @Test
    void everyTileIsWrittenOnceAndTheLogHasItsColour() {
        Run run = player.play(new SharedMemoryImage(), Map.of("tileMs", 2.0, "assignment", "round robin"));

        assertThat(ScenarioPlayer.outcome(run).grade()).isEqualTo(Grade.EXPECTED);
        assertThat(ScenarioPlayer.outcome(run).text()).isEqualTo("96 of 96 tiles are painted, by 4 processes.");
        assertThat(RecordedEvent.in(run))
                .filteredOn(e -> e.is(Kind.WROTE) && e.text().startsWith("["))
                .hasSize(96)
                .extracting(RecordedEvent::text)
                .doesNotHaveDuplicates()
                .contains("[0:3] = 60, 40, 130");
        assertThat(run.entities().objects())
                .filteredOn(o -> o.name().equals("picture"))
                .allMatch(o -> o.attributes().equals(Map.of("columns", 12, "rows", 8)));
    }

    @Test
    void whatAKilledPainterHasPaintedStays() {
        Run run = player.start(new SharedMemoryImage(), Map.of("tileMs", 20.0));
        await().until(() -> run.events() > 60);
        run.signal("Painter 1", Signal.KILL);
        player.awaitEnd(run);

        assertThat(ScenarioPlayer.outcome(run).text())
                .startsWith("Painter 1 was ended by signal 9 (kill -9).")
                .matches(".* (7[2-9]|8\\d|9[0-5]) of 96 tiles are painted, by 4 processes\\.");
    }
}
