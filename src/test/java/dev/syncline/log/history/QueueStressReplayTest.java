package dev.syncline.log.history;

import static dev.syncline.log.capture.StressArena.THREADS;
import static dev.syncline.log.capture.StressArena.dawdle;
import static dev.syncline.log.capture.StressArena.rounds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncline.log.EventSink;
import dev.syncline.log.capture.StressArena;
import dev.syncline.primitive.Future;
import dev.syncline.primitive.LifoQueue;
import dev.syncline.primitive.PerThread;
import dev.syncline.primitive.Pool;
import dev.syncline.primitive.PriorityQueue;
import dev.syncline.primitive.Queue;
import dev.syncline.primitive.SimpleQueue;
import dev.syncline.primitive.error.Empty;
import dev.syncline.primitive.error.Full;
import dev.syncline.primitive.error.ShutDown;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Kind;
import dev.syncline.trace.ObjectType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Many rounds of real threads on queues, pools and data of each thread; the log of each is replayed for legality. */
@Timeout(value = 2, unit = TimeUnit.HOURS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class QueueStressReplayTest {
    private static final Duration SHORT = Duration.ofNanos(20_000);

    @TempDir
    private Path directory;

    private StressArena arena;

    @BeforeEach
    void prepare() {
        arena = new StressArena(directory);
    }

    @Test
    void queueWithAndWithoutWaiting() throws Exception {
        playsOn("Queue", new Queue<>(3, false, arena.object("queue", ObjectType.QUEUE, Map.of("capacity", 3))));
    }

    @Test
    void queueThatServesInTheOrderOfArrival() throws Exception {
        playsOn("Queue, fair", new Queue<>(3, true, arena.object("queue", ObjectType.QUEUE, Map.of("capacity", 3))));
    }

    @Test
    void lifoQueueWithAndWithoutWaiting() throws Exception {
        playsOn(
                "LifoQueue",
                new LifoQueue<>(3, false, arena.object("queue", ObjectType.LIFO_QUEUE, Map.of("capacity", 3))));
    }

    @Test
    void priorityQueueThatGivesTheSmallestEveryTime() throws Exception {
        playsOn(
                "PriorityQueue",
                new PriorityQueue<>(
                        9, null, false, arena.object("queue", ObjectType.PRIORITY_QUEUE, Map.of("capacity", 9))),
                smallestFirst());
    }

    private void playsOn(String what, Queue<Integer> queue, EventSink... judges) throws Exception {
        arena.plays(
                what,
                rounds(5_000, 1),
                (number, i, random) -> {
                    if (number % 2 == 0) {
                        put(queue, random.nextInt(100), random);
                    } else {
                        take(queue, random);
                        queue.taskDone();
                    }
                },
                judges);
        assertThat(queue.size() + queue.unfinished()).isZero();
    }

    /** Fails at the first item that was taken while a smaller one was there. */
    private static EventSink smallestFirst() {
        TreeMap<Integer, Integer> items = new TreeMap<>();
        return event -> {
            if (event.kind() == Kind.PUT) {
                items.merge(Integer.valueOf(String.valueOf(event.text())), 1, Integer::sum);
            } else if (event.kind() == Kind.TAKEN) {
                assertThat(event.text()).as("event %d", event.seq()).isEqualTo(String.valueOf(items.firstKey()));
                items.computeIfPresent(items.firstKey(), (item, count) -> count == 1 ? null : count - 1);
            }
        };
    }

    @Test
    void simpleQueueWithAndWithoutWaiting() throws Exception {
        SimpleQueue<Integer> queue =
                new SimpleQueue<>(arena.object("queue", ObjectType.SIMPLE_QUEUE, Map.of("capacity", 0)));
        arena.plays("SimpleQueue", rounds(6_000, 1), (number, i, random) -> {
            if (number % 2 == 0) {
                dawdle(random);
                queue.put(i);
                return;
            }
            try {
                switch (random.nextInt(4)) {
                    case 0 -> queue.getNowait();
                    case 1 -> queue.get(SHORT);
                    default -> queue.get();
                }
            } catch (Empty empty) {
                queue.get();
            }
        });
        assertThat(queue.isEmpty()).isTrue();
    }

    @Test
    void queueThatIsShutDownInTheMiddle() throws Exception {
        int each = 60;
        int rounds = rounds(6_000, each);
        List<Queue<Integer>> queues = IntStream.range(0, rounds / each)
                .mapToObj(i -> new Queue<Integer>(
                        2, i % 2 == 0, arena.object("q" + i, ObjectType.QUEUE, Map.of("capacity", 2))))
                .toList();
        AtomicInteger told = new AtomicInteger();
        arena.plays("Queue, shut down", rounds, (number, i, random) -> {
            Queue<Integer> queue = queues.get(i / each);
            try {
                if (i % each == each - 1) {
                    queue.shutdown(random.nextBoolean());
                } else if (number % 2 == 0) {
                    queue.put(i, SHORT);
                } else {
                    queue.get(SHORT);
                }
            } catch (Full | Empty late) {
                assertThat(queue.capacity()).isEqualTo(2);
            } catch (ShutDown end) {
                told.incrementAndGet();
            }
        });
        assertThat(told.get()).isPositive();
    }

    @Test
    void poolWhoseTasksFailNowAndThen() throws Exception {
        Pool pool = new Pool(2, arena::start, arena.object("pool", ObjectType.POOL, Map.of("capacity", 0)));
        List<Integer> items = List.of(1, 2, 3, 4, 5);
        int rounds = rounds(3_000, 1);
        AtomicInteger late = new AtomicInteger();
        AtomicInteger ended = new AtomicInteger();
        arena.plays("Pool and Future", rounds, (number, i, random) -> {
            switch (random.nextInt(8)) {
                case 0 -> assertThat(pool.map(n -> n + i, items)).containsExactly(i + 1, i + 2, i + 3, i + 4, i + 5);
                case 1 -> {
                    AtomicInteger sum = new AtomicInteger();
                    pool.imapUnordered(n -> n, items, sum::addAndGet);
                    assertThat(sum).hasValue(15);
                }
                case 2 -> {
                    Future<Integer> future = pool.submit("failing", QueueStressReplayTest::fail);
                    assertThatThrownBy(future::result).isInstanceOf(UnsupportedOperationException.class);
                }
                default ->
                    assertThat(result(pool.submit("task", () -> i), late)).isEqualTo(i);
            }
            if (i == rounds - 1 && ended.incrementAndGet() == THREADS) {
                pool.shutdown();
            }
        });
        assertThat(late.get()).isPositive();
    }

    @Test
    void dataOfEachThread() throws Exception {
        PerThread data = new PerThread(mine -> mine.set("n", 0), arena.object("data", ObjectType.PER_THREAD, Map.of()));
        arena.plays("PerThread", rounds(6_000, 1), (number, i, random) -> {
            assertThat(data.get("n")).isEqualTo(i);
            data.set("n", i + 1);
            if (i == 0) {
                assertThatThrownBy(() -> data.get("missing")).isInstanceOf(NoSuchElementException.class);
                data.set("name", Actor.current().name());
            }
            assertThat(data.get("name")).isEqualTo("Actor " + number);
        });
    }

    private static Integer fail() {
        throw new UnsupportedOperationException("not this one");
    }

    private static int result(Future<Integer> future, AtomicInteger late) {
        try {
            return future.result(SHORT);
        } catch (TimeoutException notYet) {
            late.incrementAndGet();
            return future.result();
        }
    }

    private static void put(Queue<Integer> queue, int item, SplittableRandom random) {
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

    private static void take(Queue<Integer> queue, SplittableRandom random) {
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
}
