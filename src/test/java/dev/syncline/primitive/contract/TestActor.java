package dev.syncline.primitive.contract;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.trace.Actor;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A thread that runs as an actor and performs the operations of the test, one after the other. */
public final class TestActor {
    private final Actor actor;
    private final ExecutorService executor;
    private volatile @Nullable Thread thread;
    private volatile @Nullable Throwable thrown;
    private volatile boolean result;
    private Future<?> operation;

    TestActor(Actor actor) {
        this.actor = actor;
        executor = Executors.newSingleThreadExecutor(work -> {
            Thread newThread = new Thread(work, actor.name());
            newThread.setDaemon(true);
            thread = newThread;
            return newThread;
        });
        operation = executor.submit(() -> {});
    }

    /** Runs this, and returns when it is done. */
    public void run(Runnable body) {
        start(body);
        awaitDone();
    }

    /** Calls this, and returns the result. */
    public boolean call(BooleanSupplier question) {
        startCall(question);
        return awaitResult();
    }

    /** Starts this, and returns at once. */
    public void start(Runnable body) {
        thrown = null;
        operation = executor.submit(() -> {
            try {
                actor.run(body);
            } catch (Throwable t) {
                thrown = t;
            }
        });
    }

    /** Starts this call, and returns at once. */
    public void startCall(BooleanSupplier question) {
        start(() -> result = question.getAsBoolean());
    }

    /** Returns when its operation is done without an exception. */
    public void awaitDone() {
        awaitEnd();
        assertThat(thrown).isNull();
    }

    /** Returns the result of the call that it has started. */
    public boolean awaitResult() {
        awaitDone();
        return result;
    }

    /** Returns the exception that ended its operation. */
    public <X extends Throwable> X awaitThrown(Class<X> type) {
        awaitEnd();
        assertThat(thrown).isInstanceOf(type);
        return type.cast(Objects.requireNonNull(thrown));
    }

    /** Whether its operation is not done yet. */
    public boolean isBusy() {
        return !operation.isDone();
    }

    /** Whether its thread is parked: in a recorded wait, it has computed its deadline by then. */
    boolean isParked() {
        Thread.State state = Objects.requireNonNull(thread).getState();
        return state == Thread.State.WAITING || state == Thread.State.TIMED_WAITING;
    }

    public void kill() {
        actor.kill();
    }

    void interrupt() {
        Objects.requireNonNull(thread).interrupt();
    }

    /** Wakes its thread spuriously. */
    void wakeSpuriously() {
        actor.wake();
    }

    /** Ends its thread. */
    public void end() {
        kill();
        executor.shutdown();
        Eventually.until(() -> executor.awaitTermination(1, SECONDS));
    }

    private void awaitEnd() {
        Eventually.until(() -> !isBusy());
    }
}
