package dev.syncline.process.ipc;

import java.time.Duration;
import java.util.OptionalInt;

/** A worker process as seen by the thread of the server that started it, like Python's {@code Process} object. */
public interface ChildProcess {
    /** The id of the process. */
    long pid();

    /** Whether it is running. */
    boolean isAlive();

    /** Its exit code, minus the number of the signal that ended it; empty as long as it is running. */
    OptionalInt exitCode();

    /**
     * Waits until it has ended, as long as it takes.
     *
     * @throws dev.syncline.trace.Killed if the waiting actor was killed
     */
    void join();

    /**
     * Waits until it has ended, at most as long as {@code timeout}.
     *
     * @return whether it has ended
     * @throws dev.syncline.trace.Killed if the waiting actor was killed
     */
    boolean join(Duration timeout);

    /** Asks it to end (SIGTERM). */
    void terminate();

    /** Ends it at once (SIGKILL). */
    void kill();

    /** Waits until it has its copy of everything that it was handed, or has ended. */
    void awaitReady();

    /**
     * Waits, without a trace in the log, until it works or sleeps for the first time, or has ended, so that an order that
     * the lesson needs does not depend on how fast the machine is.
     */
    void awaitWork();
}
