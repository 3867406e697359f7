package dev.syncline.run.actor;

import dev.syncline.trace.Actor;
import dev.syncline.trace.Killed;
import dev.syncline.trace.Kind;
import dev.syncline.trace.Observer;
import dev.syncline.trace.Probe;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** The thread of one actor, from the event {@code started} to the event {@code ended}. */
public final class ActorThread {
    private static final int WAS_STOPPED = -1;
    private static final int FAILED = 1;

    private final Actor actor;
    private final Observer observer;
    private final RunGate gate;
    private final IntSupplier body;
    private final BiConsumer<ActorThread, @Nullable Throwable> whenEnded;
    private final Probe joins;
    private volatile boolean begun;
    private volatile OptionalInt exitCode = OptionalInt.empty();
    private int joiners;

    /* The monitor makes "it has ended" atomic with its event: an actor that begins to join has not seen that event. */

    /**
     * Prepares the thread of an actor.
     *
     * @param gate where it waits until it may begin
     * @param body returns what the event {@code ended} carries: 0, or the exit code of a process
     * @param whenEnded is called on this thread, after its last event, with the error that ended it, if any
     * @param object actors that join it wait for this object, {@link Probe#NO_OBJECT} for a thread
     */
    ActorThread(
            Actor actor,
            Observer observer,
            RunGate gate,
            IntSupplier body,
            BiConsumer<ActorThread, @Nullable Throwable> whenEnded,
            int object) {
        this.actor = actor;
        this.observer = observer;
        this.gate = gate;
        this.body = body;
        this.whenEnded = whenEnded;
        joins = new Probe(observer, gate, object);
    }

    /**
     * Starts it on {@code thread}, which runs {@link #run}. If the machine has no room for another thread, the actor
     * ends at once, with the error.
     *
     * @param starter the actor that started it, null for the run
     * @param pid the id of the process that runs it, 0 for a thread
     */
    void start(ThreadStarter threads, Thread thread, @Nullable Actor starter, int pid) {
        record(Kind.STARTED, pid, starter, null);
        gate.begin(actor);
        try {
            threads.start(thread);
        } catch (RuntimeException | Error noRoom) {
            end(FAILED, noRoom);
        }
    }

    /** The actor. */
    public Actor actor() {
        return actor;
    }

    /** Whether its thread has begun. */
    public boolean hasBegun() {
        return begun;
    }

    /** Whether its last event is recorded. */
    boolean hasEnded() {
        return exitCode.isPresent();
    }

    /** The value of its last event; empty before. */
    public OptionalInt exitCode() {
        return exitCode;
    }

    /** Records that {@code joiner} waits for its end; false, and nothing is recorded, if it has ended. */
    synchronized boolean beginJoin(Actor joiner) {
        if (hasEnded()) {
            return false;
        }
        String text = "waits for %s to end".formatted(actor);
        joins.recordWait(joiner, ++joiners, actor, text, false);
        return true;
    }

    /** Records that {@code joiner} has waited for its end, if it has ended. */
    synchronized void endJoin(Actor joiner) {
        joiners--;
        exitCode.ifPresent(code -> joins.record(Kind.PASSED, joiner, code, actor, null));
    }

    /** The body of the thread. */
    void run() {
        begun = true;
        actor.run(() -> {
            int value;
            Throwable error = null;
            try {
                gate.awaitBegin(actor);
                value = body.getAsInt();
            } catch (Killed killed) {
                value = WAS_STOPPED;
            } catch (Throwable thrown) {
                value = FAILED;
                error = thrown;
            }
            end(value, error);
        });
    }

    /** An uncaught error as a sentence. */
    public static String sentence(Throwable error) {
        String message = error.getMessage();
        String name = error.getClass().getSimpleName();
        return message == null ? name : name + ": " + message;
    }

    private void end(int value, @Nullable Throwable error) {
        if (error != null) {
            record(Kind.RAISED, 0, null, sentence(error));
        }
        synchronized (this) {
            record(Kind.ENDED, value, null, null);
            exitCode = OptionalInt.of(value);
        }
        whenEnded.accept(this, error);
    }

    private void record(Kind kind, int value, @Nullable Actor peer, @Nullable String text) {
        observer.record(kind, actor, Probe.NONE, value, peer, text, false);
    }
}
