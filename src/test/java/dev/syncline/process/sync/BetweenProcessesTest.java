package dev.syncline.process.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.primitive.error.BrokenBarrierError;
import dev.syncline.process.ipc.ChildProcess;
import dev.syncline.process.ipc.Target;
import dev.syncline.process.memory.SharedValue;
import dev.syncline.run.Run;
import dev.syncline.scenario.Stage;
import dev.syncline.trace.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Real worker processes meet at what they share; the log of each run is a legal history. */
@Timeout(120)
class BetweenProcessesTest extends MeetingFixture {

    private static void startAll(Stage stage, int workers, Target target) {
        List<ChildProcess> children = new ArrayList<>();
        for (int n = 1; n <= workers; n++) {
            children.add(stage.processes().start("Worker " + n, target));
        }
        children.forEach(ChildProcess::join);
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
            say(value.peek() + " counted.");
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
            say("Too many: %s, %d left.".formatted(most.peek() > 2, permits.value()));
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
            say(items.peek() + " left, " + changed.waiters() + " wait.");
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
            say(started.peek() + " started.");
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
            say("%d rounds, ahead %d.".formatted(rounds.peek(), ahead.peek()));
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
                say("%d told, broken %s.".formatted(told.peek(), barrier.isBroken()));
            }
        });

        said(run, "2 told, broken true.");
    }
}
