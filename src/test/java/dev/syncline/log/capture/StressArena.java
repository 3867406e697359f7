package dev.syncline.log.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.log.EntityTable;
import dev.syncline.log.EventSink;
import dev.syncline.log.Log;
import dev.syncline.log.SmallLog;
import dev.syncline.log.history.History;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Gate;
import dev.syncline.trace.Kind;
import dev.syncline.trace.ObjectType;
import dev.syncline.trace.Probe;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Runs many rounds on traced primitives with real threads, as fast as possible. The events go into a file, and the log
 * in that file is then checked for legality, event by event.
 *
 * <p>A test is short by default. With {@code -Dsyncline.stress.rounds=1000000} it runs a million rounds, on all threads
 * together, and prints its figures.
 */
public final class StressArena {
    /** The number of threads. */
    public static final int THREADS = 6;

    private static final int ROUNDS = Integer.getInteger("syncline.stress.rounds", 0);
    private static final int PATIENCE_SECONDS = 120;
    private static final int MIN_ROUNDS_PER_SECOND = 1_000;
    private static final EventSink NOBODY_WATCHES = event -> {};

    private final Path directory;
    private final EntityTable entities = new EntityTable();
    private final Recorder recorder = new Recorder(System::nanoTime, 4096);
    // Its monitor guards both: a thread may start others, and any of them may fail.
    private final List<Thread> threads = new ArrayList<>();
    private final List<Throwable> errors = new ArrayList<>();

    /** What each thread does repeatedly. */
    @FunctionalInterface
    public interface Round {
        /** Runs round {@code i} as thread {@code number}, with its own random numbers. */
        void play(int number, int i, SplittableRandom random);
    }

    /** Prepares an arena that keeps its log in {@code directory}. */
    public StressArena(Path directory) {
        this.directory = directory;
    }

    /** The number of rounds of each thread: {@code usual} by default, and always a multiple of {@code of}. */
    public static int rounds(int usual, int of) {
        int wanted = ROUNDS == 0 ? usual : ROUNDS / THREADS + 1;
        return (wanted + of - 1) / of * of;
    }

    /** Pauses for a moment, now and then, so that other threads run in between. */
    public static void dawdle(SplittableRandom random) {
        if (random.nextInt(32) == 0) {
            LockSupport.parkNanos(1);
        }
    }

    /** Registers an object, and returns the probe of its primitive. */
    public Probe object(String name, ObjectType type, Map<String, Object> attributes) {
        return new Probe(
                recorder, Gate.OPEN, entities.addObject(name, type, attributes).id());
    }

    /**
     * Runs this many rounds on every thread, and waits until they, and the threads that they started, have ended. Then
     * it replays the log, which fails at the first impossible event.
     *
     * @param what the name of the primitive, for the figures
     * @param judges check the log as well
     */
    public void plays(String what, int rounds, Round round, EventSink... judges)
            throws IOException, InterruptedException {
        try (Log log = Log.create(directory.resolve("r1.cborseq"), SmallLog.header())) {
            long begin = System.nanoTime();
            LogWriter writer = new LogWriter("log", recorder, entities, log, NOBODY_WATCHES, System::nanoTime);
            writer.start();
            for (int i = 0; i < THREADS; i++) {
                int number = i;
                start("Actor " + i, () -> playAll(number, rounds, round));
            }
            joinAll(PATIENCE_SECONDS + rounds / MIN_ROUNDS_PER_SECOND);
            writer.finish("Over.", "finished", Map.of());
            double seconds = (System.nanoTime() - begin) / 1e9;
            assertThat(writer.failure()).isNull();
            long waits = replay(log, judges);
            if (ROUNDS > 0) {
                String figures = "%s: %,d rounds, %,d events, %,d of them waits and none impossible, %.1f s.";
                System.out.println(
                        figures.formatted(what, (long) rounds * THREADS, recorder.claimed(), waits, seconds));
            }
        }
    }

    /** Starts a thread that runs as an actor of this name. */
    public void start(String name, Runnable body) {
        Actor actor = new Actor(entities.addActor(name, "thread").id(), name);
        Thread thread = new Thread(() -> actor.run(() -> run(actor, body)), name);
        thread.setDaemon(true);
        synchronized (this) {
            threads.add(thread);
        }
        thread.start();
    }

    private static void playAll(int number, int rounds, Round round) {
        SplittableRandom random = new SplittableRandom(number);
        for (int i = 0; i < rounds; i++) {
            round.play(number, i, random);
        }
    }

    private void run(Actor actor, Runnable body) {
        record(Kind.STARTED, actor);
        try {
            body.run();
        } catch (Throwable error) {
            synchronized (this) {
                errors.add(error);
            }
        }
        record(Kind.ENDED, actor);
    }

    private void joinAll(int seconds) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        for (int i = 0; i < started().size(); i++) {
            Thread thread = started().get(i);
            TimeUnit.NANOSECONDS.timedJoin(thread, Math.max(1, deadline - System.nanoTime()));
        }
        synchronized (this) {
            assertThat(errors).isEmpty();
        }
        assertThat(started()).as("whoever has not ended").noneMatch(Thread::isAlive);
    }

    private synchronized List<Thread> started() {
        return List.copyOf(threads);
    }

    /** Replays the log and returns the number of waits in it. */
    private long replay(Log log, EventSink... judges) {
        History history = new History(entities);
        log.replay(0, history);
        history.checkAllEnded();
        assertThat(history.events()).isEqualTo(recorder.claimed()).isPositive();
        for (EventSink grader : judges) {
            log.replay(0, grader);
        }
        long[] waits = new long[1];
        log.replay(0, event -> waits[0] += event.kind() == Kind.WAITING ? 1 : 0);
        return waits[0];
    }

    private void record(Kind kind, Actor actor) {
        recorder.record(kind, actor, Probe.NONE, 0, null, null, false);
    }
}
