package dev.syncline.run;

import dev.syncline.log.Log;
import dev.syncline.process.worker.Workers;
import dev.syncline.python.interpreter.Interpreter;
import dev.syncline.python.interpreter.Interpreters;
import dev.syncline.run.actor.ThreadStarter;
import dev.syncline.run.recording.RefusedLog;
import dev.syncline.run.spec.Engines;
import dev.syncline.run.spec.ForeignProgram;
import dev.syncline.run.spec.LimitExceeded;
import dev.syncline.run.spec.Limits;
import dev.syncline.run.spec.RunSpec;
import dev.syncline.run.spec.SeriesSpec;
import dev.syncline.run.spec.StartMode;
import dev.syncline.scenario.Scenario;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All runs of this server, and those of earlier servers that have not been discarded. Thread-safe. */
public final class RunRegistry implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(RunRegistry.class);
    private static final Duration CLOSING = Duration.ofSeconds(3);

    private final Limits limits;
    private final RunParts parts;
    private final LogDirectory logDirectory;
    private final Workers workers;
    private final Interpreters interpreters;
    private final RunFactory factory;
    private final Engines engines;
    private final Map<String, Run> runs = new ConcurrentHashMap<>();
    /** The run of each scenario that was started last by this server, but for those of series. */
    private final Map<String, String> newest = new ConcurrentHashMap<>();

    private boolean closed;

    /** The same with workers that wait as long as usual, and the interpreters of this machine. */
    public RunRegistry(Path directory, Limits limits) {
        this(directory, limits, Workers.WARM_TIME, new Interpreters(List.of()));
    }

    /**
     * Opens the runs that are on disk, and keeps new ones there.
     *
     * @param directory for the logs; it is created if necessary
     * @param warmTime how long idle worker processes wait for the next run before they exit; zero if none are to wait
     * @param interpreters in which Python programs are run
     * @throws UncheckedIOException if the directory cannot be used
     */
    public RunRegistry(Path directory, Limits limits, Duration warmTime, Interpreters interpreters) {
        this(directory, limits, warmTime, interpreters, RunParts.USUAL);
    }

    /** The same, with {@code parts} for every run. */
    RunRegistry(Path directory, Limits limits, Duration warmTime, Interpreters interpreters, RunParts parts) {
        this.limits = limits;
        this.interpreters = interpreters;
        this.parts = parts;
        this.logDirectory = new LogDirectory(directory);
        this.workers = new Workers(limits.workers(), warmTime, logDirectory.directory());
        this.factory = new RunFactory(logDirectory, workers, parts);
        this.engines = new Engines(workers::unavailability, interpreters);
        for (Log log : logDirectory.logs()) {
            runs.put(log.header().run(), new Run(log));
        }
        discardTheOldest();
    }

    /** The ids of the engines that can run a scenario here; the first is the default. */
    public List<String> engines() {
        return engines.ids();
    }

    /** Starts workers for a run that is likely soon, so that it need not wait for them; returns at once. */
    public void warmUp() {
        workers.warmUp(0);
    }

    /** Finds out, in the background, whether there can be worker processes; then {@link #absentEngines()} has the answer. */
    public CompletableFuture<?> probeWorkers() {
        return workers.probe();
    }

    /** Finds out again, because what was missing may be there now; returns at once. */
    @SuppressWarnings("FutureReturnValueIgnored") // a later request for the engines shows it
    public void probeWorkersAgain() {
        workers.probe();
    }

    /** Looks for interpreters in which Python programs can be run, in the background. */
    public CompletableFuture<?> searchInterpreters() {
        return interpreters.search();
    }

    /** The interpreters that were found, the best first. */
    public List<Interpreter> interpreters() {
        return engines.interpreters();
    }

    /** How many worker processes there are, busy or warm. */
    public int workers() {
        return workers.size();
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
     * @throws LimitExceeded if the limit of live runs is reached
     * @throws UncheckedIOException if the log cannot be written
     */
    public Run start(Scenario scenario, String engine, Map<String, Object> knobs, long seed) {
        return start(scenario, engine, knobs, seed, StartMode.FREE);
    }

    /**
     * Starts a run with a forced order, or paused.
     *
     * @throws LimitExceeded if the limit of live runs is reached
     * @throws UncheckedIOException if the log cannot be written
     */
    public synchronized Run start(
            Scenario scenario, String engine, Map<String, Object> knobs, long seed, StartMode order) {
        refuseIfClosed();
        KeptRuns.makeRoom(all(), limits);
        RunSpec spec = new RunSpec(NewId.next(), scenario, engines.get(engine), Map.copyOf(knobs), seed, order);
        Run run = factory.make(spec, limits, execution -> {});
        begin(run);
        return run;
    }

    /**
     * Begins a run of a program that was started elsewhere; {@code directory} is told where that finds what it needs to be traced.
     *
     * @throws IOException if there is no such process, or something cannot be made
     */
    public synchronized Run attach(ForeignProgram program, Consumer<Path> directory) throws IOException {
        refuseIfClosed();
        KeptRuns.makeRoom(all(), limits);
        Run run = factory.attach(program, limits, directory);
        begin(run);
        return run;
    }

    private void begin(Run run) {
        runs.put(run.id(), run);
        newest.put(run.scenario(), run.id());
        run.begin(this::ended);
    }

    /**
     * Starts one run of a series. It is not among the runs: the caller must {@link #keep} it or delete its log.
     *
     * @param longest how long it may take on the machine's clock; it ends at once when it is deadlocked or stalled
     * @throws LimitExceeded if the server is shutting down
     * @throws UncheckedIOException if the log cannot be written
     */
    public synchronized Run startSeriesRun(SeriesSpec series, long seed, Duration longest) {
        refuseIfClosed();
        RunSpec spec = new RunSpec(
                NewId.next(), series.scenario(), engines.get(series.engine()), series.knobs(), seed, StartMode.FREE);
        Run run = factory.make(
                spec,
                limits.unattended(longest),
                execution -> execution.controls().speed(series.speed()));
        run.begin(ended -> {});
        return run;
    }

    /** What starts the threads of series. */
    public ThreadStarter threads() {
        return parts.threads();
    }

    /** Adds a run of a series, which has ended, to the runs. */
    public void keep(Run run) {
        runs.put(run.id(), run);
        discardTheOldest();
    }

    /**
     * Takes over the log of a run that was recorded elsewhere; if it is here already, returns that run.
     *
     * @throws RefusedLog if it is no log that can be shown, or its id is another run's
     * @throws IOException if it cannot be read or written
     */
    public Run take(InputStream log) throws IOException, RefusedLog {
        Run run = new Run(logDirectory.take(log));
        runs.putIfAbsent(run.id(), run);
        discardTheOldest();
        return find(run.id()).orElseThrow(RefusedLog::tooLarge);
    }

    /** The run of this id. */
    public Optional<Run> find(String id) {
        return Optional.ofNullable(runs.get(id)).filter(this::isThere);
    }

    /** The run of this scenario that was started last by this server, unless it was discarded; those of series do not count. */
    public Optional<Run> newest(String scenario) {
        return Optional.ofNullable(newest.get(scenario)).flatMap(this::find);
    }

    /** All runs, the newest first. */
    public List<Run> all() {
        return runs.values().stream()
                .filter(this::isThere)
                .sorted(Comparator.comparing(Run::started)
                        .thenComparing(Run::id)
                        .reversed())
                .toList();
    }

    /** Whether the run exists; an ended run whose log was deleted from outside is forgotten. */
    private boolean isThere(Run run) {
        boolean isThere = run.live() || run.log().isThere();
        if (!isThere && runs.remove(run.id(), run)) {
            LOGGER.warn(
                    "{} was deleted from outside, so run {} no longer exists.",
                    run.log().file(),
                    run.id());
            LogDirectory.close(run.log());
        }
        return isThere;
    }

    /** Stops a run if necessary, and deletes its log; returns whether there was one. */
    public boolean discard(String id) {
        Run run = runs.get(id);
        if (run == null) {
            return false;
        }
        run.stop("Discarded.");
        if (runs.remove(id, run) && !run.live()) {
            run.log().delete();
        }
        return true;
    }

    /** Stops all runs and closes their logs; what does not end within some seconds is left to the end of the process. */
    @Override
    public void close() {
        List<Run> all;
        synchronized (this) {
            closed = true;
            all = all();
        }
        all.forEach(run -> run.end("Stopped with the server."));
        long end = System.nanoTime() + CLOSING.toNanos();
        all.forEach(run -> run.awaitEnd(Duration.ofNanos(end - System.nanoTime())));
        try {
            workers.close();
            factory.close();
        } catch (IOException e) {
            LOGGER.warn("The directory for Python programs was not removed; the next server will try again", e);
        } finally {
            all.stream().filter(run -> !run.live()).forEach(run -> LogDirectory.close(run.log()));
            logDirectory.close();
        }
    }

    private void refuseIfClosed() {
        if (closed) {
            throw new LimitExceeded("The server is shutting down.");
        }
    }

    private void discardTheOldest() {
        KeptRuns.tooMany(all(), limits).forEach(run -> discard(run.id()));
    }

    /** Deletes the log of a run that was discarded before it had ended, and discards runs beyond the limits. */
    private void ended(Run run) {
        if (runs.get(run.id()) != run) {
            run.log().delete();
        }
        discardTheOldest();
    }
}
