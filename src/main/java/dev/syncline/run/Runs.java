package dev.syncline.run;

import dev.syncline.process.Workers;
import dev.syncline.scenario.Scenario;
import dev.syncline.trace.Header;
import dev.syncline.trace.Log;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** All runs of this server, and those that earlier ones recorded and nobody has discarded. Thread-safe. */
public final class Runs implements AutoCloseable {
    private final Limits limits;
    private final Shelf shelf;
    private final Engines engines = new Engines();
    private final Workers workers;
    private final Map<String, Run> runs = new ConcurrentHashMap<>();
    private boolean closed;

    /**
     * Takes the runs that are on disk, and keeps new ones there.
     *
     * @param directory for the logs; it is made if it is not there
     * @throws UncheckedIOException if the directory cannot be used
     */
    public Runs(Path directory, Limits limits) {
        this.limits = limits;
        this.workers = new Workers(limits.workers());
        this.shelf = new Shelf(directory);
        for (Log log : shelf.logs()) {
            runs.put(log.header().run(), new Run(log));
        }
        discardTheOldest();
    }

    /** The ids of the engines that can run a scenario here; the first is the one to take if nobody says. */
    public List<String> engines() {
        return engines.ids();
    }

    /** Starts workers for the run that is about to be started, so that it need not wait for them; returns at once. */
    public void warmUp() {
        workers.warmUp(0);
    }

    /** The ids of the engines that cannot run anything here, each with a sentence that says why. */
    public Map<String, String> absentEngines() {
        return engines.absent();
    }

    /**
     * Starts a run.
     *
     * @param engine one of {@link #engines()}
     * @param knobs a value for each knob, checked
     * @param seed decides the random numbers of the run
     * @throws IllegalArgumentException if there is no such engine; the message says why
     * @throws TooMuch if as many runs go on as may
     * @throws UncheckedIOException if the log cannot be written
     */
    public Run start(Scenario scenario, String engine, Map<String, Object> knobs, long seed) {
        return start(scenario, engine, knobs, seed, Order.FREE);
    }

    /**
     * Starts a run that begins in its own way.
     *
     * @throws TooMuch if as many runs go on as may
     * @throws UncheckedIOException if the log cannot be written
     */
    public synchronized Run start(Scenario scenario, String engine, Map<String, Object> knobs, long seed, Order order) {
        refuseIfClosed();
        makeRoom();
        Plan plan = new Plan(NewId.next(), scenario, engines.get(engine), Map.copyOf(knobs), seed, order);
        Log log = newLog(plan);
        Execution execution = new Execution(plan, limits, log, workers, this::discardTheOldest);
        Run run = new Run(log, execution);
        runs.put(run.id(), run);
        execution.begin();
        return run;
    }

    /**
     * Starts one run of a series. It is not among the runs, and whoever starts it must {@link #keep} it or delete its log.
     *
     * @param longest how long it may take on the machine's clock; a deadlock ends it at once
     * @throws TooMuch if the server is shutting down
     * @throws UncheckedIOException if the log cannot be written
     */
    synchronized Run startTrial(SeriesPlan series, long seed, Duration longest) {
        refuseIfClosed();
        Plan plan = new Plan(
                NewId.next(), series.scenario(), engines.get(series.engine()), series.knobs(), seed, Order.FREE);
        Log log = newLog(plan);
        Execution execution = new Execution(plan, limits.unattended(longest), log, workers, () -> {});
        execution.steering().speed(series.speed());
        execution.begin();
        return new Run(log, execution);
    }

    /** Puts a run of a series, which is over, among the others. */
    void keep(Run trial) {
        runs.put(trial.id(), trial);
        discardTheOldest();
    }

    /** The run of this id. */
    public Optional<Run> find(String id) {
        return Optional.ofNullable(runs.get(id));
    }

    /** All runs, the newest first. */
    public List<Run> all() {
        return runs.values().stream()
                .sorted(Comparator.comparing(Run::started)
                        .thenComparing(Run::id)
                        .reversed())
                .toList();
    }

    /** Stops a run if need be, and removes its log; returns whether there was one. */
    public boolean discard(String id) {
        Run run = runs.get(id);
        if (run == null) {
            return false;
        }
        run.stop("Discarded.");
        if (runs.remove(id, run)) {
            run.log().delete();
        }
        return true;
    }

    /** Stops all runs and closes their logs. */
    @Override
    public void close() {
        List<Run> all;
        synchronized (this) {
            closed = true;
            all = all();
        }
        all.forEach(run -> run.stop("Stopped with the server."));
        workers.close();
        all.forEach(run -> run.log().close());
        shelf.close();
    }

    private void refuseIfClosed() {
        if (closed) {
            throw new TooMuch("The server is shutting down.");
        }
    }

    private Log newLog(Plan plan) {
        return shelf.newLog(new Header(
                plan.id(),
                plan.scenario().id(),
                plan.engine().id(),
                plan.knobs(),
                plan.seed(),
                System.currentTimeMillis()));
    }

    /** Ends the oldest deadlocked run, whose threads are only there to be looked at, if there is no place left. */
    private void makeRoom() {
        List<Run> live = all().stream().filter(Run::live).toList();
        if (live.size() < limits.runsAtOnce()) {
            return;
        }
        Run oldest = live.stream()
                .filter(run -> run.state() == RunState.DEADLOCKED)
                .reduce((newer, older) -> older)
                .orElseThrow(() -> new TooMuch(
                        "%d runs go on already, which is the limit; stop one first.".formatted(live.size())));
        oldest.stop("Stopped to make room for another run.");
    }

    private void discardTheOldest() {
        List<Run> over = all().stream().filter(run -> !run.live()).toList();
        List<Run> tooMany = new ArrayList<>();
        long bytes = 0;
        for (int i = 0; i < over.size(); i++) {
            bytes += size(over.get(i));
            if (i >= limits.keptRuns() || bytes > limits.keptBytes()) {
                tooMany.add(over.get(i));
            }
        }
        tooMany.forEach(run -> discard(run.id()));
    }

    private static long size(Run run) {
        try {
            return Files.size(run.log().file());
        } catch (IOException e) {
            return 0;
        }
    }
}
