package dev.syncline.process.worker;

import dev.syncline.process.os.BackgroundThread;
import dev.syncline.process.os.ResourceNames;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The worker processes of this server: it starts them, knows them by their tokens, and keeps a few that wait for their
 * part, so that a run need not wait for them. Thread-safe.
 */
public final class Workers implements AutoCloseable {
    // The monitor guards the quarters and those that are warm. The server begins with nothing: the quarters are made,
    // and the first workers are started, when somebody opens the page of a scenario that wants them, or a run does.

    /** How long unused workers stay warm by default. */
    public static final Duration WARM_TIME = Duration.ofMinutes(5);

    private static final System.Logger LOGGER = System.getLogger(Workers.class.getName());
    private static final int FEWEST_WARM = 4;
    private static final int MOST_WARM = 8;
    private static final long PATIENCE_NANOS = 1_000_000_000;

    private final int most;
    private final long warmNanos;
    private final Path spare;
    private final LongFunction<Executor> later;
    private final SecureRandom random = new SecureRandom();
    private final Map<Long, WorkerConnection> links = new ConcurrentHashMap<>();
    private final Queue<WorkerConnection> warm = new ArrayDeque<>();
    private final WorkerProbe probe = new WorkerProbe(this::startProbe);
    private final List<Lodging> former = new ArrayList<>();
    private @Nullable Lodging lodging;
    private long lastWanted;
    private boolean leaving;
    private boolean closed;

    /** The quarters and the listener that admits workers. */
    private record Lodging(WorkerDirectory workerDirectory, WorkerListener listener) {
        void close() {
            try {
                listener.close();
                workerDirectory.close();
            } catch (IOException e) {
                LOGGER.log(
                        System.Logger.Level.WARNING,
                        "{0} could not be removed; the next server will try again: {1}",
                        workerDirectory.directory(),
                        e.toString());
            }
        }
    }

    /**
     * Removes what former servers have left behind.
     *
     * @param most how many workers there may be at the same time
     * @param warmTime how long unused workers stay
     * @param spare a directory of the server, for what can only be used where programs may be executed
     */
    public Workers(int most, Duration warmTime, Path spare) {
        this(most, warmTime, spare, nanos -> CompletableFuture.delayedExecutor(nanos, TimeUnit.NANOSECONDS));
    }

    Workers(int most, Duration warmTime, Path spare, LongFunction<Executor> later) {
        this.later = later;
        this.most = most;
        this.warmNanos = warmTime.toNanos();
        this.spare = spare;
        WorkerDirectory.sweep();
    }

    /** Why this machine cannot run worker processes, as a sentence; empty if it can, as far as is known. */
    public Optional<String> absence() {
        String system = System.getProperty("os.name", "");
        return system.startsWith("Linux") || system.startsWith("Mac")
                ? probe.absence()
                : Optional.of("Worker processes need Linux or macOS; this server runs on %s.".formatted(system));
    }

    /** Finds out, by starting one, whether there can be worker processes; returns at once what {@link #absence} will say. */
    public CompletableFuture<Optional<String>> probe() {
        Optional<String> known = absence();
        return known.isPresent() && probe.absence().isEmpty()
                ? CompletableFuture.completedFuture(known)
                : probe.begin();
    }

    /** How many there are: at work, or warm. */
    public int size() {
        return links.size();
    }

    /** A worker for a part: a warm one, or one that is still starting. */
    synchronized WorkerConnection hire() throws IOException {
        if (links.size() - warm.size() >= most) {
            throw new IOException("There are %d worker processes already, which is the limit.".formatted(most));
        }
        lastWanted = System.nanoTime();
        lodging();
        WorkerConnection link = warm.poll();
        while (link != null && !link.isAlive()) {
            dismiss(link);
            link = warm.poll();
        }
        return link != null ? link : start(WorkerMode.COLD);
    }

    /** Has workers started for those that will be wanted next, a few or {@code many}; returns at once. */
    public void warmUp(int many) {
        int wanted = Math.min(Math.max(many, FEWEST_WARM), MOST_WARM);
        try {
            BackgroundThread.start("Warm workers", () -> fill(wanted));
        } catch (IOException noThread) {
            // the next run waits for its workers
        }
    }

    private void fill(int wanted) {
        boolean more = true;
        while (more) {
            more = addWarm(wanted);
        }
        leaveLater(warmNanos);
    }

    /** Starts one more, unless there are enough; one at a time, so that closing this need not wait for all. */
    private synchronized boolean addWarm(int wanted) {
        lastWanted = System.nanoTime();
        if (closed || absence().isPresent() || warm.size() >= wanted || links.size() >= most) {
            return false;
        }
        try {
            return warm.add(start(WorkerMode.WARM));
        } catch (IOException refused) {
            return false; // the next run starts its own, and says why it cannot
        }
    }

    /** Lets warm workers exit when none has been needed for a while. */
    private synchronized void leaveLater(long nanos) {
        if (!leaving && !closed && !warm.isEmpty()) {
            leaving = true;
            later.apply(nanos).execute(this::leave);
        }
    }

    private synchronized void leave() {
        leaving = false;
        long left = lastWanted + warmNanos - System.nanoTime();
        if (left <= 0) {
            warm.forEach(this::dismiss);
            warm.clear();
        }
        leaveLater(left);
    }

    /** Forgets a worker, and kills it if it is still there. */
    void dismiss(WorkerConnection link) {
        link.kill();
        links.remove(link.token());
        link.close();
    }

    /** Names for what the run of this id shares. */
    synchronized ResourceNames names(String run) throws IOException {
        return lodging().workerDirectory().names(run);
    }

    /** The directory of this server. */
    synchronized Path directory() throws IOException {
        return lodging().workerDirectory().directory();
    }

    /** Ends every worker and removes what this server has made. */
    @Override
    public synchronized void close() {
        closed = true;
        probe.close();
        List<WorkerConnection> all = List.copyOf(links.values());
        all.forEach(this::dismiss);
        long end = System.nanoTime() + PATIENCE_NANOS;
        all.forEach(link -> link.awaitEnd(end)); // it might still be making something
        former.forEach(Lodging::close);
        if (lodging != null) {
            lodging.close();
        }
    }

    private synchronized StartedWorker startProbe() throws IOException {
        return lodging().workerDirectory().start(random.nextLong(), WorkerMode.PROBE);
    }

    private WorkerConnection start(WorkerMode mode) throws IOException {
        long token = random.nextLong();
        WorkerConnection link =
                new WorkerConnection(token, lodging().workerDirectory().start(token, mode));
        links.put(token, link);
        return link;
    }

    /** Where workers are admitted: created on first use, and again if it was removed. */
    private Lodging lodging() throws IOException {
        if (closed) {
            throw new IOException("The server is shutting down.");
        }
        Lodging known = lodging;
        if (known != null && known.workerDirectory().isWhole()) {
            return known;
        }
        if (known != null) {
            LOGGER.log(
                    System.Logger.Level.WARNING,
                    "{0}, or a part of it, was removed; it is created again.",
                    known.workerDirectory().directory());
            warm.forEach(this::dismiss);
            warm.clear();
            former.add(known); // live runs may still use it
            lodging = null;
        }
        WorkerDirectory workerDirectory = WorkerDirectory.make(spare);
        try {
            lodging = new Lodging(workerDirectory, WorkerListener.on(workerDirectory.socket(), links::get));
            return lodging;
        } catch (IOException e) {
            workerDirectory.close();
            throw e;
        }
    }
}
