package dev.syncline.run.python;

import dev.syncline.log.ObjectInfo;
import dev.syncline.python.program.Console;
import dev.syncline.run.actor.OperationResult;
import dev.syncline.run.spec.LimitExceeded;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The operations of the user on the objects of a traced program, which its actor You does one after the other. Thread-safe. */
public final class ProgramUser {
    private static final int MAX_ASKED = 16;
    private static final long ANSWER_MILLIS = 250;

    private final Console console;
    private final ProgramObjects objects;
    private final OrderedRecorder recorder;
    private final AtomicInteger undone = new AtomicInteger();
    private volatile long doneBefore;

    /** Asks {@code console}. */
    ProgramUser(Console console, ProgramObjects objects, OrderedRecorder recorder) {
        this.console = console;
        this.objects = objects;
        this.recorder = recorder;
    }

    /**
     * Has the actor You do an operation on an object, and waits a moment for its end.
     *
     * @throws java.util.NoSuchElementException if there is no such object
     * @throws UnsupportedOperationException if the object has no such operation
     * @throws IllegalArgumentException if the argument does not fit
     * @throws IllegalStateException if the run has ended
     * @throws LimitExceeded if too many operations are waiting
     */
    public OperationResult operate(String object, String operation, @Nullable Object argument) {
        long number = objects.number(object);
        ObjectInfo info = objects.info(number);
        ProgramOperations.Call call =
                ProgramOperations.prepare(object, info.type().family(), operation, argument);
        if (undone.incrementAndGet() > MAX_ASKED) {
            undone.decrementAndGet();
            throw new LimitExceeded(
                    "%d of your operations are already waiting; let them finish first.".formatted(MAX_ASKED));
        }
        try {
            Console.Answer answer = console.ask(number, call.method(), call.arguments())
                    .whenComplete((done, failed) -> done())
                    .get(ANSWER_MILLIS, TimeUnit.MILLISECONDS);
            return new OperationResult(true, orNull(answer.error()), orNull(answer.result()));
        } catch (TimeoutException stillWaiting) {
            return new OperationResult(false, null, null);
        } catch (ExecutionException ended) {
            throw new IllegalStateException("The run has ended; start it again.", ended);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new OperationResult(false, null, null);
        }
    }

    /** Begins something that the user does, if nothing else is being done; {@link #done} must follow. */
    boolean beginIfIdle() {
        return undone.compareAndSet(0, 1);
    }

    /** Something that the user does is over. */
    void done() {
        doneBefore = recorder.claimed();
        undone.decrementAndGet();
    }

    /** Whether something that the user does is not over. */
    boolean isBusy() {
        return undone.get() > 0;
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    /** Whether an operation of the user is pending, or was at the event of this number or later. */
    public boolean isBusyAt(long seq) {
        return undone.get() > 0 || seq + 1 < doneBefore;
    }
}
