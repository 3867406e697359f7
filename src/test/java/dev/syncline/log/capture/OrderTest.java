package dev.syncline.log.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.log.EntityTable;
import dev.syncline.log.Log;
import dev.syncline.log.SmallLog;
import dev.syncline.log.export.ChromeTrace;
import dev.syncline.log.history.History;
import dev.syncline.primitive.BoundedSemaphore;
import dev.syncline.primitive.Event;
import dev.syncline.primitive.Lock;
import dev.syncline.primitive.Queue;
import dev.syncline.primitive.RLock;
import dev.syncline.primitive.SharedVariable;
import dev.syncline.primitive.error.Empty;
import dev.syncline.primitive.error.Full;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Gate;
import dev.syncline.trace.Killed;
import dev.syncline.trace.Kind;
import dev.syncline.trace.ObjectType;
import dev.syncline.trace.Probe;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real threads on real primitives, through a ring that is far too small: every prefix of the log is legal. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OrderTest {
    private static final int THREADS = 6;
    private static final int ROUNDS = 2_500;

    @TempDir
    Path directory;

    private final EntityTable entities = new EntityTable();
    private final Recorder recorder = new Recorder(System::nanoTime, 256);
    private final Lock lock = new Lock(false, object("lock", ObjectType.LOCK, Map.of()));
    private final RLock rLock = new RLock(true, object("rlock", ObjectType.RLOCK, Map.of()));
    private final BoundedSemaphore pool =
            new BoundedSemaphore(2, false, object("pool", ObjectType.BOUNDED_SEMAPHORE, Map.of("initial", 2)));
    private final Event event = new Event(object("event", ObjectType.EVENT, Map.of()));
    private final Queue<Integer> queue =
            new Queue<>(3, false, object("queue", ObjectType.QUEUE, Map.of("capacity", 3)));
    private final SharedVariable counter =
            new SharedVariable(0, object("counter", ObjectType.SHARED_VARIABLE, Map.of()));

    @Test
    void isLegalFromTheFirstEventToTheLastThoughSomeActorsAreKilled() throws IOException, InterruptedException {
        Log log = Log.create(directory.resolve("r1.cborseq"), SmallLog.header());
        History live = new History(entities);
        LogWriter writer = new LogWriter("log", recorder, entities, log, live, System::nanoTime);
        writer.start();
        List<Actor> actors = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            Actor actor = new Actor(entities.addActor("Actor " + i, "thread").id(), "Actor " + i);
            int seed = i;
            actors.add(actor);
            threads.add(new Thread(() -> actor.run(() -> live(actor, seed))));
        }
        threads.forEach(Thread::start);
        threads.get(0).join();
        actors.forEach(Actor::kill);
        for (Thread thread : threads) {
            thread.join();
        }
        writer.finish("Over.", "stopped", Map.of());

        assertThat(writer.failure()).isNull();
        assertThat(live.events()).isEqualTo(recorder.claimed()).isGreaterThan(10_000);
        live.checkAllEnded();
        History replayed = new History(log.entities());
        log.replay(0, replayed);
        assertThat(replayed.events()).isEqualTo(live.events());
        ChromeTrace.of(log).check();
    }

    private void live(Actor actor, int seed) {
        record(Kind.STARTED, actor, 0);
        try {
            SplittableRandom random = new SplittableRandom(seed);
            for (int i = 0; seed > 0 || i < ROUNDS; i++) {
                play(random.nextInt(6), random.nextInt(100));
            }
            record(Kind.ENDED, actor, 0);
        } catch (Killed killed) {
            record(Kind.ENDED, actor, -1);
        }
    }

    private void play(int what, int number) {
        switch (what) {
            case 0 -> {
                lock.acquire();
                counter.write(counter.read() + 1);
                lock.release();
            }
            case 1 -> {
                rLock.acquire();
                rLock.acquire();
                rLock.release();
                rLock.release();
            }
            case 2 -> {
                if (pool.acquire(Duration.ofNanos(number * 1_000L))) {
                    pool.release();
                }
            }
            case 3 -> {
                event.set();
                event.await(Duration.ofNanos(number * 1_000L));
                event.clear();
            }
            case 4 -> {
                try {
                    queue.put(number, Duration.ofNanos(number * 1_000L));
                } catch (Full full) {
                    event.set();
                }
            }
            default -> {
                try {
                    queue.getNowait();
                    queue.taskDone();
                } catch (Empty empty) {
                    if (lock.tryAcquire()) {
                        lock.release();
                    }
                }
            }
        }
    }

    private Probe object(String name, ObjectType type, Map<String, Object> attributes) {
        return new Probe(
                recorder, Gate.OPEN, entities.addObject(name, type, attributes).id());
    }

    private void record(Kind kind, Actor actor, int value) {
        recorder.record(kind, actor, Probe.NONE, value, null, null, false);
    }
}
