package dev.syncline.process.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.syncline.process.ipc.ChildProcess;
import dev.syncline.process.sync.AnyProcessLock;
import dev.syncline.process.sync.MeetingFixture;
import dev.syncline.process.sync.ProcessBarrier;
import dev.syncline.process.sync.ProcessCondition;
import dev.syncline.process.sync.ProcessEvent;
import dev.syncline.process.sync.RobustLock;
import dev.syncline.run.Run;
import dev.syncline.run.outcome.RunState;
import dev.syncline.run.spec.Signal;
import dev.syncline.scenario.Stage;
import dev.syncline.trace.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What a worker leaves to the others that is killed while they need it. */
@Timeout(120)
class KilledWorkerTest extends MeetingFixture {
    private static final String FREEZE = "kill -STOP %d; until ps -o state= -p %d | grep -q T; do :; done";
    private static final Duration LONG = Duration.ofMinutes(1);

    private final AtomicReference<String> seen = new AtomicReference<>("");

    @Test
    void aKilledHolderLeavesTheLockLockedForever() {
        Run run = play(stage -> {
            AnyProcessLock lock = stage.processes().lock("lock");
            ChildProcess holder = startHolder(stage, lock);
            holder.kill();
            holder.join();
            boolean taken = lock.acquire(MOMENT);
            say("Exit code %d, taken %s.".formatted(holder.exitCode().orElse(0), taken));
        });

        said(run, "Exit code -9, taken false.");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void theNextHolderOfARobustLockLearnsThatTheLastOneWasKilled() {
        Run run = play(stage -> {
            RobustLock lock = stage.processes().robustLock("lock");
            ChildProcess holder = startHolder(stage, lock);
            ChildProcess next = stage.processes().start("Next", place -> {
                lock.acquire();
                place.print("owner died: " + lock.ownerDied());
                lock.release();
            });
            holder.kill();
            next.join();
            boolean taken = lock.tryAcquire();
            say("Taken %s, owner died %s.".formatted(taken, lock.ownerDied()));
            lock.release();
        });

        said(run, "Taken true, owner died false.");
        assertThat(texts(run, Kind.PRINTED)).containsExactly("owner died: true");
        assertThat(texts(run, Kind.ACQUIRED)).containsOnlyOnce("the owner died and never released it");
    }

    /** Starts a worker that takes the lock and sleeps with it; it has it when this returns. */
    private static ChildProcess startHolder(Stage stage, AnyProcessLock lock) {
        ProcessEvent has = stage.processes().event("has");
        ChildProcess holder = stage.processes().start("Holder", place -> {
            lock.acquire();
            has.set();
            place.sleep(3_600_000);
        });
        has.await();
        return holder;
    }

    @Test
    void aWorkerThatTheUserKillsIsNamedAlthoughTheBodyHasTerminatedIt() {
        CountDownLatch asked = new CountDownLatch(1);
        Run run = begin(stage -> {
            ProcessEvent there = stage.processes().event("there");
            ChildProcess worker = stage.processes().start("Worker", place -> {
                there.set();
                place.sleep(3_600_000);
            });
            there.await();
            freeze(worker.pid()); // so that it cannot do as it is asked
            worker.terminate();
            asked.countDown();
            worker.join();
        });
        await().atMost(Duration.ofSeconds(60)).until(() -> asked.getCount() == 0);
        run.signal("Worker", Signal.KILL);
        await().atMost(Duration.ofSeconds(60)).until(() -> !run.live());
        endsLegally(run);

        assertThat(outcome(run).text()).startsWith("Worker was ended by signal 9 (kill -9).");
    }

    private static void freeze(long pid) {
        try {
            int code = new ProcessBuilder("sh", "-c", FREEZE.formatted(pid, pid))
                    .start()
                    .waitFor();
            assertThat(code).isZero();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void theNotifierOfAKilledSleeperIsShownAsWaiting() {
        String obstacle = "waits for an actor that it has notified to wake: was it killed while it slept?";
        Run run = begin(stage -> {
            AnyProcessLock lock = stage.processes().rLock("lock");
            ProcessCondition condition = stage.processes().condition("condition", lock);
            ChildProcess sleeper = stage.processes().start("Sleeper", place -> {
                lock.acquire();
                condition.await();
            });
            while (condition.waiters() == 0) {
                stage.sleep(1);
            }
            lock.acquire();
            sleeper.kill();
            sleeper.join();
            condition.notifyOne();
            seen.set("went on");
        });
        await().atMost(Duration.ofSeconds(60))
                .until(() -> texts(run, Kind.WAITING).contains(obstacle));
        endsLegally(run);

        assertThat(seen).hasValue("");
    }

    @Test
    void whoWaitsAtABarrierWithAKilledSleeperIsFoundToBeStuckInSpiteOfItsTimeout() {
        assertThat(meetAKilledSleeper("Third"))
                .contains("Second and Third wait for barrier, where Sleeper was killed while it waited");
    }

    @Test
    void whoComesLaterIsStuckAtTheLockInside() {
        assertThat(meetAKilledSleeper("Third", "Fourth"))
                .containsPattern(
                        "Second, (Third and Fourth|Fourth and Third) wait for barrier, where Sleeper was killed");
    }

    /** Has the second and the late ones meet, three at a time, with one that was killed while it waited; returns how the run ended. */
    private String meetAKilledSleeper(String... late) {
        Run run = begin(stage -> {
            ProcessBarrier barrier = stage.processes().barrier("barrier", 3, () -> {});
            ChildProcess sleeper = stage.processes().start("Sleeper", place -> barrier.await());
            awaitArrivals(stage, barrier, 1);
            stage.processes().start("Second", place -> barrier.await(LONG));
            awaitArrivals(stage, barrier, 2); // so the first one sleeps: the second needed its lock to arrive
            sleeper.kill();
            sleeper.join();
            for (String name : late) {
                stage.processes().start(name, place -> barrier.await(LONG));
            }
            stage.joinAll();
            seen.set("went on");
        });
        await().atMost(Duration.ofSeconds(60)).until(() -> run.state() == RunState.STALLED);
        endsLegally(run);

        assertThat(seen).hasValue("");
        assertThat(outcome(run).text()).endsWith("Only Stop ends it.");
        return outcome(run).text();
    }

    private static void awaitArrivals(Stage stage, ProcessBarrier barrier, int arrivals) {
        while (barrier.waiting() < arrivals) {
            stage.sleep(1);
        }
    }
}
