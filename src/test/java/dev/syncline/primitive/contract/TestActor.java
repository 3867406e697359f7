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
    private volatile boolean answer;
    private Future<?> deed;

    TestActor(Actor actor) {
        this.actor = actor;
        executor = Executors.newSingleThreadExecutor(work -> {
            Thread newThread = new Thread(work, actor.name());
            newThread.setDaemon(true);
            thread = newThread;
            return newThread;
        });
        deed = executor.submit(() -> {});
    }

    /** Does this, and returns when it is done. */
    public void does(Runnable body) {
        begins(body);
        finishes();
    }

    /** Asks this, and returns the answer. */
    public boolean asks(BooleanSupplier question) {
        beginsToAsk(question);
        return hears();
    }

    /** Begins to do this, and returns at once. */
    public void begins(Runnable body) {
        thrown = null;
        deed = executor.submit(() -> {
            try {
                actor.play(body);
            } catch (Throwable t) {
                thrown = t;
            }
        });
    }

    /** Begins to ask this, and returns at once. */
    public void beginsToAsk(BooleanSupplier question) {
        begins(() -> answer = question.getAsBoolean());
    }

    /** Returns when what it began is done without an exception. */
    public void finishes() {
        awaitEnd();
        assertThat(thrown).isNull();
    }

    /** Returns the answer to what it began to ask. */
    public boolean hears() {
        finishes();
        return answer;
    }

    /** Returns the exception that ended what it began. */
    public <X extends Throwable> X getsThrown(Class<X> type) {
        awaitEnd();
        assertThat(thrown).isInstanceOf(type);
        return type.cast(Objects.requireNonNull(thrown));
    }

    /** Whether what it began is not done yet. */
    public boolean isBusy() {
        return !deed.isDone();
    }

    /** Whether its thread is parked: in a wait that was recorded, it knows by then how long it is going to wait. */
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
    void wakeForNothing() {
        actor.wake();
    }

    /** Ends its thread. */
    public void leave() {
        kill();
        executor.shutdown();
        Eventually.until(() -> executor.awaitTermination(1, SECONDS));
    }

    private void awaitEnd() {
        Eventually.until(() -> !isBusy());
    }
}
