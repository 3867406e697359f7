package dev.syncline.process.ipc;

import dev.syncline.process.os.ResourceNames;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Gate;
import dev.syncline.trace.Observer;
import dev.syncline.trace.Probe;
import dev.syncline.trace.Timeout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a process has of its run: the observer of its events, the gate that it passes, and the page that it shares with
 * the other processes.
 *
 * @param writer its number on the shared page
 * @param observer receives every event
 * @param gate is passed before every operation
 * @param sharedPage the page that all processes of the run share
 * @param names gives names to shared things and lists them
 * @param threads starts threads that are actors of the run
 * @param starts waits, for an actor of the server, until every worker has its copies of what it was handed
 */
public record ProcessContext(
        int writer,
        Observer observer,
        Gate gate,
        SharedPage sharedPage,
        ResourceNames names,
        ActorStarter threads,
        Consumer<Actor> starts) {
    private static final ThreadLocal<ProcessContext> UNPICKLING = new ThreadLocal<>();

    private static volatile @Nullable ProcessContext worker;
    private static final List<Runnable> END_ACTIONS = new ArrayList<>();

    /** A context in which no threads are started. */
    public ProcessContext(int writer, Observer observer, Gate gate, SharedPage sharedPage, ResourceNames names) {
        this(writer, observer, gate, sharedPage, names, (name, starter, body) -> {
            throw new IllegalStateException("No thread can be started here.");
        });
    }

    /** A context in which no processes are started. */
    public ProcessContext(
            int writer,
            Observer observer,
            Gate gate,
            SharedPage sharedPage,
            ResourceNames names,
            ActorStarter threads) {
        this(writer, observer, gate, sharedPage, names, threads, actor -> {});
    }

    /**
     * Waits until every started worker has its copies, before something is closed or unlinked here: so it looks as if
     * the workers had got their copies when they were started.
     */
    public void awaitStarts(Actor actor) {
        starts.accept(actor);
    }

    /** Sets the context of this worker, which takes part in one run only. */
    public static void enter(ProcessContext context) {
        worker = context;
    }

    /** Sets the context in which the calling thread unpickles what another process wrote; null ends that. */
    static void unpickleIn(@Nullable ProcessContext context) {
        if (context == null) {
            UNPICKLING.remove();
        } else {
            UNPICKLING.set(context);
        }
    }

    /** The context of this worker or, in the server, that of the run for which the calling thread is unpickling. */
    public static ProcessContext current() {
        ProcessContext unpickling = UNPICKLING.get();
        ProcessContext context = unpickling != null ? unpickling : worker;
        if (context == null) {
            throw new IllegalStateException("This can only be done in a worker process.");
        }
        return context;
    }

    /** Registers an action to run after the body of this worker and before the worker ends. */
    public static void atEnd(Runnable action) {
        synchronized (END_ACTIONS) {
            END_ACTIONS.add(action);
        }
    }

    /** Runs the actions that were registered with {@link #atEnd}. */
    public static void runEndActions() {
        List<Runnable> all;
        synchronized (END_ACTIONS) {
            all = List.copyOf(END_ACTIONS);
        }
        all.forEach(Runnable::run);
    }

    /** Whether this is a worker and not the server, whose threads must not block in the kernel. */
    public boolean isWorker() {
        return writer != SharedPage.SERVER;
    }

    /** The probe of the object of this number. */
    public Probe probe(int object) {
        return new Probe(observer, gate, object);
    }

    /**
     * How long an actor may still wait that has waited since {@code begin}, at least {@link Timeout#NOW}; if the run leads its
     * waits, its time is over only if a wait has ended because of that.
     */
    public long timeLeft(long limitNanos, long begin, boolean isInTime) {
        long left = Math.max(Timeout.NOW, limitNanos - (sharedPage.nanos() - begin));
        return gate.leadsWaits() ? (isInTime ? Math.max(1, left) : Timeout.NOW) : left;
    }

    /** The file with this name that holds shared memory of the run. */
    public Path memory(String name) {
        return names.memory(name);
    }
}
