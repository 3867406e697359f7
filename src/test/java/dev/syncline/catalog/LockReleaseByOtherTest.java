package dev.syncline.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.syncline.run.RecordedEvent;
import dev.syncline.run.Run;
import dev.syncline.scenario.Grade;
import dev.syncline.trace.Kind;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The point of {@link LockReleaseByOther}. */
@Timeout(90)
class LockReleaseByOtherTest {
    @RegisterExtension
    private final ScenarioPlayer player = new ScenarioPlayer();

    @Test
    void aLockLetsTheStewardReleaseItAndTwoAreInside() {
        Run run = player.play(new LockReleaseByOther(), Map.of("passengers", 2, "insideMs", 2000.0, "stewardMs", 0.0));

        assertThat(ScenarioPlayer.outcome(run).text())
                .isEqualTo("Inside at once: 2 at most. The steward's releases: 1 of 1 were accepted.");
        assertThat(ScenarioPlayer.outcome(run).grade()).isEqualTo(Grade.EXPECTED);
        assertThat(RecordedEvent.in(run)).anyMatch(e -> e.text().contains("I was not alone"));
    }

    @Test
    void theErrorComesToAPassengerWhoDidNothingWrong() {
        Run run = player.play(new LockReleaseByOther(), Map.of("insideMs", 500.0, "stewardMs", 0.0));

        assertThat(RecordedEvent.in(run))
                .filteredOn(e -> e.is(Kind.RAISED))
                .singleElement()
                .satisfies(e -> {
                    assertThat(e.actor()).startsWith("Passenger");
                    assertThat(e.text()).contains("release unlocked lock");
                });
    }

    @Test
    void anRLockRefusesTheStewardAndTheyGoInOneAfterTheOther() {
        Run run = player.play(
                new LockReleaseByOther(),
                Map.of("kind", "RLock", "passengers", 6, "insideMs", 50.0, "stewardMs", 0.0, "releases", 3));

        assertThat(ScenarioPlayer.outcome(run).text())
                .isEqualTo("Inside at once: 1 at most. The steward's releases: 0 of 3 were accepted.");
        assertThat(ScenarioPlayer.outcome(run).grade()).isEqualTo(Grade.EXPECTED);
        assertThat(RecordedEvent.in(run))
                .filteredOn(e -> e.is(Kind.RAISED))
                .hasSize(3)
                .allMatch(e -> e.actor().equals("Steward"));
    }

    @Test
    void theUserMayReleaseItToo() {
        Run run = player.start(new LockReleaseByOther(), Map.of("passengers", 2, "insideMs", 5000.0, "releases", 0));
        await().until(() -> RecordedEvent.in(run).stream()
                .anyMatch(e -> e.is(Kind.WAITING) && e.object().equals("door")));
        run.operate("door", "release", null);
        player.awaitEnd(run);

        assertThat(ScenarioPlayer.outcome(run).text()).startsWith("Inside at once: 2 at most.");
        assertThat(ScenarioPlayer.outcome(run).grade()).isEqualTo(Grade.EXPECTED);
    }
}
