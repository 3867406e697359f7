package dev.syncline.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.syncline.primitive.BrokenBarrierError;
import dev.syncline.primitive.Kind;
import dev.syncline.process.AnyProcessLock;
import dev.syncline.process.ChildProcess;
import dev.syncline.process.ProcessBarrier;
import dev.syncline.process.ProcessCondition;
import dev.syncline.process.ProcessEvent;
import dev.syncline.process.ProcessSemaphore;
import dev.syncline.process.RobustLock;
import dev.syncline.process.SharedValue;
import dev.syncline.process.Target;
import dev.syncline.scenario.Outcome;
import dev.syncline.scenario.Stage;
import dev.syncline.trace.History;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Real worker processes meet at what they share; the log of each run is a legal history. */
@Timeout(120)
class BetweenProcessesTest extends RunFixture {
    private static final Duration MOMENT = Duration.ofMillis(300);
    private static final String FREEZE = "kill -STOP %d; until ps -o state= -p %d | grep -q T; do :; done";

    private final AtomicReference<String> seen = new AtomicReference<>("");

    private Run play(Consumer<Stage> body) {
        Run run = begin(body);
        await().atMost(Duration.ofSeconds(100)).until(() -> !run.live());
        return endsLegally(run);
    }

    private Run begin(Consumer<Stage> body) {
        Sketch sketch = Sketch.of(body).with(Outcome.expected("done", "Done."));
        return runs(ROOMY).start(sketch, "processes", Map.of(), 42);
    }

    private static Run endsLegally(Run run) {
        run.stop();
        History history = new History(run.cast());
        run.log().replay(0, history);
        history.checkEverybodyEnded();
        return run;
    }

    private static void startAll(Stage stage, int workers, Target target) {
        List<ChildProcess> children = new ArrayList<>();
        for (int n = 1; n <= workers; n++) {
            children.add(stage.processes().start("Worker " + n, target));
        }
        children.forEach(ChildProcess::join);
    }

    private static List<String> texts(Run run, Kind wanted) {
        List<String> texts = new ArrayList<>();
        run.log().replay(0, (seq, t, kind, actor, object, value, peer, line, timed, text) -> {
            if (kind == wanted) {
                texts.add(Objects.requireNonNullElse(text, ""));
            }
        });
        return texts;
    }

    private void said(Run run, String expected) {
        assertThat(outcome(run).text()).isEqualTo(expected);
    }

    @Test
    void fourProcessesOnOneLockLoseNothing() {
        Run run = play(stage -> {
            AnyProcessLock lock = stage.processes().lock("lock");
            SharedValue value = stage.processes().valueWithoutLock("value", 0);
            startAll(stage, 4, place -> {
                for (int i = 0; i < 250; i++) {
                    lock.acquire();
                    value.set(value.get() + 1);
                    lock.release();
                }
            });
            stage.outcome("done", value.peek() + " counted.");
        });

        said(run, "1000 counted.");
    }

    @Test
    void aSemaphoreLetsAsManyInAsThereArePermits() {
        Run run = play(stage -> {
            ProcessSemaphore permits = stage.processes().boundedSemaphore("permits", 2);
            SharedValue inside = stage.processes().value("inside", 0);
            SharedValue most = stage.processes().valueWithoutLock("most", 0);
            startAll(stage, 4, place -> {
                for (int i = 0; i < 50; i++) {
                    permits.acquire();
                    enterOrLeave(inside, most, 1);
                    enterOrLeave(inside, most, -1);
                    permits.release();
                }
            });
            stage.outcome("done", "Too many: %s, %d left.".formatted(most.peek() > 2, permits.value()));
        });

        said(run, "Too many: false, 2 left.");
    }

    private static void enterOrLeave(SharedValue inside, SharedValue most, int by) {
        inside.getLock().acquire();
        int now = inside.get() + by;
        inside.set(now);
        most.set(Math.max(most.peek(), now));
        inside.getLock().release();
    }

    @Test
    void aConditionHandsItemsFromProcessToProcess() {
        Run run = play(stage -> {
            AnyProcessLock lock = stage.processes().rLock("lock");
            ProcessCondition changed = stage.processes().condition("changed", lock);
            SharedValue items = stage.processes().valueWithoutLock("items", 0);
            ChildProcess[] children = new ChildProcess[4];
            for (int n = 0; n < 4; n++) {
                boolean puts = n % 2 == 0;
                children[n] = stage.processes().start((puts ? "Producer " : "Consumer ") + n, place -> {
                    for (int i = 0; i < 50; i++) {
                        moveOne(lock, changed, items, puts);
                    }
                });
            }
            for (ChildProcess child : children) {
                child.join();
            }
            stage.outcome("done", items.peek() + " left, " + changed.waiters() + " wait.");
        });

        said(run, "0 left, 0 wait.");
        assertThat(texts(run, Kind.WOKEN)).isNotEmpty();
    }

    private static void moveOne(AnyProcessLock lock, ProcessCondition changed, SharedValue items, boolean puts) {
        lock.acquire();
        while (puts ? items.peek() == 2 : items.peek() == 0) {
            changed.await(Duration.ofMillis(2)); // so that some waits run out in the moment of a notification
        }
        items.set(items.peek() + (puts ? 1 : -1));
        changed.notifyAllWaiters();
        lock.release();
    }

    @Test
    void anEventStartsAllThatWaitForIt() {
        Run run = play(stage -> {
            ProcessEvent start = stage.processes().event("start");
            SharedValue started = stage.processes().value("started", 0);
            List<ChildProcess> children = new ArrayList<>();
            for (int n = 1; n <= 4; n++) {
                children.add(stage.processes().start("Worker " + n, place -> {
                    if (start.await()) {
                        started.getLock().acquire();
                        started.set(started.get() + 1);
                        started.getLock().release();
                    }
                }));
            }
            start.set();
            children.forEach(ChildProcess::join);
            stage.outcome("done", started.peek() + " started.");
        });

        said(run, "4 started.");
    }

    @Test
    void aBarrierKeepsProcessesInStepAndItsActionRunsOncePerRound() {
        Run run = play(stage -> {
            SharedValue rounds = stage.processes().valueWithoutLock("rounds", 0);
            ProcessBarrier barrier = stage.processes().barrier("barrier", 3, () -> rounds.set(rounds.get() + 1));
            SharedValue ahead = stage.processes().value("ahead", 0);
            startAll(stage, 3, place -> {
                for (int i = 1; i <= 30; i++) {
                    barrier.await();
                    if (rounds.peek() < i || rounds.peek() > i + 1) {
                        ahead.set(1);
                    }
                }
            });
            stage.outcome("done", "%d rounds, ahead %d.".formatted(rounds.peek(), ahead.peek()));
        });

        said(run, "30 rounds, ahead 0.");
    }

    @Test
    void aBarrierThatBreaksTellsProcessesAndServerAlike() {
        Run run = play(stage -> {
            ProcessBarrier barrier = stage.processes().barrier("barrier", 4);
            SharedValue told = stage.processes().value("told", 0);
            List<ChildProcess> children = new ArrayList<>();
            for (int n = 1; n <= 2; n++) {
                children.add(stage.processes().start("Worker " + n, place -> {
                    try {
                        barrier.await();
                    } catch (BrokenBarrierError broken) {
                        told.getLock().acquire();
                        told.set(told.get() + 1);
                        told.getLock().release();
                    }
                }));
            }
            try {
                barrier.await(MOMENT);
            } catch (BrokenBarrierError broken) {
                children.forEach(ChildProcess::join);
                stage.outcome("done", "%d told, broken %s.".formatted(told.peek(), barrier.isBroken()));
            }
        });

        said(run, "2 told, broken true.");
    }

    @Test
    void aKilledHolderLeavesTheLockLockedForEver() {
        Run run = play(stage -> {
            AnyProcessLock lock = stage.processes().lock("lock");
            ChildProcess holder = startHolder(stage, lock);
            holder.kill();
            holder.join();
            boolean taken = lock.acquire(MOMENT);
            stage.outcome(
                    "done",
                    "Exit code %d, taken %s.".formatted(holder.exitCode().orElse(0), taken));
        });

        said(run, "Exit code -9, taken false.");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aKilledHolderOfARobustLockIsFollowedByOneWhoIsTold() {
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
            stage.outcome("done", "Taken %s, owner died %s.".formatted(taken, lock.ownerDied()));
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
    void aWorkerThatAPersonKillsIsNamedAlthoughTheBodyHasAskedItToEnd() {
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
            stage.outcome("done", "Done.");
        });
        await().atMost(Duration.ofSeconds(60)).until(() -> asked.getCount() == 0);
        run.signal("Worker", Signal.KILL);
        await().atMost(Duration.ofSeconds(60)).until(() -> !run.live());
        endsLegally(run);

        said(run, "Worker was ended by signal 9 (kill -9). Done.");
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
    void whoNotifiesAKilledSleeperIsSeenToWait() {
        String obstacle = "waits for somebody to wake whom it has notified: was it killed in its sleep?";
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
}
