package dev.syncline.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.syncline.run.RecordedEvent;
import dev.syncline.run.Run;
import dev.syncline.run.outcome.RunState;
import dev.syncline.scenario.Grade;
import dev.syncline.trace.Kind;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The point of {@link QueueWorkers}. */
@Timeout(90)
class QueueWorkersTest {
    private static final Map<String, Object> FLAT_OUT =
            Map.of("readers", 4, "producers", 4, "produceMs", 0.0, "workMs", 0.0);

    @RegisterExtension
    private final ScenarioPlayer player = new ScenarioPlayer();

    @Test
    void whatIsPutComesOutOnceAndInOrder() {
        Run run = player.stopAfter(20_000, player.start(new QueueWorkers(), FLAT_OUT));

        List<String> taken = texts(run, Kind.TAKEN);
        assertThat(texts(run, Kind.PUT)).startsWith(taken.toArray(String[]::new));
        assertThat(taken).hasSizeGreaterThan(1000);
        assertThat(run.state()).isEqualTo(RunState.STOPPED);
        assertThat(ScenarioPlayer.outcome(run).grade()).isEqualTo(Grade.EXPECTED);
    }

    @Test
    void atFullSpeedNoActorWorksSleepsOrPrints() {
        Run run = player.stopAfter(5_000, player.start(new QueueWorkers(), FLAT_OUT));

        assertThat(RecordedEvent.in(run)).noneMatch(e -> e.is(Kind.WORKING, Kind.SLEEPING, Kind.PRINTED));
    }

    @Test
    void withoutProducersOneReaderProcessesWhatTheLecturerPuts() {
        Run run = player.start(new QueueWorkers(), Map.of("producers", 0, "workMs", 1.0));
        await().until(() -> sees(run, e -> e.is(Kind.WAITING) && e.value() == 5));

        run.operate("queue", "put", "100");
        await().until(() -> sees(run, e -> e.is(Kind.PRINTED)));
        run.stop();

        assertThat(texts(run, Kind.TAKEN)).containsExactly("100");
        assertThat(texts(run, Kind.PRINTED)).containsExactly("Processing 100");
    }

    @Test
    void aFullQueueMakesTheProducersWaitAndIsNeverOverfilled() {
        Run run = player.start(
                new QueueWorkers(), Map.of("capacity", 3, "readers", 1, "produceMs", 0.0, "workMs", 2000.0));
        await().until(() -> sees(run, e -> e.is(Kind.WAITING) && e.actor().startsWith("Producer")));
        run.stop();

        assertThat(RecordedEvent.in(run)).filteredOn(e -> e.is(Kind.PUT)).allMatch(e -> e.value() <= 3);
    }

    private static boolean sees(Run run, Predicate<RecordedEvent> what) {
        return RecordedEvent.in(run).stream().anyMatch(what);
    }

    private static List<String> texts(Run run, Kind kind) {
        return RecordedEvent.in(run).stream()
                .filter(e -> e.is(kind))
                .map(RecordedEvent::text)
                .toList();
    }
}
