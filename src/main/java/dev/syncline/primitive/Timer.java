package dev.syncline.primitive;

import dev.syncline.trace.Actor;
import dev.syncline.trace.Killed;
import dev.syncline.trace.Probe;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A thread that runs a function after an interval unless it is cancelled first, like Python's {@code threading.Timer}.
 *
 * <p>As in Python, the interval is a wait for an event with a timeout. Cancelling sets the event, and so does the timer when its
 * function has returned. Cancelling after the function has begun has no effect, and the caller cannot tell the two cases apart.
 */
public final class Timer {
    // `join` is null until the thread has been started; `thread` is written by that thread.
    private final AtomicBoolean started = new AtomicBoolean();
    private final Duration interval;
    private final Runnable function;
    private final Function<Runnable, Runnable> start;
    private final Probe probe;
    private final Event finished;
    private volatile @Nullable Runnable join;
    private volatile @Nullable Actor thread;

    /**
     * Makes a timer.
     *
     * @param interval how long it waits; a negative one is taken as 0
     * @param function what it runs after that, on its own thread
     * @param start starts a thread with the given body, and returns what joins that thread
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
        if (started.getAndSet(true)) {
            throw refused("threads can only be started once");
        }
        join = start.apply(this::run);
    }

    /**
     * Ends the timer without a call of its function, unless that has begun.
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
        Runnable end = join;
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

    private IllegalStateException refused(String words) {
        probe.raise(probe.enter(), "RuntimeError: " + words + " (Java: IllegalStateException)");
        return new IllegalStateException(words);
    }
}
