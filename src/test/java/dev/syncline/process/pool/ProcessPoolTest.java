package dev.syncline.process.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.syncline.process.ServiceFixture;
import dev.syncline.process.ipc.ExecutionContext;
import dev.syncline.process.sync.ProcessEvent;
import dev.syncline.run.RecordedEvent;
import dev.syncline.run.Run;
import dev.syncline.trace.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A pool of worker processes. */
@Timeout(90)
class ProcessPoolTest extends ServiceFixture {
    private static final List<Integer> NUMBERS =
            IntStream.rangeClosed(1, 10).boxed().toList();

    private static int square(ExecutionContext place, int number) {
        return number * number;
    }

    private static int divide(ExecutionContext place, int number) {
        if (number == 3) {
            throw new IllegalArgumentException("three is not divided");
        }
        return 12 / number;
    }

    private static int dieAtThree(ExecutionContext place, int number) {
        if (number == 3) {
            Runtime.getRuntime().halt(9);
        }
        return number;
    }

    @Test
    void mapKeepsTheOrderOfTheItems() {
        Run run = begin(stage -> {
            ProcessPool pool = stage.processes().pool("pool", 2);
            say(pool.map(ProcessPoolTest::square, NUMBERS).toString());
            pool.shutdown();
            pool.join();
        });
        awaitEnd(run);

        assertThat(said()).isEqualTo("[1, 4, 9, 16, 25, 36, 49, 64, 81, 100]");
        List<RecordedEvent> all = RecordedEvent.in(run);
        assertThat(all).filteredOn(e -> e.kind() == Kind.PUT).hasSize(5);
        assertThat(all)
                .filteredOn(e -> e.kind() == Kind.TAKEN)
                .hasSize(5)
                .allMatch(e -> e.peer().equals("Main"));
        assertThat(all)
                .filteredOn(e -> e.kind() == Kind.RECEIVED)
                .hasSize(5)
                .allMatch(e -> e.peer().startsWith("Worker"));
        assertThat(all).filteredOn(e -> e.kind() == Kind.DONE).last().matches(e -> e.value() == 0);
        assertThat(run.entities().actors())
                .filteredOn(a -> a.kind().equals("process"))
                .hasSize(2);
    }

    @Test
    void aChunkHasAsManyItemsAsItsSize() {
        Run run = begin(stage -> {
            ProcessPool pool = stage.processes().pool("pool", 1);
            pool.map(ProcessPoolTest::square, NUMBERS, 4);
            assertThatThrownBy(() -> pool.map(ProcessPoolTest::square, NUMBERS, 0))
                    .isInstanceOf(IllegalArgumentException.class);
        });
        awaitEnd(run);

        assertThat(RecordedEvent.in(run))
                .filteredOn(e -> e.kind() == Kind.TAKEN)
                .extracting(RecordedEvent::text)
                .containsExactly("[1, 2, 3, 4]", "[5, 6, 7, 8]", "[9, 10]");
    }

    @Test
    void imapUnorderedReturnsResultsInTheOrderOfCompletion() {
        assertThat(play(stage -> {
                    ProcessEvent othersCame = stage.processes().event("others came");
                    ProcessPool pool = stage.processes().pool("pool", 2);
                    List<Integer> came = new ArrayList<>();
                    pool.imapUnordered(
                            (place, n) -> {
                                if (n == 1) {
                                    othersCame.await();
                                }
                                return n;
                            },
                            List.of(1, 2, 3),
                            1,
                            n -> {
                                came.add(n);
                                if (n == 3) {
                                    othersCame.set();
                                }
                            });
                    say(came.toString());
                }))
                .isEqualTo("[2, 3, 1]");
    }

    @Test
    void theExceptionOfATaskIsThrownInTheCallerAndItsWorkerContinues() {
        Run run = begin(stage -> {
            ProcessPool pool = stage.processes().pool("pool", 1);
            assertThatThrownBy(() -> pool.map(ProcessPoolTest::divide, List.of(1, 3, 4), 1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("three is not divided");
            say(pool.map(ProcessPoolTest::divide, List.of(6)).toString());
        });
        awaitEnd(run);

        assertThat(said()).isEqualTo("[2]");
        assertThat(RecordedEvent.in(run))
                .extracting(RecordedEvent::words)
                .contains("Main raised 0 on pool: ValueError: three is not divided (Java: IllegalArgumentException)");
        assertThat(run.entities().actors())
                .filteredOn(a -> a.kind().equals("process"))
                .hasSize(1);
    }

    @Test
    void aWorkerThatDiesIsReplacedAndItsTaskIsLostSoTheWaitTimesOut() {
        Run run = begin(stage -> {
            ProcessPool pool = stage.processes().pool("pool", 2);
            assertThatThrownBy(
                            () -> pool.map(ProcessPoolTest::dieAtThree, List.of(1, 2, 3, 4), 1, Duration.ofSeconds(3)))
                    .isInstanceOf(TimeoutException.class);
            say(pool.map(ProcessPoolTest::square, List.of(7)).toString());
        });
        awaitEnd(run);

        assertThat(said()).isEqualTo("[49]");
        assertThat(run.entities().actors())
                .filteredOn(a -> a.kind().equals("process"))
                .extracting(a -> a.name())
                .containsExactly("Worker 1", "Worker 2", "Worker 3");
        assertThat(RecordedEvent.in(run))
                .anyMatch(e -> e.words().equals("Main raised 0 on pool: TimeoutError (Java: TimeoutException)"))
                .filteredOn(e -> e.kind() == Kind.RECEIVED)
                .hasSize(4);
    }

    @Test
    void anExecutorIsBrokenWhenAWorkerDies() {
        Run run = begin(stage -> {
            ProcessPool pool = stage.processes().executor("pool", 2);
            assertThatThrownBy(() -> pool.map(ProcessPoolTest::dieAtThree, List.of(1, 2, 3, 4), 1))
                    .isInstanceOf(BrokenProcessPool.class);
            assertThatThrownBy(() -> pool.map(ProcessPoolTest::square, List.of(7)))
                    .isInstanceOf(BrokenProcessPool.class);
            say("broken");
        });
        awaitEnd(run);

        assertThat(said()).isEqualTo("broken");
        assertThat(run.entities().actors())
                .filteredOn(a -> a.kind().equals("process"))
                .hasSize(2);
    }

    @Test
    void aPoolThatWasShutDownTakesNothing() {
        Run run = begin(stage -> {
            ProcessPool pool = stage.processes().pool("pool", 1);
            pool.shutdown();
            assertThatThrownBy(() -> pool.map(ProcessPoolTest::square, NUMBERS))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("Pool not running");
            assertThatThrownBy(() -> stage.processes().pool("empty", 0)).isInstanceOf(IllegalArgumentException.class);
            say("refused");
        });
        awaitEnd(run);

        assertThat(said()).isEqualTo("refused");
        assertThat(RecordedEvent.in(run)).anyMatch(e -> e.is(Kind.CLOSED, "Main", "pool"));
        assertThat(RecordedEvent.in(run)).anyMatch(e -> e.is(Kind.ENDED, "Worker 1", "") && e.value() == 0);
    }

    @Test
    void stopEndsTheWorkersInTheMiddle() {
        Run run = begin(stage -> stage.processes()
                .pool("pool", 2)
                .map(
                        (place, n) -> {
                            place.work(60_000);
                            return n;
                        },
                        NUMBERS));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> RecordedEvent.in(run).stream().anyMatch(e -> e.kind() == Kind.WORKING));
        run.stop();

        checkLegal(run);
        await().until(() -> threadsOf(run) == 0);
    }
}
