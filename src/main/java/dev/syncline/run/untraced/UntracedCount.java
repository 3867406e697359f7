package dev.syncline.run.untraced;

import dev.syncline.process.os.BackgroundThread;
import dev.syncline.python.program.UntracedProgram;
import dev.syncline.python.program.UntracedProgram.Ended;
import dev.syncline.run.Run;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The program of a run, run again and again without the tracer. Thread-safe.
 *
 * <p>The first program runs alone. If it left the processor alone most of the time, as programs do that sleep, several of the
 * others run side by side: as many as keep half of a processor busy together. Those that compute would disturb each other, so they
 * run one after the other.
 */
public final class UntracedCount {
    /** How many programs are to be run. */
    public static final int TIMES = 20;

    private static final System.Logger LOGGER = System.getLogger(UntracedCount.class.getName());
    private static final int AT_ONCE = 8;
    private static final double MOST_LOAD = 0.5;
    private static final Duration STOPPING = Duration.ofSeconds(10);

    /** For how much longer than one program may take new ones are started: one that hangs is not to stay the only one. */
    private static final Duration MORE = Duration.ofSeconds(5);

    /** Starts the program once more. */
    interface Starter {
        UntracedProgram start(String name) throws IOException;
    }

    private final Run run;
    private final Starter starter;
    private final Duration longest;
    private final Map<Result, Integer> results = new LinkedHashMap<>();
    private final Collection<UntracedProgram> live = ConcurrentHashMap.newKeySet();
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile CountState state = CountState.RUNNING;
    private volatile @Nullable String traced;
    private long end;
    private int begun;
    private int done;
    private boolean stopping;
    private boolean failed;

    /**
     * Counts what the program of {@code run} prints, once it is told to {@link #begin}.
     *
     * @param longest how long one program may take
     */
    UntracedCount(Run run, Starter starter, Duration longest) {
        this.run = run;
        this.starter = starter;
        this.longest = longest;
    }

    /** The id of the run whose program it is. */
    public String run() {
        return run.id();
    }

    /** Its state. */
    public CountState state() {
        return state;
    }

    /** How many programs have ended. */
    public synchronized int done() {
        return done;
    }

    /** What they printed at their end, the most frequent first. */
    public synchronized List<ResultCount> results() {
        return results.entrySet().stream()
                .map(each -> new ResultCount(each.getKey().line(), each.getKey().ending(), each.getValue()))
                .sorted(Comparator.comparingInt(ResultCount::count).reversed())
                .toList();
    }

    /** The last line that the run itself printed, traced; null if it did not end by itself, or that is not known yet. */
    public @Nullable String traced() {
        return traced;
    }

    /** Begins, and returns at once. */
    void begin() throws IOException {
        BackgroundThread.start(name(0), this::play);
    }

    /** Kills what runs, and returns when it has ended, or after some seconds. */
    public void stop() {
        synchronized (this) {
            stopping = true;
        }
        live.forEach(UntracedProgram::kill);
        try {
            over.await(STOPPING.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void play() {
        try {
            traced = TracedResult.lastLine(run);
            end = System.nanoTime() + longest.plus(MORE).toNanos();
            Ended first = playOne();
            if (first != null) {
                playTheOthers(first.load());
            }
        } catch (IOException | RuntimeException e) {
            fail(e);
        } finally {
            state = stateAtEnd();
            over.countDown();
        }
    }

    private synchronized void fail(Exception why) {
        failed = true;
        if (!stopping) {
            LOGGER.log(System.Logger.Level.WARNING, "The program of run " + run.id() + " was not counted", why);
        }
    }

    private synchronized CountState stateAtEnd() {
        if (stopping) {
            return CountState.STOPPED;
        }
        return failed ? CountState.FAILED : CountState.FINISHED;
    }

    private void playTheOthers(double load) throws IOException {
        int width = (int) Math.max(1, Math.min(AT_ONCE, MOST_LOAD / Math.max(load, MOST_LOAD / AT_ONCE)));
        List<Thread> others = new ArrayList<>();
        try {
            for (int i = 1; i < width; i++) {
                others.add(BackgroundThread.start(name(i), this::playSome));
            }
            playSome();
        } finally {
            others.forEach(UntracedCount::join);
        }
    }

    private void playSome() {
        try {
            while (playOne() != null) {
                // and the next
            }
        } catch (IOException | RuntimeException e) {
            fail(e);
        }
    }

    /** Runs the program once more and counts what it printed; null if no more are to be run. */
    private @Nullable Ended playOne() throws IOException {
        UntracedProgram program = next();
        if (program == null) {
            return null;
        }
        try (program) {
            Ended ended = program.await(longest);
            count(ended);
            return ended;
        } finally {
            live.remove(program);
        }
    }

    private synchronized @Nullable UntracedProgram next() throws IOException {
        if (stopping || failed || begun == TIMES || System.nanoTime() - end > 0) {
            return null;
        }
        UntracedProgram program = starter.start("%s-%d".formatted(run.id(), begun));
        begun++;
        live.add(program);
        return program;
    }

    /** Counts a program, unless it was killed by the stop. */
    private synchronized void count(Ended ended) {
        if (!stopping) {
            results.merge(Result.of(ended, longest.toSeconds()), 1, Integer::sum);
            done++;
        }
    }

    private String name(int number) {
        return "Untraced %d [%s]".formatted(number, run.id());
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
