package dev.syncline.log;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The subscribers that are woken when a log has news. Whatever one of them throws, the others are woken. Thread-safe. */
final class Subscribers {
    private static final System.Logger LOGGER = System.getLogger(Subscribers.class.getName());

    private final String run;
    private final List<Runnable> all = new CopyOnWriteArrayList<>();

    /** Begins without subscribers to the log of {@code run}. */
    Subscribers(String run) {
        this.run = run;
    }

    /** Has {@code wake} called from now on, until what is returned is called. */
    Runnable add(Runnable wake) {
        all.add(wake);
        return () -> all.remove(wake);
    }

    /** Whether there is nobody. */
    boolean isEmpty() {
        return all.isEmpty();
    }

    /** How many there are. */
    int size() {
        return all.size();
    }

    /** Wakes everybody; never throws. */
    void wake() {
        all.forEach(this::wake);
    }

    private void wake(Runnable subscriber) {
        try {
            subscriber.run();
        } catch (Throwable e) {
            letGo(subscriber, e);
        }
    }

    private void letGo(Runnable subscriber, Throwable why) {
        try {
            all.remove(subscriber);
            LOGGER.log(Level.WARNING, "A reader of the log of run " + run + " failed and was let go.", why);
        } catch (Throwable noMemory) {
            why.addSuppressed(noMemory); // the others are what matters now
        }
    }
}
