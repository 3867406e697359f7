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

/** The point of {@link ThreadLocalData}. */
@Timeout(90)
class ThreadLocalDataTest {
    @RegisterExtension
    private final ScenarioPlayer player = new ScenarioPlayer();

    @Test
    void withThreadLocalDataEachReadsItsOwnAndAStrangerFindsNothing() {
        Run run = player.play(new ThreadLocalData(), Map.of("note", "thread-local", "clerks", 6, "serveMs", 10.0));

        assertThat(ScenarioPlayer.outcome(run).grade()).isEqualTo(Grade.EXPECTED);
        assertThat(ScenarioPlayer.outcome(run).text())
                .isEqualTo("0 of 24 times the note named another clerk's customer.");
        assertThat(RecordedEvent.in(run))
                .filteredOn(e -> e.is(Kind.RAISED))
                .singleElement()
                .satisfies(e -> assertThat(e.actor()).isEqualTo("Visitor"))
                .satisfies(e -> assertThat(e.text()).startsWith("AttributeError"));
    }

    @Test
    void withAnInitialiserNoThreadFindsItEmpty() {
        Run run = player.play(
                new ThreadLocalData(), Map.of("note", "thread-local", "clerks", 2, "serveMs", 10.0, "init", true));

        assertThat(RecordedEvent.in(run)).noneMatch(e -> e.is(Kind.RAISED));
        assertThat(RecordedEvent.in(run))
                .filteredOn(e -> e.is(Kind.WROTE) && e.text().equals("customer = 0"))
                .extracting(RecordedEvent::actor)
                .containsExactlyInAnyOrder("Clerk 1", "Clerk 2", "Visitor");
    }

    @Test
    void onOneNoteForAllTheLastWriterWins() {
        Run run = player.play(new ThreadLocalData(), Map.of("clerks", 10, "customers", 10, "serveMs", 20.0));

        assertThat(RecordedEvent.in(run))
                .anyMatch(e -> e.is(Kind.PRINTED) && e.text().contains("but the note says"));
        assertThat(ScenarioPlayer.outcome(run).text()).doesNotStartWith("0 of");
    }
}
