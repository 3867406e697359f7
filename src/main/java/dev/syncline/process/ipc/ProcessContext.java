package dev.syncline.process.ipc;

import dev.syncline.process.os.ResourceNames;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Gate;
import dev.syncline.trace.Observer;
import dev.syncline.trace.Probe;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where a process stands in a run: to whom it reports, which gate it passes, and the page that it shares with the others.
 *
 * @param writer its number on the board
 * @param observer is told of every event
 * @param gate is passed before every operation
 * @param sharedPage the page that all processes of the run share
 * @param names gives names to what is shared, and keeps account of them
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
    private static final ThreadLocal<ProcessContext> READING = new ThreadLocal<>();

    private static volatile @Nullable ProcessContext here;
    private static final List<Runnable> END_ACTIONS = new ArrayList<>();

    /** A place where no threads are started. */
    public ProcessContext(int writer, Observer observer, Gate gate, SharedPage sharedPage, ResourceNames names) {
        this(writer, observer, gate, sharedPage, names, (name, starter, body) -> {
            throw new IllegalStateException("No thread can be started here.");
        });
    }

    /** A place where no processes are started. */
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
     * Waits, before something is closed or unlinked here, until those that were started have their copies of it: as if they
     * had got them when they were started.
     */
    public void awaitStarts(Actor actor) {
        starts.accept(actor);
    }

    /** Says, in a worker, where it stands; a worker takes part in one run only. */
    public static void enter(ProcessContext context) {
        here = context;
    }

    /** Has the calling thread stand there until it says otherwise, to read what another process wrote; null ends that. */
    static void readAt(@Nullable ProcessContext context) {
        if (context == null) {
            READING.remove();
        } else {
            READING.set(context);
        }
    }

    /** Where this worker stands, or, in the server, the run for which the calling thread is reading. */
    public static ProcessContext here() {
        ProcessContext reading = READING.get();
        ProcessContext context = reading != null ? reading : here;
        if (context == null) {
            throw new IllegalStateException("This can only be done in a worker process.");
        }
        return context;
    }

    /** Has {@code action} done when the body of this worker has ended and before the worker does. */
    public static void atEnd(Runnable action) {
        synchronized (END_ACTIONS) {
            END_ACTIONS.add(action);
        }
    }

    /** Does what was asked for with {@link #atEnd}. */
    public static void runEndActions() {
        List<Runnable> all;
        synchronized (END_ACTIONS) {
            all = List.copyOf(END_ACTIONS);
        }
        all.forEach(Runnable::run);
    }

    /** Whether this is a worker and not the server, whose threads must not be stuck in the kernel. */
    public boolean isWorker() {
        return writer != SharedPage.SERVER;
    }

    /** Where the object of this number reports to. */
    public Probe probe(int object) {
        return new Probe(observer, gate, object);
    }

    /** The file with this name that holds shared memory of the run. */
    public Path memory(String name) {
        return names.memory(name);
    }
}
