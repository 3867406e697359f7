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

/** The point of {@link SharedMemoryLeak}. */
@Timeout(90)
class SharedMemoryLeakTest {
    @RegisterExtension
    private final ScenarioPlayer player = new ScenarioPlayer();

    @Test
    void whatIsNeverUnlinkedIsLeftBehind() {
        Run run = player.play(new SharedMemoryLeak(), Map.of("paceMs", 5.0));

        assertThat(ScenarioPlayer.outcome(run).grade()).isEqualTo(Grade.EXPECTED);
        assertThat(ScenarioPlayer.outcome(run).text())
                .isEqualTo("Blocks made: 3, of 1024 bytes each. Every process has ended; still there: 3."
                        + " Shared memory was left behind and is removed now: block 1, block 2, block 3.");
        assertThat(RecordedEvent.in(run))
                .filteredOn(e -> e.text().equals("Found: 42"))
                .hasSize(3);
    }

    @Test
    void whatTheReaderUnlinksIsNot() {
        Run run = player.play(new SharedMemoryLeak(), Map.of("paceMs", 5.0, "unlink", "reader"));

        assertThat(ScenarioPlayer.outcome(run).grade()).isEqualTo(Grade.EXPECTED);
        assertThat(ScenarioPlayer.outcome(run).text()).endsWith("still there: 0.");
    }

    @Test
    void whatTheWriterUnlinksTheReaderCannotFind() {
        Run run = player.play(new SharedMemoryLeak(), Map.of("paceMs", 5.0, "unlink", "writer"));

        assertThat(ScenarioPlayer.outcome(run).grade()).isEqualTo(Grade.EXPECTED);
        assertThat(RecordedEvent.in(run))
                .filteredOn(e -> e.is(Kind.RAISED) && e.text().startsWith("FileNotFoundError"))
                .hasSize(3);
    }

    @Test
    void aReaderThatIsKilledUnlinksNothing() {
        Run run = player.play(new SharedMemoryLeak(), Map.of("paceMs", 100.0, "unlink", "reader", "kill", true));

        assertThat(ScenarioPlayer.outcome(run).grade()).isEqualTo(Grade.INTERESTING);
        assertThat(ScenarioPlayer.outcome(run).text()).endsWith("is removed now: block 3.");
    }
}
