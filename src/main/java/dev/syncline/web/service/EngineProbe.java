package dev.syncline.web.service;

import dev.syncline.run.RunRegistry;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tries the engines once the server answers, so that the start does not wait for it. */
@Component
public final class EngineProbe {
    private static final int TIMEOUT_SECONDS = 10;

    private final RunRegistry runs;
    private final CompletableFuture<Boolean> known = new CompletableFuture<>();

    /** Tries out the engines of these runs. */
    EngineProbe(RunRegistry runs) {
        this.runs = runs;
    }

    /** Begins, and returns at once. */
    @EventListener(ApplicationReadyEvent.class)
    @SuppressWarnings("FutureReturnValueIgnored") // callers wait for `known`
    void begin() {
        CompletableFuture.allOf(runs.probeWorkers(), runs.searchInterpreters())
                .whenComplete((done, failure) -> known.complete(true));
    }

    /** Waits until the available engines are known, or for a while. */
    public void await() {
        try {
            known.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // what is known so far is shown
        }
    }
}
