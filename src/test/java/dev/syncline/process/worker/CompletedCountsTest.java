package dev.syncline.process.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.log.LogEvent;
import dev.syncline.trace.Kind;
import dev.syncline.trace.ObjectType;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What it adds to events that do not say how many permits, items or tasks there are. */
@Timeout(60)
class CompletedCountsTest extends EventCompleterFixture {
    @Test
    void countsThePermitsOfASemaphoreOfProcesses() {
        int pool = object(ObjectType.PROCESS_SEMAPHORE, Map.of("initial", 2));

        assertThat(value(Kind.ACQUIRED, ANN, pool)).isEqualTo(1);
        assertThat(value(Kind.ACQUIRED, BOB, pool)).isZero();
        assertThat(take(Kind.RELEASED, ANN, pool, 1, NOBODY, "").value()).isEqualTo(1);
        assertThat(take(Kind.RELEASED, ANN, pool, 3, NOBODY, "").value()).isEqualTo(4);
    }

    @Test
    void leavesThePermitsOfASemaphoreOfThreadsAsTheyAre() {
        int pool = object(ObjectType.SEMAPHORE, Map.of("initial", 2));

        assertThat(take(Kind.ACQUIRED, ANN, pool, 7, NOBODY, "").value()).isEqualTo(7);
    }

    @Test
    void countsItemsInFlightAndNamesWhoSentThem() {
        int queue = object(ObjectType.PROCESS_QUEUE);
        value(Kind.WAITING, CEM, queue);

        assertThat(take(Kind.PUT, ANN, queue, 0, NOBODY, "tea").value()).isEqualTo(1);
        assertThat(take(Kind.PUT, BOB, queue, 0, NOBODY, "milk").value()).isEqualTo(2);
        LogEvent taken = take(Kind.TAKEN, CEM, queue, 0, NOBODY, "milk");
        assertThat(taken.value()).isEqualTo(1);
        assertThat(taken.peer()).isEqualTo(BOB);
        assertThat(take(Kind.TAKEN, CEM, queue, 0, NOBODY, "tea").peer())
                .as("it did not wait for that one")
                .isEqualTo(NOBODY);
    }

    @Test
    void countsUnfinishedTasksAndNamesWhoFinishedTheLast() {
        int queue = object(ObjectType.JOINABLE_QUEUE);
        take(Kind.PUT, ANN, queue, 0, NOBODY, "tea");
        take(Kind.TAKEN, BOB, queue, 0, NOBODY, "tea");
        value(Kind.WAITING, ANN, queue);

        assertThat(value(Kind.DONE, BOB, queue)).isZero();
        LogEvent joined = take(Kind.DONE, ANN, queue, -1, NOBODY, "");
        assertThat(joined.value()).isZero();
        assertThat(joined.peer()).isEqualTo(BOB);
    }

    @Test
    void countsTheTasksOfAPoolOfProcesses() {
        int pool = object(ObjectType.PROCESS_POOL);

        assertThat(value(Kind.PUT, ANN, pool)).isEqualTo(1);
        assertThat(value(Kind.PUT, ANN, pool)).isEqualTo(2);
        assertThat(value(Kind.TAKEN, BOB, pool)).isEqualTo(1);
        assertThat(value(Kind.DONE, BOB, pool)).as("unfinished").isEqualTo(1);
        assertThat(value(Kind.CLOSED, ANN, pool)).as("waiting for a worker").isEqualTo(1);
    }

    @Test
    void whatConcernsNoObjectPassesUnchanged() {
        LogEvent printed = LogEvent.of(0, 5, Kind.PRINTED, ANN);

        pass(printed);

        assertThat(completed()).containsExactly(printed);
    }
}
