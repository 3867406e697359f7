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
 * The worker processes of this server: it starts them, knows them by their tokens, and keeps a few warm, so that a run
 * need not wait for them. Thread-safe.
 */
public final class Workers implements AutoCloseable {
    // The monitor guards the endpoint and the warm workers. The server begins with neither: the endpoint is created and
    // the first workers are started when the page of a scenario with processes is opened, or by a run.

    /** How long unused workers stay warm by default. */
    public static final Duration WARM_TIME = Duration.ofMinutes(5);

    private static final System.Logger LOGGER = System.getLogger(Workers.class.getName());
    private static final int MIN_WARM = 4;
    private static final int MAX_WARM = 8;
    private static final long TIMEOUT_NANOS = 1_000_000_000;

    private final int most;
    private final long warmNanos;
    private final Path fallback;
    private final LongFunction<Executor> later;
    private final SecureRandom random = new SecureRandom();
    private final Map<Long, WorkerConnection> connections = new ConcurrentHashMap<>();
    private final Queue<WorkerConnection> warm = new ArrayDeque<>();
    private final WorkerProbe probe = new WorkerProbe(this::startProbe);
    private final List<Endpoint> retired = new ArrayList<>();
    private @Nullable Endpoint endpoint;
    private long lastUsed;
    private boolean expiryScheduled;
    private boolean closed;

    /** The worker directory and the listener on its socket. */
    private record Endpoint(WorkerDirectory workerDirectory, WorkerListener listener) {
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
     * Removes what earlier servers have left behind.
     *
     * @param most the most workers at the same time
     * @param warmTime how long unused workers stay warm; if it is zero, none are started before a run needs them
     * @param fallback a directory of the server in which programs may be executed, for the native library
     */
    public Workers(int most, Duration warmTime, Path fallback) {
        this(most, warmTime, fallback, nanos -> CompletableFuture.delayedExecutor(nanos, TimeUnit.NANOSECONDS));
    }

    Workers(int most, Duration warmTime, Path fallback, LongFunction<Executor> later) {
        this.later = later;
        this.most = most;
        this.warmNanos = warmTime.toNanos();
        this.fallback = fallback;
        WorkerDirectory.removeLeftovers();
    }

    /** Why this machine cannot run worker processes, as a sentence; empty if it can, as far as is known. */
    public Optional<String> unavailability() {
        String system = System.getProperty("os.name", "");
        return system.startsWith("Linux") || system.startsWith("Mac")
                ? probe.unavailability()
                : Optional.of("Worker processes need Linux or macOS; this server runs on %s.".formatted(system));
    }

    /**
     * Finds out, by starting one, whether worker processes can be started; returns at once, and the future holds the
     * resulting {@link #unavailability}.
     */
    public CompletableFuture<Optional<String>> probe() {
        Optional<String> known = unavailability();
        return known.isPresent() && probe.unavailability().isEmpty()
                ? CompletableFuture.completedFuture(known)
                : probe.begin();
    }

    /** How many workers there are: in use, or warm. */
    public int size() {
        return connections.size();
    }

    /** Takes a worker for a run: a warm one, or one that is still starting. */
    synchronized WorkerConnection acquire() throws IOException {
        if (connections.size() - warm.size() >= most) {
            throw new IOException("There are %d worker processes already, which is the limit.".formatted(most));
        }
        lastUsed = System.nanoTime();
        endpoint();
        WorkerConnection connection = warm.poll();
        while (connection != null && !connection.isAlive()) {
            release(connection);
            connection = warm.poll();
        }
        return connection != null ? connection : start(WorkerMode.COLD);
    }

    /** Starts warm workers for the next run, a few or {@code many}; returns at once. */
    public void warmUp(int many) {
        if (warmNanos == 0) {
            return;
        }
        int wanted = Math.min(Math.max(many, MIN_WARM), MAX_WARM);
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
        scheduleExpiry(warmNanos);
    }

    /**
     * Starts one more warm worker, unless there are enough; one at a time, so that closing this need not wait for all.
     */
    private synchronized boolean addWarm(int wanted) {
        lastUsed = System.nanoTime();
        if (closed || unavailability().isPresent() || warm.size() >= wanted || connections.size() >= most) {
            return false;
        }
        try {
            return warm.add(start(WorkerMode.WARM));
        } catch (IOException refused) {
            return false; // the next run starts its own, and reports why it cannot
        }
    }

    /** Schedules the exit of warm workers that are not used for a while. */
    private synchronized void scheduleExpiry(long nanos) {
        if (!expiryScheduled && !closed && !warm.isEmpty()) {
            expiryScheduled = true;
            later.apply(nanos).execute(this::expireWarm);
        }
    }

    private synchronized void expireWarm() {
        expiryScheduled = false;
        long left = lastUsed + warmNanos - System.nanoTime();
        if (left <= 0) {
            warm.forEach(this::release);
            warm.clear();
        }
        scheduleExpiry(left);
    }

    /** Removes a worker, and kills it if it is still running. */
    void release(WorkerConnection connection) {
        connection.kill();
        connections.remove(connection.token());
        connection.close();
    }

    /** Names for the shared things of the run of this id. */
    synchronized ResourceNames names(String run) throws IOException {
        return endpoint().workerDirectory().names(run);
    }

    /** The worker directory of this server. */
    synchronized Path directory() throws IOException {
        return endpoint().workerDirectory().directory();
    }

    /** Ends every worker and removes what this server has created. */
    @Override
    public synchronized void close() {
        closed = true;
        probe.close();
        List<WorkerConnection> all = List.copyOf(connections.values());
        all.forEach(this::release);
        long end = System.nanoTime() + TIMEOUT_NANOS;
        all.forEach(connection -> connection.awaitEnd(end)); // it might still be creating something
        retired.forEach(Endpoint::close);
        if (endpoint != null) {
            endpoint.close();
        }
    }

    private synchronized StartedWorker startProbe() throws IOException {
        return endpoint().workerDirectory().start(random.nextLong(), WorkerMode.PROBE);
    }

    private WorkerConnection start(WorkerMode mode) throws IOException {
        long token = random.nextLong();
        WorkerConnection connection =
                new WorkerConnection(token, endpoint().workerDirectory().start(token, mode));
        connections.put(token, connection);
        return connection;
    }

    /** The endpoint to which workers connect: created on first use, and again if it was removed. */
    private Endpoint endpoint() throws IOException {
        if (closed) {
            throw new IOException("The server is shutting down.");
        }
        Endpoint known = endpoint;
        if (known != null && known.workerDirectory().isIntact()) {
            return known;
        }
        if (known != null) {
            LOGGER.log(
                    System.Logger.Level.WARNING,
                    "{0}, or a part of it, was removed; it is created again.",
                    known.workerDirectory().directory());
            warm.forEach(this::release);
            warm.clear();
            retired.add(known); // runs in progress may still use it
            endpoint = null;
        }
        WorkerDirectory workerDirectory = WorkerDirectory.create(fallback);
        try {
            endpoint = new Endpoint(workerDirectory, WorkerListener.on(workerDirectory.socket(), connections::get));
            return endpoint;
        } catch (IOException e) {
            workerDirectory.close();
            throw e;
        }
    }
}
