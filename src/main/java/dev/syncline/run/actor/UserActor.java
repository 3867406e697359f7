package dev.syncline.run.actor;

import dev.syncline.run.spec.LimitExceeded;
import dev.syncline.trace.Actor;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** The actor "You": a thread that does the operations that the user asks for, one after the other. */
public final class UserActor {
    /** The name of the actor, and its kind in the log. */
    public static final String NAME = "You";

    private static final int MAX_ASKED = 16;
    private static final long TIMEOUT_MILLIS = 250;

    private final BlockingQueue<FutureTask<Optional<Object>>> asked = new ArrayBlockingQueue<>(MAX_ASKED);
    private final AtomicInteger undone = new AtomicInteger();
    private final RunGate gate;
    private final LongSupplier claimed;
    private final Actor actor;
    private volatile long doneBefore;

    /**
     * Starts the actor, which passes {@code gate}, by {@code begin}, which takes the body of its thread.
     *
     * @param claimed how many events were recorded so far
     */
    public UserActor(RunGate gate, LongSupplier claimed, Function<Runnable, Actor> begin) {
        this.gate = gate;
        this.claimed = claimed;
        this.actor = begin.apply(this::serve);
    }

    /**
     * Asks for an operation and waits a moment for its end.
     *
     * @throws LimitExceeded if too many operations are waiting
     */
    public OperationResult ask(Callable<Optional<Object>> operation) {
        FutureTask<Optional<Object>> task = new FutureTask<>(operation);
        undone.incrementAndGet();
        if (!asked.offer(task)) {
            undone.decrementAndGet();
            throw new LimitExceeded(
                    "%d of your operations are already waiting; let them finish first.".formatted(MAX_ASKED));
        }
        gate.signalled(actor);
        actor.wake();
        try {
            return new OperationResult(
                    true, null, task.get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS).orElse(null));
        } catch (TimeoutException stillWaiting) {
            return new OperationResult(false, null, null);
        } catch (ExecutionException refused) {
            return new OperationResult(
                    true, ActorThread.sentence(Objects.requireNonNullElse(refused.getCause(), refused)), null);
        } catch (InterruptedException leave) {
            Thread.currentThread().interrupt();
            return new OperationResult(false, null, null);
        }
    }

    /**
     * Whether an operation is pending, or was completed only after this event: a reader that has read the log up to
     * there has not seen all of it.
     */
    public boolean isBusyAt(long seq) {
        return undone.get() > 0 || seq + 1 < doneBefore;
    }

    private void serve() {
        Actor me = Actor.current();
        while (true) {
            me.checkAlive();
            FutureTask<Optional<Object>> next = asked.poll();
            if (next == null) {
                gate.idle(me, () -> !asked.isEmpty());
            } else {
                next.run();
                doneBefore = claimed.getAsLong();
                undone.decrementAndGet();
            }
        }
    }
}
