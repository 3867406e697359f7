package dev.syncline.process.worker;

import dev.syncline.process.os.BackgroundThread;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether worker processes can do what they need here, by starting one that tries: what a container, a mount or a
 * limit forbids cannot be known beforehand.
 */
final class WorkerProbe {
    private static final int PATIENCE_SECONDS = 30;

    private final Start start;
    private volatile Optional<String> absence = Optional.empty();
    private @Nullable CompletableFuture<Optional<String>> trial;
    private @Nullable Process process;
    private boolean closed;

    /** Starts a worker that tries all and ends. */
    interface Start {
        /** Starts it. */
        StartedWorker start() throws IOException;
    }

    WorkerProbe(Start start) {
        this.start = start;
    }

    /** Why there can be no workers, as far as is known: empty before the first trial has ended. */
    Optional<String> absence() {
        return absence;
    }

    /** Begins a trial, unless one is in progress, and returns at once; the future holds what {@link #absence} says then. */
    synchronized CompletableFuture<Optional<String>> begin() {
        CompletableFuture<Optional<String>> going = trial;
        if (going != null && !going.isDone()) {
            return going;
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
            if (!worker.process().waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return found("The first one did not start within %d seconds.".formatted(PATIENCE_SECONDS));
            }
            return worker.process().exitValue() == 0
                    ? found(null)
                    : found(WorkerOutput.orExit(
                            worker.words().text(), worker.process().exitValue()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return absence;
        } finally {
            worker.process().toHandle().destroyForcibly();
            worker.words().forget();
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
        absence = reason == null ? Optional.empty() : Optional.of("Worker processes cannot be started here. " + reason);
        return absence;
    }
}
