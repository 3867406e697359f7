package dev.syncline.process.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.syncline.log.history.History;
import dev.syncline.process.ipc.ExecutionContext;
import dev.syncline.process.memory.SharedValue;
import dev.syncline.process.pipe.ProcessQueue;
import dev.syncline.process.sync.ProcessLock;
import dev.syncline.run.Run;
import dev.syncline.run.RunFixture;
import dev.syncline.run.TestScenario;
import dev.syncline.run.outcome.RunState;
import dev.syncline.run.spec.Limits;
import dev.syncline.scenario.Stage;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Eight worker processes on one lock, one number and one queue, as fast as they can: the log is a legal history event by
 * event. {@code -Dsyncline.order.rounds=20000} makes about a million events.
 */
@Timeout(3600)
class OrderBetweenProcessesTest extends RunFixture {
    private static final int ROUNDS = Integer.getInteger("syncline.order.rounds", 100);
    private static final int WORKERS = 8;
    private static final Limits LIMITS =
            new Limits(64, 64, 20_000_000, Duration.ofHours(1), 3, 3, 1L << 32, Duration.ofMinutes(1), 32);

    @Test
    void everyBeginningOfTheLogIsALegalHistory() {
        Run run = runs(LIMITS).start(TestScenario.of(OrderBetweenProcessesTest::play), "processes", Map.of(), 1);
        await().atMost(Duration.ofMinutes(50)).until(() -> !run.live());

        History history = new History(run.entities());
        run.log().replay(0, history);
        history.checkAllEnded();

        assertThat(run.state()).as(outcome(run).text()).isEqualTo(RunState.FINISHED);
        assertThat(history.events()).isEqualTo(run.events()).isGreaterThan((long) WORKERS * ROUNDS * 6);
    }

    private static void play(Stage stage) {
        int rounds = ROUNDS;
        ProcessLock lock = stage.processes().lock("lock");
        SharedValue count = stage.processes().valueWithoutLock("count", 0);
        ProcessQueue<Integer> queue = stage.processes().queue("queue", 0);
        for (int n = 1; n <= WORKERS; n++) {
            boolean puts = n % 2 == 0;
            stage.processes().start("Worker " + n, place -> work(place, lock, count, queue, puts, rounds));
        }
        stage.joinAll();
        assertThat(count.peek()).isEqualTo(WORKERS * rounds);
    }

    private static void work(
            ExecutionContext place,
            ProcessLock lock,
            SharedValue count,
            ProcessQueue<Integer> queue,
            boolean puts,
            int rounds) {
        for (int i = 0; i < rounds; i++) {
            lock.acquire();
            count.set(count.get() + 1);
            lock.release();
            if (puts) {
                queue.put(i);
            } else {
                queue.get();
            }
        }
        place.print("done");
    }
}
