package dev.syncline.primitive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.syncline.primitive.contract.Eventually;
import dev.syncline.primitive.contract.PrimitiveContract;
import dev.syncline.primitive.contract.TestActor;
import dev.syncline.primitive.error.ShutDown;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class PoolTest extends PrimitiveContract {
    private final List<TestActor> workers = new ArrayList<>();
    private final List<Object> got = Collections.synchronizedList(new ArrayList<>());
    private final Latch hold = new Latch(1);

    private Pool make(int size) {
        return new Pool(
                size,
                (name, body) -> {
                    TestActor worker = actors.actor(name);
                    workers.add(worker);
                    worker.start(body);
                },
                probe);
    }

    private String slow(String item) {
        hold.await();
        return item;
    }

    @Test
    void mapKeepsTheOrderOfTheItems() {
        Pool pool = make(3);
        a.run(() -> got.addAll(pool.map(n -> n * n, List.of(4, 7, 13, 127, 17))));
        assertThat(got).containsExactly(16, 49, 169, 16129, 289);
    }

    @Test
    void imapUnorderedReturnsResultsInTheOrderOfCompletion() {
        Pool pool = make(2);
        CountDownLatch second = new CountDownLatch(1);
        a.start(() -> pool.imapUnordered(
                item -> {
                    if (item.equals("slow")) {
                        hold.await();
                    }
                    return item;
                },
                List.of("slow", "quick"),
                result -> {
                    got.add(result);
                    second.countDown();
                    hold.countDown();
                }));
        a.awaitDone();
        assertThat(got).containsExactly("quick", "slow");
    }

    @Test
    void theExceptionOfATaskIsThrownInTheCallerAndItsWorkerContinues() {
        Pool pool = make(1);
        RuntimeException no = new IllegalStateException("no");
        a.start(() -> pool.map(
                n -> {
                    throw no;
                },
                List.of(1)));
        assertThat(a.awaitThrown(IllegalStateException.class)).isSameAs(no);
        assertThat(recording.linesOf("A")).last().isEqualTo("A raised 0 by Worker 1");
        b.run(() -> got.addAll(pool.map(n -> n, List.of(2))));
        assertThat(got).containsExactly(2);
    }

    @Test
    void aResultIsWaitedForAndStaysAvailable() {
        Pool pool = make(1);
        List<Future<String>> future = new ArrayList<>();
        a.run(() -> future.add(pool.submit("task 1", () -> slow("x"))));
        startWaiting(b, () -> got.add(future.get(0).result()));
        assertThat(recording.lastObstacle()).isEqualTo("waits for the result of task 1");
        assertThat(future.get(0).isDone()).isFalse();
        hold.countDown();
        b.awaitDone();
        a.run(() -> got.add(future.get(0).result()));
        assertThat(got).containsExactly("x", "x");
        assertThat(future.get(0).isDone()).isTrue();
        assertThat(recording.linesOf("B")).containsExactly("B waiting 1", "B received 0 by Worker 1");
    }

    @Test
    void aResultThatIsNotThereInTimeIsATimeout() {
        Pool pool = make(1);
        List<Future<String>> future = new ArrayList<>();
        a.run(() -> future.add(pool.submit("task 1", () -> slow("x"))));
        startWaiting(b, () -> {
            try {
                future.get(0).result(HOUR);
            } catch (TimeoutException late) {
                got.add(late);
            }
        });
        advancePastTheTimeout(b);
        b.awaitDone();
        assertThat(got).hasSize(1);
    }

    @Test
    void aNegativeTimeoutOfAResultIsTakenAsZero() {
        Pool pool = make(1);
        List<Future<String>> future = new ArrayList<>();
        a.run(() -> future.add(pool.submit("task 1", () -> slow("x"))));
        assertThatExceptionOfType(TimeoutException.class)
                .isThrownBy(() -> future.get(0).result(Duration.ofSeconds(-1)));
        hold.countDown();
        Eventually.until(() -> future.get(0).isDone());
        assertThatNoException().isThrownBy(() -> got.add(future.get(0).result(Duration.ofSeconds(-1))));
        assertThat(got).containsExactly("x");
    }

    @Test
    void afterShutdownTheWorkersDoWhatThereIsAndEnd() {
        Pool pool = make(2);
        List<Future<String>> future = new ArrayList<>();
        a.run(() -> future.add(pool.submit("task 1", () -> slow("x"))));
        a.run(pool::shutdown);
        a.start(() -> pool.submit("task 2", () -> "y"));
        a.awaitThrown(ShutDown.class);
        hold.countDown();
        workers.forEach(TestActor::awaitDone);
        a.run(() -> got.add(future.get(0).result()));
        assertThat(got).containsExactly("x");
    }

    @Test
    void tasksThatWaitForTasksOfTheirOwnPoolFillItForever() {
        Pool pool = make(1);
        a.run(() -> pool.submit("outer", () -> pool.submit("inner", () -> "x").result()));
        Eventually.until(() ->
                recording.linesOf("Worker 1").stream().anyMatch(line -> line.contains("waiting")) && pool.size() == 1);
        assertThat(workers.get(0).isBusy()).isTrue();
    }

    @Test
    void itsWorkersHaveTheGivenName() {
        List<String> names = new ArrayList<>();
        new Pool(2, "Helper", (name, body) -> names.add(name), probe);
        assertThat(names).containsExactly("Helper 1", "Helper 2");
    }

    @Test
    void fewerThanOneWorkerIsRejected() {
        assertThatIllegalArgumentException().isThrownBy(() -> make(0));
    }
}
