package dev.syncline.log;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The subscribers that are woken when a log changes. If one of them throws, the others are still woken. Thread-safe.
 */
final class Subscribers {
    private static final System.Logger LOGGER = System.getLogger(Subscribers.class.getName());

    private final String run;
    private final List<Runnable> all = new CopyOnWriteArrayList<>();

    /** Begins without subscribers to the log of {@code run}. */
    Subscribers(String run) {
        this.run = run;
    }

    /** Registers {@code wake}; running the result cancels that. */
    Runnable add(Runnable wake) {
        all.add(wake);
        return () -> all.remove(wake);
    }

    /** Whether there are no subscribers. */
    boolean isEmpty() {
        return all.isEmpty();
    }

    /** The number of subscribers. */
    int size() {
        return all.size();
    }

    /** Wakes all subscribers; never throws. */
    void wake() {
        all.forEach(this::wake);
    }

    private void wake(Runnable subscriber) {
        try {
            subscriber.run();
        } catch (Throwable e) {
            drop(subscriber, e);
        }
    }

    private void drop(Runnable subscriber, Throwable why) {
        try {
            all.remove(subscriber);
            LOGGER.log(Level.WARNING, "A reader of the log of run " + run + " failed and was removed.", why);
        } catch (Throwable noMemory) {
            why.addSuppressed(noMemory); // the other subscribers matter more now
        }
    }
}
