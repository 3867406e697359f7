package dev.syncline.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.primitive.Actor;
import dev.syncline.primitive.Barrier;
import dev.syncline.primitive.BrokenBarrierError;
import dev.syncline.primitive.Condition;
import dev.syncline.primitive.Empty;
import dev.syncline.primitive.Full;
import dev.syncline.primitive.Gate;
import dev.syncline.primitive.Kind;
import dev.syncline.primitive.Latch;
import dev.syncline.primitive.LifoQueue;
import dev.syncline.primitive.Lock;
import dev.syncline.primitive.PerThread;
import dev.syncline.primitive.Pool;
import dev.syncline.primitive.PriorityQueue;
import dev.syncline.primitive.Probe;
import dev.syncline.primitive.Queue;
import dev.syncline.primitive.RLock;
import dev.syncline.primitive.ShutDown;
import dev.syncline.primitive.SimpleQueue;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Many rounds of real threads on each primitive that lets several meet; the log of each is replayed for legality. */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StressReplayTest {
    private static final Duration SHORT = Duration.ofNanos(20_000);
    private static final int THREADS = 6;

    @TempDir
    Path directory;

    private final Cast cast = new Cast();
    private final Recorder recorder = new Recorder(System::nanoTime, 4096);
    private final List<Thread> others = new ArrayList<>();

    /** What one of the threads does, with its number. */
    private interface Part {
        void play(int number, SplittableRandom random);
    }

    @Test
    void conditionOfALockAsABoundedBuffer() throws Exception {
        Lock lock = new Lock(false, object("lock", "Lock", Map.of()));
        Condition room = new Condition(lock, object("room", "Condition", Map.of()));
        Condition item = new Condition(lock, object("item", "Condition", Map.of()));
        int[] items = new int[1];
        plays((number, random) -> {
            for (int i = 0; i < 15_000; i++) {
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
            }
        });
        assertThat(items[0]).isZero();
    }

    @Test
    void conditionOfAnRLockWithTimeouts() throws Exception {
        RLock lock = new RLock(false, object("lock", "RLock", Map.of()));
        Condition condition = new Condition(lock, object("condition", "Condition", Map.of()));
        plays((number, random) -> {
            for (int i = 0; i < 10_000; i++) {
                int depth = random.nextInt(1, 3);
                IntStream.range(0, depth).forEach(n -> lock.acquire());
                if (random.nextBoolean()) {
                    condition.await(SHORT);
                } else {
                    condition.notifyAllWaiters();
                }
                assertThat(lock.recursionCount()).isEqualTo(depth);
                IntStream.range(0, depth).forEach(n -> lock.release());
            }
        });
        assertThat(lock.isLocked()).isFalse();
    }

    @Test
    void barrierRoundAfterRound() throws Exception {
        AtomicInteger rounds = new AtomicInteger();
        Barrier barrier =
                new Barrier(THREADS, rounds::incrementAndGet, object("barrier", "Barrier", Map.of("parties", THREADS)));
        plays((number, random) -> {
            for (int i = 0; i < 10_000; i++) {
                barrier.await();
                assertThat(rounds.get()).isBetween(i + 1, i + 2);
            }
        });
        assertThat(rounds).hasValue(10_000);
    }

    @Test
    void barrierThatIsBrokenAndResetAllTheTime() throws Exception {
        Barrier barrier = new Barrier(3, () -> {}, object("barrier", "Barrier", Map.of("parties", 3)));
        AtomicInteger broken = new AtomicInteger();
        plays((number, random) -> {
            for (int i = 0; i < 8_000; i++) {
                try {
                    switch (random.nextInt(8)) {
                        case 0 -> barrier.abort();
                        case 1, 2 -> barrier.reset();
                        default -> barrier.await(SHORT);
                    }
                } catch (BrokenBarrierError error) {
                    broken.incrementAndGet();
                }
            }
        });
        assertThat(broken.get()).isPositive();
    }

    @Test
    void latchAfterLatch() throws Exception {
        List<Latch> latches = IntStream.range(0, 200)
                .mapToObj(i -> new Latch(THREADS, object("latch " + i, "Latch", Map.of("initial", THREADS))))
                .toList();
        plays((number, random) -> {
            for (Latch latch : latches) {
                latch.countDown();
                latch.await();
            }
        });
    }

    @Test
    void queuesOfEveryOrder() throws Exception {
        Queue<Integer> fifo = new Queue<>(3, false, object("fifo", "Queue", Map.of("capacity", 3)));
        Queue<Integer> lifo = new LifoQueue<>(3, false, object("lifo", "LifoQueue", Map.of("capacity", 3)));
        Queue<Integer> heap =
                new PriorityQueue<>(3, null, true, object("heap", "PriorityQueue", Map.of("capacity", 3)));
        SimpleQueue<Integer> simple = new SimpleQueue<>(object("simple", "SimpleQueue", Map.of("capacity", 0)));
        plays((number, random) -> {
            for (int i = 0; i < 10_000; i++) {
                Queue<Integer> queue = i % 5 == 0 ? heap : i % 2 == 0 ? lifo : fifo;
                if (number % 2 == 0) {
                    queue.put(random.nextInt(100));
                    simple.put(i);
                } else {
                    queue.get();
                    queue.taskDone();
                    simple.get();
                }
            }
        });
        assertThat(fifo.unfinished() + lifo.unfinished() + heap.unfinished()).isZero();
    }

    @Test
    void queueThatIsShutDownInTheMiddle() throws Exception {
        List<Queue<Integer>> queues = IntStream.range(0, 300)
                .mapToObj(i -> new Queue<Integer>(2, i % 2 == 0, object("q" + i, "Queue", Map.of("capacity", 2))))
                .toList();
        plays((number, random) -> {
            for (Queue<Integer> queue : queues) {
                try {
                    for (int i = 0; i < 60; i++) {
                        use(queue, number, random);
                    }
                    queue.shutdown(random.nextBoolean());
                } catch (ShutDown end) {
                    assertThat(queue.isFull()).isIn(true, false);
                }
            }
        });
    }

    private static void use(Queue<Integer> queue, int number, SplittableRandom random) {
        try {
            if (number % 2 == 0) {
                queue.put(random.nextInt(100), SHORT);
            } else {
                queue.get(SHORT);
            }
        } catch (Full | Empty late) {
            assertThat(queue.capacity()).isEqualTo(2);
        }
    }

    @Test
    void poolAndDataOfEachThread() throws Exception {
        PerThread data = new PerThread(mine -> mine.set("n", 0), object("data", "PerThread", Map.of()));
        plays((number, random) -> {
            Pool pool = new Pool(2, this::start, object("pool " + number, "Pool", Map.of("capacity", 0)));
            List<Integer> items = IntStream.range(0, 2_000).boxed().toList();
            assertThat(pool.map(n -> n + 1, items))
                    .isEqualTo(IntStream.rangeClosed(1, 2_000).boxed().toList());
            AtomicInteger sum = new AtomicInteger();
            pool.imapUnordered(n -> n, items, sum::addAndGet);
            assertThat(sum).hasValue(1_999_000);
            for (int i = 0; i < 2_000; i++) {
                data.set("n", (Integer) data.get("n") + 1);
            }
            assertThat(data.get("n")).isEqualTo(2_000);
            pool.shutdown();
        });
    }

    private void plays(Part part) throws IOException, InterruptedException {
        Log log = Log.create(directory.resolve("r1.cborseq"), SmallLog.header());
        History history = new History(cast);
        List<Throwable> errors = new ArrayList<>();
        Capture capture = new Capture("log", recorder, cast, log, history, System::nanoTime);
        capture.start();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            int number = i;
            threads.add(thread("Actor " + i, () -> part.play(number, new SplittableRandom(number)), errors));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        for (Thread thread : others) {
            thread.join();
        }
        capture.finish("Over.", "finished", Map.of());
        assertThat(capture.failure()).isNull();
        assertThat(errors).isEmpty();
        history.checkEverybodyEnded();
        assertThat(history.events()).isEqualTo(recorder.claimed()).isPositive();
    }

    private void start(String name, Runnable body) {
        synchronized (others) {
            Thread thread = thread(name + " of " + Actor.current().name(), body, new ArrayList<>());
            others.add(thread);
            thread.start();
        }
    }

    private Thread thread(String name, Runnable body, List<Throwable> errors) {
        Actor actor = new Actor(cast.addActor(name, "thread").id(), name);
        return new Thread(() -> actor.play(() -> {
            record(Kind.STARTED, actor);
            try {
                body.run();
            } catch (Throwable error) {
                synchronized (errors) {
                    errors.add(error);
                }
            }
            record(Kind.ENDED, actor);
        }));
    }

    private Probe object(String name, String type, Map<String, Object> attributes) {
        return new Probe(
                recorder, Gate.OPEN, cast.addObject(name, type, attributes).id());
    }

    private void record(Kind kind, Actor actor) {
        recorder.record(kind, actor, Probe.NO_OBJECT, 0, null, null, false);
    }
}
