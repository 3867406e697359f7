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

/** The actor "You": a thread that does, one after the other, what the person at the screen asks for. */
public final class UserActor {
    /** The name of the actor, and its kind in the log. */
    public static final String NAME = "You";

    private static final int MOST_ASKED = 16;
    private static final long PATIENCE_MILLIS = 250;

    private final BlockingQueue<FutureTask<Optional<Object>>> asked = new ArrayBlockingQueue<>(MOST_ASKED);
    private final AtomicInteger undone = new AtomicInteger();
    private final RunGate gate;
    private final LongSupplier claimed;
    private final Actor actor;
    private volatile long doneBefore;

    /**
     * Starts the actor, who passes {@code gate}, by {@code begin}, which takes what its thread is to do.
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
     * @throws LimitExceeded if many others wait to be done already
     */
    public OperationResult ask(Callable<Optional<Object>> operation) {
        FutureTask<Optional<Object>> task = new FutureTask<>(operation);
        undone.incrementAndGet();
        if (!asked.offer(task)) {
            undone.decrementAndGet();
            throw new LimitExceeded("%d operations of yours wait already; let them go on first.".formatted(MOST_ASKED));
        }
        gate.signalled(actor);
        actor.wake();
        try {
            return new OperationResult(
                    true, null, task.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS).orElse(null));
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
     * Whether something is asked for and not done, or was done only after this event: who has read the log as far as there
     * has not seen all of it.
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
