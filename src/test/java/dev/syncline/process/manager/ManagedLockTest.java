package dev.syncline.process.manager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.syncline.process.ServiceFixture;
import dev.syncline.process.ipc.ChildProcess;
import dev.syncline.process.ipc.ExecutionContext;
import dev.syncline.run.RecordedEvent;
import dev.syncline.run.Run;
import dev.syncline.run.RunTest;
import dev.syncline.trace.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The lock of a manager, which any process may take, release, and leave locked when it dies. */
@Timeout(90)
class ManagedLockTest extends ServiceFixture {
    @Test
    void anAdditionIsLostWithoutTheLockAndNeverInsideIt() {
        assertThat(play(stage -> {
                    Manager manager = stage.processes().manager("manager");
                    ManagedDict<String, Integer> stock = manager.dict("stock", Map.of("n", 0));
                    ManagedLock lock = manager.lock("lock");
                    for (String name : List.of("Ann", "Bob")) {
                        stage.processes().start(name, place -> addTen(place, stock, lock));
                    }
                    stage.start("Cid", () -> addTen(stage, stock, lock));
                    await().pollInSameThread().atMost(Duration.ofSeconds(30)).until(() -> stock.get("n") == 30);
                    say(stock.copy().toString());
                }))
                .isEqualTo("{n=30}");
    }

    private static void addTen(ExecutionContext place, ManagedDict<String, Integer> stock, ManagedLock lock) {
        for (int i = 0; i < 10; i++) {
            lock.acquire();
            int seen = stock.get("n");
            place.work(1);
            stock.put("n", seen + 1);
            lock.release();
        }
    }

    @Test
    void killingTheHolderOfAManagersLockLeavesItLockedForever() {
        Run run = begin(stage -> {
            ManagedLock lock = stage.processes().manager("manager").lock("lock");
            ChildProcess holder = stage.processes().start("Ann", place -> {
                lock.acquire();
                place.sleep(60_000);
            });
            await().pollInSameThread().until(() -> !lock.tryAcquire() || freed(lock));
            holder.kill();
            holder.join();
            say("%s %s".formatted(lock.acquire(Duration.ofMillis(50)), lock.tryAcquire()));
        });
        awaitEnd(run);

        assertThat(said()).isEqualTo("false false");
        assertThat(RecordedEvent.in(run)).anyMatch(e -> e.is(Kind.TIMED_OUT, "Main", "lock"));
    }

    @Test
    void takingItsLockIsARequestAndAReplyUnlessTheRequestIsCancelled() {
        Run run = begin(stage -> {
            ManagedLock lock = stage.processes().manager("manager").lock("lock");
            lock.acquire();
            assertThat(lock.tryAcquire()).isFalse();
            assertThat(lock.acquire(Duration.ofMillis(20))).isFalse();
        });
        awaitEnd(run);

        checkLegal(run);
        assertThat(RecordedEvent.in(run))
                .filteredOn(e -> e.is(Kind.RECEIVED, "Main", "manager"))
                .extracting(RecordedEvent::peer)
                .hasSize(4) // of Lock(), acquire(), the one that did not wait, and shutdown()
                .containsOnly("manager");
    }

    private static boolean freed(ManagedLock lock) {
        lock.release();
        return false;
    }

    @Test
    void anyProcessMayReleaseItButNotWhileItIsFree() {
        Run run = begin(stage -> {
            ManagedLock lock = stage.processes().manager("manager").lock("lock");
            lock.acquire();
            stage.processes().start("Ann", place -> lock.release()).join();
            assertThatThrownBy(lock::release)
                    .isInstanceOf(IllegalMonitorStateException.class)
                    .hasMessage("release unlocked lock");
            say("refused");
        });
        awaitEnd(run);

        assertThat(said()).isEqualTo("refused");
        assertThat(RecordedEvent.in(run)).anyMatch(e -> e.is(Kind.RELEASED, "Ann", "lock"));
    }

    @Test
    void ofSeveralConcurrentReleasesOneSucceedsAndTheOthersAreRejected() {
        AtomicInteger refused = new AtomicInteger();
        Run run = begin(stage -> {
            ManagedLock lock = stage.processes().manager("manager").lock("lock");
            for (int round = 0; round < 20; round++) {
                lock.acquire();
                CountDownLatch done = new CountDownLatch(4);
                for (int n = 0; n < 4; n++) {
                    stage.start("Ann " + round + n, () -> {
                        try {
                            lock.release();
                        } catch (IllegalMonitorStateException free) {
                            refused.incrementAndGet();
                        }
                        done.countDown();
                    });
                }
                RunTest.awaitQuietly(done);
            }
        });
        awaitEnd(run);

        checkLegal(run);
        assertThat(refused).hasValue(60);
        assertThat(RecordedEvent.in(run))
                .filteredOn(e -> e.kind() == Kind.RELEASED)
                .hasSize(20);
    }

    @Test
    void stopEndsTheManagerAndItsWaitingClients() {
        Run run = begin(stage -> {
            ManagedLock lock = stage.processes().manager("manager").lock("lock");
            lock.acquire();
            stage.processes().start("Ann", place -> lock.acquire());
            lock.acquire();
        });
        await().atMost(Duration.ofSeconds(30))
                .until(() -> RecordedEvent.in(run).stream()
                                .filter(e ->
                                        e.kind() == Kind.WAITING && e.object().equals("lock"))
                                .count()
                        >= 3);
        run.stop();

        checkLegal(run);
        await().until(() -> threadsOf(run) == 0);
    }

    @Test
    void aTimeoutOfMinusOneSecondIsForeverAndAnyOtherNegativeOneIsRejected() {
        CountDownLatch seen = new CountDownLatch(1);
        CountDownLatch taken = new CountDownLatch(1);
        Run run = begin(stage -> {
            ManagedLock lock = stage.processes().manager("manager").lock("lock");
            assertThatThrownBy(() -> lock.acquire(Duration.ofNanos(-1)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("timeout value must be a non-negative number");
            lock.acquire();
            stage.start("Ann", () -> {
                say(String.valueOf(lock.acquire(Duration.ofSeconds(-1))));
                taken.countDown();
            });
            RunTest.awaitQuietly(seen);
            lock.release();
            RunTest.awaitQuietly(taken); // the manager ends with this body
        });
        await().atMost(Duration.ofSeconds(30))
                .until(() -> RecordedEvent.in(run).stream()
                        .anyMatch(e -> e.is(Kind.WAITING, "Ann", "lock") || e.is(Kind.TIMED_OUT, "Ann", "lock")));
        seen.countDown();
        awaitEnd(run);

        assertThat(said()).isEqualTo("true");
    }
}
