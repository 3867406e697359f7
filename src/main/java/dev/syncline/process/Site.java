package dev.syncline.process;

import dev.syncline.primitive.Actor;
import dev.syncline.primitive.Gate;
import dev.syncline.primitive.Observer;
import dev.syncline.primitive.Probe;
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
 * @param board the page that all processes of the run share
 * @param names gives names to what is shared, and keeps account of them
 * @param threads starts threads that are actors of the run
 * @param starts waits, for an actor of the server, until every worker has its copies of what it was handed
 */
record Site(
        int writer, Observer observer, Gate gate, Board board, Names names, Threads threads, Consumer<Actor> starts) {
    private static final ThreadLocal<Site> READING = new ThreadLocal<>();

    private static volatile @Nullable Site here;
    private static final List<Runnable> FAREWELLS = new ArrayList<>();

    /** A place where no threads are started. */
    Site(int writer, Observer observer, Gate gate, Board board, Names names) {
        this(writer, observer, gate, board, names, (name, starter, body) -> {
            throw new IllegalStateException("No thread can be started here.");
        });
    }

    /** A place where no processes are started. */
    Site(int writer, Observer observer, Gate gate, Board board, Names names, Threads threads) {
        this(writer, observer, gate, board, names, threads, actor -> {});
    }

    /**
     * Waits, before something is closed or unlinked here, until those that were started have their copies of it: as if they
     * had got them when they were started.
     */
    void awaitStarts(Actor actor) {
        starts.accept(actor);
    }

    /** Says, in a worker, where it stands; a worker takes part in one run only. */
    static void enter(Site site) {
        here = site;
    }

    /** Has the calling thread stand there until it says otherwise, to read what another process wrote; null ends that. */
    static void readAt(@Nullable Site site) {
        if (site == null) {
            READING.remove();
        } else {
            READING.set(site);
        }
    }

    /** Where this worker stands, or, in the server, the run for which the calling thread is reading. */
    static Site here() {
        Site reading = READING.get();
        Site site = reading != null ? reading : here;
        if (site == null) {
            throw new IllegalStateException("This can only be done in a worker process.");
        }
        return site;
    }

    /** Has {@code farewell} done when the body of this worker has ended and before the worker does. */
    static void atEnd(Runnable farewell) {
        synchronized (FAREWELLS) {
            FAREWELLS.add(farewell);
        }
    }

    /** Does what was asked for with {@link #atEnd}. */
    static void sayFarewell() {
        List<Runnable> all;
        synchronized (FAREWELLS) {
            all = List.copyOf(FAREWELLS);
        }
        all.forEach(Runnable::run);
    }

    /** Whether this is a worker and not the server, whose threads must not be stuck in the kernel. */
    boolean isWorker() {
        return writer != Board.SERVER;
    }

    /** Where the object of this number reports to. */
    Probe probe(int object) {
        return new Probe(observer, gate, object);
    }

    /** The file with this name that holds shared memory of the run. */
    Path memory(String name) {
        return names.memory(name);
    }
}
