package dev.syncline.primitive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.primitive.contract.EventModel;
import dev.syncline.primitive.contract.LockModel;
import dev.syncline.primitive.contract.QueueModel;
import dev.syncline.primitive.contract.SemaphoreModel;
import dev.syncline.primitive.contract.SequentialModel;
import dev.syncline.primitive.contract.StressActors;
import dev.syncline.primitive.error.Empty;
import dev.syncline.primitive.error.Full;
import dev.syncline.trace.Gate;
import dev.syncline.trace.Probe;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Eight threads on one primitive, every event of which is replayed against a model.
 *
 * <p>Fair ones do fewer rounds: each hand-over there is a switch from thread to thread. With
 * {@code -Dsyncline.stress.rounds=1600000} the others run so many, on all threads together.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StressTest {
    private static final int THREADS = 8;

    /** How often each thread does something. */
    private static final int ROUNDS = Integer.getInteger("syncline.stress.rounds", 400_000) / THREADS;

    private static final Duration SHORT = Duration.ofNanos(20_000);

    private final StressActors actors = new StressActors(THREADS);

    @AfterEach
    void closeActors() {
        actors.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aLockHasOneHolderAtATime(boolean fair) {
        SequentialModel model = new LockModel(false);
        Lock lock = new Lock(fair, probe(model));
        int[] held = new int[1];
        actors.run(rounds(fair), (number, random) -> {
            if (takes(random, lock::acquire, lock::tryAcquire, () -> lock.acquire(SHORT))) {
                held[0]++;
                lock.release();
            }
        });
        assertLegal(model);
        assertThat(model.events()).isGreaterThanOrEqualTo(2L * held[0]);
        assertThat(held[0]).isGreaterThan(rounds(fair));
        assertThat(lock.isLocked()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anRLockHasOneOwnerAtATimeHoweverDeep(boolean fair) {
        SequentialModel model = new LockModel(true);
        RLock lock = new RLock(fair, probe(model));
        actors.run(rounds(fair), (number, random) -> {
            int depth = 0;
            while (depth < 2 && takes(random, lock::acquire, lock::tryAcquire, () -> lock.acquire(SHORT))) {
                depth++;
            }
            for (; depth > 0; depth--) {
                lock.release();
            }
        });
        assertLegal(model);
        assertThat(lock.isLocked()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aSemaphoreNeverGivesAPermitThatItHasNot(boolean fair) {
        SequentialModel model = new SemaphoreModel(3, Integer.MAX_VALUE);
        Semaphore semaphore = new Semaphore(3, fair, probe(model));
        actors.run(rounds(fair), (number, random) -> {
            if (takes(random, semaphore::acquire, semaphore::tryAcquire, () -> semaphore.acquire(SHORT))) {
                semaphore.release(semaphore.tryAcquire() ? 2 : 1);
            }
        });
        assertLegal(model);
        assertThat(semaphore.value()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aBoundedSemaphoreNeverExceedsItsStart(boolean fair) {
        SequentialModel model = new SemaphoreModel(2, 2);
        BoundedSemaphore semaphore = new BoundedSemaphore(2, fair, probe(model));
        actors.run(rounds(fair), (number, random) -> {
            if (takes(random, semaphore::acquire, semaphore::tryAcquire, () -> semaphore.acquire(SHORT))) {
                semaphore.release();
            }
        });
        assertLegal(model);
        assertThat(semaphore.value()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 12})
    void anEventLetsPassExactlyThoseThatWaitedWhenItWasSet(int waitsForEachSet) {
        SequentialModel model = new EventModel();
        Event event = new Event(probe(model));
        actors.run(2 * ROUNDS / waitsForEachSet, (number, random) -> {
            switch (random.nextInt(2 + waitsForEachSet)) {
                case 0 -> event.set();
                case 1 -> event.clear();
                default -> event.await(SHORT);
            }
        });
        assertLegal(model);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aQueueIsFirstInFirstOutAndNeverDeeperThanItsCapacity(boolean fair) {
        SequentialModel model = new QueueModel(4);
        Queue<String> queue = new Queue<>(4, fair, probe(model));
        String[] items = {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"};
        actors.run(rounds(fair), (number, random) -> {
            if (number % 2 == 0) {
                put(queue, items[random.nextInt(items.length)], random);
            } else {
                take(queue, random);
                queue.taskDone();
            }
        });
        assertLegal(model);
        assertThat(queue.size() + queue.unfinished()).isZero();
    }

    private static void put(Queue<String> queue, String item, SplittableRandom random) {
        try {
            switch (random.nextInt(4)) {
                case 0 -> queue.putNowait(item);
                case 1 -> queue.put(item, SHORT);
                default -> queue.put(item);
            }
        } catch (Full full) {
            queue.put(item);
        }
    }

    private static void take(Queue<String> queue, SplittableRandom random) {
        try {
            switch (random.nextInt(4)) {
                case 0 -> queue.getNowait();
                case 1 -> queue.get(SHORT);
                default -> queue.get();
            }
        } catch (Empty empty) {
            queue.get();
        }
    }

    private static boolean takes(
            SplittableRandom random, Runnable acquire, BooleanSupplier tryAcquire, BooleanSupplier timedAcquire) {
        return switch (random.nextInt(4)) {
            case 0 -> tryAcquire.getAsBoolean();
            case 1 -> timedAcquire.getAsBoolean();
            default -> {
                acquire.run();
                yield true;
            }
        };
    }

    private static Probe probe(SequentialModel model) {
        return new Probe(model, Gate.OPEN, 0);
    }

    private static int rounds(boolean fair) {
        return fair ? ROUNDS / 20 : ROUNDS;
    }

    private static void assertLegal(SequentialModel model) {
        assertThat(model.impossible()).isEmpty();
        assertThat(model.waiters()).isZero();
    }
}
