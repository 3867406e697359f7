package dev.syncline.log.history;

import static dev.syncline.log.capture.StressArena.THREADS;
import static dev.syncline.log.capture.StressArena.dawdle;
import static dev.syncline.log.capture.StressArena.rounds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.log.capture.StressArena;
import dev.syncline.primitive.Barrier;
import dev.syncline.primitive.BoundedSemaphore;
import dev.syncline.primitive.Condition;
import dev.syncline.primitive.Event;
import dev.syncline.primitive.Latch;
import dev.syncline.primitive.Lock;
import dev.syncline.primitive.RLock;
import dev.syncline.primitive.Semaphore;
import dev.syncline.primitive.SharedVariable;
import dev.syncline.primitive.error.BrokenBarrierError;
import dev.syncline.trace.ObjectType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many rounds of real threads on each primitive by which they meet; the log of each is replayed for legality. See
 * {@link Arena} for how to run more of them.
 */
@Timeout(value = 2, unit = TimeUnit.HOURS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StressReplayTest {
    private static final Duration SHORT = Duration.ofNanos(20_000);

    @TempDir
    private Path directory;

    private StressArena arena;

    @BeforeEach
    void prepare() {
        arena = new StressArena(directory);
    }

    @Test
    void lockPlainAndFair() throws Exception {
        Lock plain = new Lock(false, arena.object("plain", ObjectType.LOCK, Map.of()));
        Lock fair = new Lock(true, arena.object("fair", ObjectType.LOCK, Map.of()));
        int[] held = new int[2]; // guarded by these locks
        arena.plays("Lock", rounds(10_000, 1), (number, i, random) -> {
            Lock lock = i % 8 == 0 ? fair : plain;
            if (takes(random, lock::acquire, lock::tryAcquire, () -> lock.acquire(SHORT))) {
                held[i % 8 == 0 ? 1 : 0]++;
                dawdle(random);
                lock.release();
            }
        });
        assertThat(plain.isLocked() || fair.isLocked()).isFalse();
        assertThat(held[0] + held[1]).isPositive();
    }

    @Test
    void rLockThatIsTakenAgainAndAgain() throws Exception {
        RLock plain = new RLock(false, arena.object("plain", ObjectType.RLOCK, Map.of()));
        RLock fair = new RLock(true, arena.object("fair", ObjectType.RLOCK, Map.of()));
        arena.plays("RLock", rounds(6_000, 1), (number, i, random) -> {
            RLock lock = i % 8 == 0 ? fair : plain;
            int depth = 0;
            while (depth < 3 && takes(random, lock::acquire, lock::tryAcquire, () -> lock.acquire(SHORT))) {
                depth++;
            }
            dawdle(random);
            assertThat(lock.recursionCount()).isEqualTo(depth);
            IntStream.range(0, depth).forEach(n -> lock.release());
        });
        assertThat(plain.isLocked() || fair.isLocked()).isFalse();
    }

    @Test
    void semaphoreWhoseReleasesAreOfSeveralPermits() throws Exception {
        Semaphore plain = new Semaphore(3, false, arena.object("plain", ObjectType.SEMAPHORE, Map.of("initial", 3)));
        Semaphore fair = new Semaphore(3, true, arena.object("fair", ObjectType.SEMAPHORE, Map.of("initial", 3)));
        arena.plays("Semaphore", rounds(10_000, 1), (number, i, random) -> {
            Semaphore semaphore = i % 8 == 0 ? fair : plain;
            if (takes(random, semaphore::acquire, semaphore::tryAcquire, () -> semaphore.acquire(SHORT))) {
                dawdle(random);
                semaphore.release(semaphore.tryAcquire() ? 2 : 1);
            }
        });
        assertThat(List.of(plain.value(), fair.value())).containsOnly(3);
    }

    @Test
    void boundedSemaphoreThatIsNeverReleasedTooOften() throws Exception {
        BoundedSemaphore plain = new BoundedSemaphore(
                2, false, arena.object("plain", ObjectType.BOUNDED_SEMAPHORE, Map.of("initial", 2)));
        BoundedSemaphore fair =
                new BoundedSemaphore(2, true, arena.object("fair", ObjectType.BOUNDED_SEMAPHORE, Map.of("initial", 2)));
        arena.plays("BoundedSemaphore", rounds(10_000, 1), (number, i, random) -> {
            Semaphore semaphore = i % 8 == 0 ? fair : plain;
            if (takes(random, semaphore::acquire, semaphore::tryAcquire, () -> semaphore.acquire(SHORT))) {
                dawdle(random);
                semaphore.release();
            }
        });
        assertThat(List.of(plain.value(), fair.value())).containsOnly(2);
    }

    @Test
    void eventThatIsSetAndCleared() throws Exception {
        Event event = new Event(arena.object("event", ObjectType.EVENT, Map.of()));
        AtomicInteger passed = new AtomicInteger();
        arena.plays("Event", rounds(6_000, 1), (number, i, random) -> {
            switch (random.nextInt(8)) {
                case 0 -> event.set();
                case 1, 2 -> event.clear();
                default -> passed.addAndGet(event.await(SHORT) ? 1 : 0);
            }
        });
        assertThat(passed.get()).isPositive();
    }

    @Test
    void sharedVariableWhoseAdditionsMayBeLost() throws Exception {
        SharedVariable sum =
                new SharedVariable(0, arena.object("sum", ObjectType.SHARED_VARIABLE, Map.of("initial", 0)));
        int rounds = rounds(10_000, 1);
        arena.plays("SharedVariable", rounds, (number, i, random) -> {
            int before = sum.read();
            dawdle(random);
            sum.write(before + 1);
        });
        assertThat(sum.peek()).isBetween(2, THREADS * rounds);
    }

    @Test
    void conditionOfALockAsABoundedBuffer() throws Exception {
        Lock lock = new Lock(false, arena.object("lock", ObjectType.LOCK, Map.of()));
        Condition room = new Condition(lock, arena.object("room", ObjectType.CONDITION, Map.of()));
        Condition item = new Condition(lock, arena.object("item", ObjectType.CONDITION, Map.of()));
        int[] items = new int[1];
        arena.plays("Condition of a Lock", rounds(8_000, 1), (number, i, random) -> {
            lock.acquire();
            if (number % 2 == 0) {
                room.waitFor(() -> items[0] < 2);
                items[0]++;
                item.notifyOne();
            } else {
                item.waitFor(() -> items[0] > 0);
                items[0]--;
                room.notifyUpTo(random.nextInt(1, 3));
            }
            assertThat(items[0]).isBetween(0, 2);
            lock.release();
        });
        assertThat(items[0]).isZero();
    }

    @Test
    void conditionOfAnRLockWithTimeouts() throws Exception {
        RLock lock = new RLock(false, arena.object("lock", ObjectType.RLOCK, Map.of()));
        Condition condition = new Condition(lock, arena.object("condition", ObjectType.CONDITION, Map.of()));
        arena.plays("Condition of an RLock", rounds(4_000, 1), (number, i, random) -> {
            int depth = random.nextInt(1, 3);
            IntStream.range(0, depth).forEach(n -> lock.acquire());
            if (random.nextBoolean()) {
                condition.await(SHORT);
            } else {
                condition.notifyAllWaiters();
            }
            assertThat(lock.recursionCount()).isEqualTo(depth);
            IntStream.range(0, depth).forEach(n -> lock.release());
        });
        assertThat(lock.isLocked()).isFalse();
    }

    @Test
    void barrierRoundAfterRound() throws Exception {
        AtomicInteger drawn = new AtomicInteger();
        Barrier barrier = new Barrier(
                THREADS,
                drawn::incrementAndGet,
                arena.object("barrier", ObjectType.BARRIER, Map.of("parties", THREADS)));
        int rounds = rounds(5_000, 1);
        arena.plays("Barrier", rounds, (number, i, random) -> {
            barrier.await();
            assertThat(drawn.get()).isBetween(i + 1, i + 2);
        });
        assertThat(drawn).hasValue(rounds);
    }

    @Test
    void barrierThatIsBrokenAndResetAllTheTime() throws Exception {
        Barrier barrier = new Barrier(3, () -> {}, arena.object("barrier", ObjectType.BARRIER, Map.of("parties", 3)));
        AtomicInteger broken = new AtomicInteger();
        arena.plays("Barrier, broken", rounds(5_000, 1), (number, i, random) -> {
            try {
                switch (random.nextInt(8)) {
                    case 0 -> barrier.abort();
                    case 1, 2 -> barrier.reset();
                    default -> barrier.await(SHORT);
                }
            } catch (BrokenBarrierError error) {
                broken.incrementAndGet();
            }
        });
        assertThat(broken.get()).isPositive();
    }

    @Test
    void latchAfterLatchEachCountedDownInSeveralRounds() throws Exception {
        int each = 20;
        int rounds = rounds(4_000, each);
        Map<String, Object> count = Map.of("initial", THREADS * each);
        List<Latch> latches = IntStream.range(0, rounds / each)
                .mapToObj(i -> new Latch(THREADS * each, arena.object("latch " + i, ObjectType.LATCH, count)))
                .toList();
        arena.plays("Latch", rounds, (number, i, random) -> {
            Latch latch = latches.get(i / each);
            latch.countDown();
            if (i % each == each - 1) {
                latch.await();
            } else if (i % 4 == 0 && latch.await(SHORT)) {
                assertThat(latch.count()).isZero();
            }
        });
        assertThat(latches).allMatch(latch -> latch.count() == 0);
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
}
