package dev.syncline.run.series;

import dev.syncline.run.RunRegistry;
import dev.syncline.run.spec.LimitExceeded;
import dev.syncline.run.spec.SeriesSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The series of this server. Only one is active at a time, because two would disturb each other, and what is measured
 * is how often threads get in each other's way. Thread-safe.
 */
public final class SeriesRegistry implements AutoCloseable {
    /** How many series are known; the oldest is forgotten first, and its runs stay. */
    private static final int MAX = 20;

    private final RunRegistry runs;
    private final Duration longestRun;
    private final Map<String, Series> all = new LinkedHashMap<>();

    /**
     * Keeps the runs that are for replay among {@code runs}.
     *
     * @param longestRun how long one run may take on the machine's clock before it is stopped
     */
    public SeriesRegistry(RunRegistry runs, Duration longestRun) {
        this.runs = runs;
        this.longestRun = longestRun;
    }

    /** How long one run may take on the machine's clock before it is stopped. */
    public Duration longestRun() {
        return longestRun;
    }

    /**
     * Starts a series.
     *
     * @throws LimitExceeded if another one is active
     */
    public synchronized Series start(SeriesSpec spec) {
        if (all.values().stream().anyMatch(series -> series.state() == SeriesState.RUNNING)) {
            throw new LimitExceeded(
                    "A series is already going, and two would disturb each other; stop it first, or wait.");
        }
        if (all.size() >= MAX) {
            all.remove(all.keySet().iterator().next());
        }
        Series series = new Series(spec, runs, longestRun);
        all.put(series.id(), series);
        series.begin();
        return series;
    }

    /** Every series that is live or known, the newest first. */
    public synchronized List<Series> all() {
        List<Series> newestFirst = new ArrayList<>(all.values());
        Collections.reverse(newestFirst);
        return newestFirst;
    }

    /** The series of this id. */
    public synchronized Optional<Series> find(String id) {
        return Optional.ofNullable(all.get(id));
    }

    /** Stops a series if necessary, and discards it and the runs that it kept; returns whether there was one. */
    public boolean discard(String id) {
        Optional<Series> series = find(id);
        series.ifPresent(found -> {
            found.stop();
            found.outcomeCounts().forEach(outcomeCount -> outcomeCount.runs().forEach(runs::discard));
            synchronized (this) {
                all.remove(id);
            }
        });
        return series.isPresent();
    }

    /** Stops the active series. */
    @Override
    public void close() {
        List<Series> left;
        synchronized (this) {
            left = new ArrayList<>(all.values());
        }
        left.forEach(Series::stop);
    }
}
