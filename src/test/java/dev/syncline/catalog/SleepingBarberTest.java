package dev.syncline.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.run.RecordedEvent;
import dev.syncline.run.Run;
import dev.syncline.scenario.Grade;
import dev.syncline.trace.Kind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The point of {@link SleepingBarber}. */
@Timeout(90)
class SleepingBarberTest {
    @RegisterExtension
    private final ScenarioPlayer player = new ScenarioPlayer();

    @Test
    void whoFindsEveryChairTakenLeavesAndTheOthersAreServed() {
        Run run =
                player.play(new SleepingBarber(), Map.of("chairs", 1, "customers", 12, "comeMs", 0.0, "cutMs", 500.0));

        long left =
                RecordedEvent.in(run).stream().filter(e -> e.is(Kind.PRINTED)).count();
        assertThat(left).isPositive();
        assertThat(ScenarioPlayer.outcome(run).text())
                .startsWith("12 customers came: %d were served, %d left.".formatted(12 - left, left));
        assertThat(ScenarioPlayer.outcome(run).grade()).isEqualTo(Grade.EXPECTED);
        assertThat(RecordedEvent.in(run))
                .filteredOn(e -> e.is(Kind.WROTE) && e.object().equals("seated"))
                .allSatisfy(e -> assertThat(e.value()).isBetween(0, 1));
    }

    @Test
    void withAChairForEachNoCustomerLeaves() {
        Run run = player.play(new SleepingBarber(), Map.of("chairs", 8, "customers", 8, "comeMs", 0.0, "cutMs", 10.0));

        assertThat(ScenarioPlayer.outcome(run).text()).startsWith("8 customers came: 8 were served, 0 left.");
    }

    @Test
    void theBarberSleepsUntilACustomerWakesHimAndAgainUntilClosingTime() {
        Run run = player.play(new SleepingBarber(), Map.of("customers", 1, "comeMs", 300.0, "cutMs", 10.0));

        List<RecordedEvent> atTheDoor = RecordedEvent.in(run).stream()
                .filter(e -> e.object().equals("customers"))
                .filter(e -> e.is(Kind.WAITING, Kind.RELEASED, Kind.ACQUIRED))
                .toList();
        assertThat(atTheDoor)
                .extracting(RecordedEvent::kind)
                .containsExactly(
                        Kind.WAITING, Kind.RELEASED, Kind.ACQUIRED, Kind.WAITING, Kind.RELEASED, Kind.ACQUIRED);
        assertThat(atTheDoor)
                .extracting(RecordedEvent::actor)
                .containsExactly("Barber", "Customer 1", "Barber", "Barber", "Street", "Barber");
        assertThat(ScenarioPlayer.outcome(run).text()).endsWith("Naps of the barber: 1.");
    }
}
