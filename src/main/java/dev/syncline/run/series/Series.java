package dev.syncline.run.series;

import dev.syncline.run.NewId;
import dev.syncline.run.Run;
import dev.syncline.run.RunRegistry;
import dev.syncline.run.spec.SeriesSpec;
import dev.syncline.trace.Uninterruptible;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The same scenario with the same knobs, run again and again: one run after the other, on real threads every time.
 *
 * <p>Thread-safe. A thread of its own starts the runs; {@code this} guards the current run, and whether another may be
 * started.
 */
public final class Series {
    private static final Logger LOGGER = LoggerFactory.getLogger(Series.class);
    private static final int SEEDS = 1_000_000;
    private static final Duration STOPPING = Duration.ofSeconds(10);

    private final String id = NewId.next();
    private final Instant started = Instant.now();
    private final SeriesSpec spec;
    private final RunRegistry runs;
    private final Duration longestRun;
    private final OutcomeCounts outcomeCounts;
    private final Thread thread;
    private volatile SeriesState state = SeriesState.RUNNING;
    private @Nullable Run current;
    private boolean stopping;

    /** Prepares a series whose runs may take {@code longestRun} each. */
    Series(SeriesSpec spec, RunRegistry runs, Duration longestRun) {
        this.spec = spec;
        this.runs = runs;
        this.longestRun = longestRun;
        this.outcomeCounts = new OutcomeCounts(spec);
        this.thread = new Thread(this::play, "Series [%s]".formatted(id));
        thread.setDaemon(true);
    }

    /** Its id in links. */
    public String id() {
        return id;
    }

    /** When it began. */
    public Instant started() {
        return started;
    }

    /** What it runs. */
    public SeriesSpec spec() {
        return spec;
    }

    /** Its state. */
    public SeriesState state() {
        return state;
    }

    /** Its current run, which is not in any list of runs yet. */
    public synchronized Optional<Run> current() {
        return Optional.ofNullable(current);
    }

    /** How many of its runs have ended and are counted. */
    int done() {
        return outcomeCounts.all().stream().mapToInt(OutcomeCount::count).sum();
    }

    /** How they ended; first the outcomes that the scenario declares. */
    public List<OutcomeCount> outcomeCounts() {
        return outcomeCounts.all();
    }

    /** Ends it, and its current run, which is not counted; returns when both have ended. Does nothing if it is over. */
    public void stop() {
        Run run;
        synchronized (this) {
            stopping = true;
            run = current;
        }
        if (run != null) {
            run.stop("Stopped with its series.");
        }
        join();
    }

    /** Waits until its thread has ended, or for a limited time. */
    private void join() {
        long end = System.nanoTime() + STOPPING.toNanos();
        Uninterruptible.await(() -> TimeUnit.NANOSECONDS.timedJoin(thread, end - System.nanoTime()));
    }

    /** Starts the first run; a series whose thread cannot be started has failed. */
    void begin() {
        try {
            runs.threads().start(thread);
        } catch (RuntimeException | Error e) {
            failed(e);
        }
    }

    private void failed(Throwable error) {
        state = SeriesState.FAILED;
        LOGGER.warn("The series {} of {} broke off", id, spec.scenario().id(), error);
    }

    private void play() {
        long seed = ThreadLocalRandom.current().nextInt(SEEDS);
        try {
            for (int i = 0; i < spec.times(); i++) {
                Run run = next(seed + i);
                if (run == null || !count(run)) {
                    state = SeriesState.STOPPED;
                    return;
                }
            }
            state = SeriesState.FINISHED;
        } catch (RuntimeException | Error e) {
            failed(e);
        }
    }

    /** Starts another run, unless the series is being stopped. */
    private synchronized @Nullable Run next(long seed) {
        current = stopping ? null : runs.startSeriesRun(spec, seed, longestRun);
        return current;
    }

    /** Waits for the end of a run and counts it; returns whether the series continues. */
    private boolean count(Run run) {
        run.awaitEnd();
        boolean counts;
        synchronized (this) {
            counts = !stopping;
            current = null;
        }
        if (counts && outcomeCounts.add(Objects.requireNonNull(run.outcome()), run.id())) {
            runs.keep(run);
        } else {
            run.log().delete();
        }
        return counts;
    }
}
