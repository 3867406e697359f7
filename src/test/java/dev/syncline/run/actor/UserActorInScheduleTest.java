package dev.syncline.run.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.syncline.primitive.SharedVariable;
import dev.syncline.run.RecordedEvent;
import dev.syncline.run.Run;
import dev.syncline.run.RunFixture;
import dev.syncline.run.TestScenario;
import dev.syncline.run.outcome.RunState;
import dev.syncline.run.spec.Schedule;
import dev.syncline.run.spec.StartMode;
import dev.syncline.scenario.Stage;
import dev.syncline.trace.Kind;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the user does while a run is stepped through has no place in its schedule. */
@Timeout(60)
class UserActorInScheduleTest extends RunFixture {
    private static final List<String> LATE = List.of("Ann read 0", "Bob read 0", "Bob wrote 1", "Ann wrote 1");

    @Test
    void aScheduleRecordedAroundAnOperationOfYoursPlaysAgain() {
        Run led = begin(new StartMode(null, 0, true));
        led.step("Main");
        led.operate("event", "set", null);
        led.step("You");
        for (String actor : List.of("Main", "Main", "Ann", "Bob", "Bob", "Ann")) {
            led.step(actor);
        }
        await().untilAsserted(() -> assertThat(led.schedule()).hasToString("0x3,1,2x2,1"));
        assertThat(operations(led)).isEqualTo(LATE);
        String shared = String.valueOf(led.schedule());

        restart();
        assertThat(runs().find(led.id()).orElseThrow().schedule()).hasToString(shared);
        Run again = begin(new StartMode(Schedule.parse(shared), 0, false));
        awaitState(again, RunState.FINISHED);

        assertThat(again.schedule()).hasToString(shared);
        assertThat(operations(again)).isEqualTo(LATE);
    }

    @Test
    void anOperationOfYoursInAForcedRunDoesNotShiftTheOrder() {
        Run forced = begin(new StartMode(Schedule.parse("0x3,1,2x2,1"), 0, true));
        await().ignoreException(NoSuchElementException.class).until(() -> forced.operate("event", "set", null) != null);
        forced.step("You");

        forced.continueRun();
        awaitState(forced, RunState.FINISHED);

        assertThat(operations(forced)).isEqualTo(LATE);
        assertThat(forced.schedule()).hasToString("0x3,1,2x2,1");
    }

    private Run begin(StartMode order) {
        return runs(ROOMY)
                .start(TestScenario.of(UserActorInScheduleTest::twoWhoComeLate), "threads", Map.of(), 1, order);
    }

    private static void twoWhoComeLate(Stage stage) {
        stage.event("event");
        SharedVariable counter = stage.variable("counter", 0);
        stage.print("begin");
        for (String name : List.of("Ann", "Bob")) {
            stage.start(name, () -> counter.write(counter.read() + 1));
        }
        stage.joinAll();
    }

    private static List<String> operations(Run run) {
        return RecordedEvent.in(run).stream()
                .filter(e -> e.is(Kind.READ, Kind.WROTE))
                .map(e -> "%s %s %d".formatted(e.actor(), e.kind().word(), e.value()))
                .toList();
    }
}
