package dev.syncline.run.actor;

/** Starts the threads of runs; a test replaces it by one that cannot. */
@FunctionalInterface
public interface ThreadStarter {
    /** Starts a thread, or throws what {@link Thread#start} throws when the machine has no room for another one. */
    void start(Thread thread);
}
