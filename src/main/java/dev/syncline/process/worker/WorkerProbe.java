package dev.syncline.process.worker;

import dev.syncline.process.os.BackgroundThread;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether worker processes work on this machine by starting one that tries: what a container, a mount or a
 * limit forbids cannot be known beforehand.
 */
final class WorkerProbe {
    private static final int TIMEOUT_SECONDS = 30;

    private final Start start;
    private volatile Optional<String> unavailability = Optional.empty();
    private @Nullable CompletableFuture<Optional<String>> trial;
    private @Nullable Process process;
    private boolean closed;

    /** Starts a worker that tries everything and ends. */
    interface Start {
        /** Starts it. */
        StartedWorker start() throws IOException;
    }

    WorkerProbe(Start start) {
        this.start = start;
    }

    /** Why there can be no workers, as far as is known: empty until the first trial has ended. */
    Optional<String> unavailability() {
        return unavailability;
    }

    /**
     * Begins a trial, unless one is in progress, and returns at once; the future holds the resulting
     * {@link #unavailability}.
     */
    synchronized CompletableFuture<Optional<String>> begin() {
        CompletableFuture<Optional<String>> running = trial;
        if (running != null && !running.isDone()) {
            return running;
        }
        CompletableFuture<Optional<String>> next = new CompletableFuture<>();
        trial = next;
        try {
            BackgroundThread.start("Probe of workers", () -> tryOut(next));
        } catch (IOException noThread) {
            next.complete(found(noThread.getMessage()));
        }
        return next;
    }

    /** Ends a trial in progress. */
    synchronized void close() {
        closed = true;
        if (process != null) {
            process.toHandle().destroyForcibly();
        }
    }

    /** Completes the trial whatever happens, since others wait for it. */
    private void tryOut(CompletableFuture<Optional<String>> result) {
        try {
            result.complete(tryOut());
        } finally {
            if (!result.isDone()) {
                result.complete(found("The trial of the first one failed."));
            }
        }
    }

    private Optional<String> tryOut() {
        StartedWorker worker;
        try {
            worker = start();
        } catch (IOException e) {
            return found(e.getMessage());
        }
        try {
            if (!worker.process().waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                return found("The first one did not start within %d seconds.".formatted(TIMEOUT_SECONDS));
            }
            return worker.process().exitValue() == 0
                    ? found(null)
                    : found(WorkerOutput.orExit(
                            worker.output().text(), worker.process().exitValue()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return unavailability;
        } finally {
            worker.process().toHandle().destroyForcibly();
            worker.output().delete();
        }
    }

    private StartedWorker start() throws IOException {
        StartedWorker worker = start.start();
        synchronized (this) {
            process = worker.process();
            if (closed) {
                process.toHandle().destroyForcibly();
            }
        }
        return worker;
    }

    private Optional<String> found(@Nullable String reason) {
        unavailability =
                reason == null ? Optional.empty() : Optional.of("Worker processes cannot be started here. " + reason);
        return unavailability;
    }
}
