package dev.syncline.primitive;

import dev.syncline.trace.Actor;
import dev.syncline.trace.Killed;
import dev.syncline.trace.Probe;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A thread that runs a function after an interval unless it is cancelled before, like Python's {@code threading.Timer}.
 *
 * <p>As there, the interval is a wait for an event with a timeout: cancelling sets the event, and so does the timer itself when
 * its function is over. Cancelling a timer whose function has begun changes nothing, and nobody is told which of both it was.
 */
public final class Timer {
    // `mutex` guards `started` and `join`, which is null before the start. `thread` is written by the thread of the
    // timer.
    private final Mutex mutex = new Mutex();
    private final Duration interval;
    private final Runnable function;
    private final Function<Runnable, Runnable> start;
    private final Probe probe;
    private final Event finished;
    private @Nullable Runnable join;
    private boolean started;
    private volatile @Nullable Actor thread;

    /**
     * Makes a timer.
     *
     * @param interval how long it waits; a negative one is taken as 0
     * @param function what it runs then, on its own thread
     * @param start starts a thread with this body; what it answers waits for the end of that thread
     */
    public Timer(Duration interval, Runnable function, Function<Runnable, Runnable> start, Probe probe) {
        this.interval = interval;
        this.function = function;
        this.start = start;
        this.probe = probe;
        finished = new Event(probe, "waits for its interval to pass");
    }

    /**
     * Starts the thread of the timer.
     *
     * @throws IllegalStateException if it was started before
     */
    public void start() {
        if (!isFirstStart()) {
            throw refused("threads can only be started once");
        }
        Runnable end = start.apply(this::run);
        mutex.enter();
        try {
            join = end;
        } finally {
            mutex.leave();
        }
    }

    /**
     * Has the timer end without running its function, unless that has begun.
     *
     * @throws Killed if the actor was killed
     */
    public void cancel() {
        finished.set();
    }

    /**
     * Waits until the thread of the timer has ended.
     *
     * @throws IllegalStateException if it was not started, or if the timer itself calls this
     * @throws Killed if the actor was killed
     */
    public void join() {
        Runnable end = end();
        if (end == null) {
            throw refused("cannot join thread before it is started");
        }
        if (thread == Actor.current()) {
            throw refused("cannot join current thread");
        }
        end.run();
    }

    private void run() {
        thread = Actor.current();
        finished.await(interval);
        if (!finished.isSet()) {
            function.run();
        }
        finished.set();
    }

    private boolean isFirstStart() {
        mutex.enter();
        try {
            boolean first = !started;
            started = true;
            return first;
        } finally {
            mutex.leave();
        }
    }

    private @Nullable Runnable end() {
        mutex.enter();
        try {
            return join;
        } finally {
            mutex.leave();
        }
    }

    private IllegalStateException refused(String words) {
        probe.raise(probe.enter(), "RuntimeError: " + words + " (Java: IllegalStateException)");
        return new IllegalStateException(words);
    }
}
