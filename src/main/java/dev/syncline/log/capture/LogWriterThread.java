package dev.syncline.log.capture;

import dev.syncline.trace.Uninterruptible;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The thread of a log writer or, if it cannot be started, the thread that waits for the end of the log writer and does
 * its work.
 */
final class LogWriterThread {
    // Guarded by this: runsElsewhere. `runner` is the thread on which the body runs.

    private final Runnable body;
    private final Consumer<Throwable> whenMissing;
    private final Thread thread;
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile Consumer<Thread> starter = Thread::start;
    private volatile boolean isMissing;
    private volatile @Nullable Thread runner;
    private boolean runsElsewhere;

    /** Prepares a thread for {@code body}; {@code whenMissing} receives the reason if it cannot be started. */
    LogWriterThread(ThreadFactory threads, Runnable body, Consumer<Throwable> whenMissing) {
        this.body = body;
        this.whenMissing = whenMissing;
        this.thread = threads.newThread(this::run);
        thread.setDaemon(true);
    }

    /** Starts it with {@code by}, and throws what that throws. */
    synchronized void start(Consumer<Thread> by) {
        starter = by;
        try {
            by.accept(thread);
        } catch (RuntimeException | Error e) {
            if (thread.getState() == Thread.State.NEW) {
                miss(e);
            }
            throw e;
        }
    }

    /** Whether the body runs on the calling thread. */
    boolean isCurrent() {
        return Thread.currentThread() == runner;
    }

    /** Wakes it if it parks. */
    void wake() {
        LockSupport.unpark(thread);
    }

    /** Starts it if necessary, and returns when the body has run; at once if the body itself calls this. */
    void finish() {
        if (isToRunHere()) {
            run();
        }
        wake();
        if (!isCurrent()) {
            Uninterruptible.await(() -> {
                over.await();
                thread.join();
            });
        }
    }

    /** Makes sure that a thread does the work; returns whether that has to be the calling one. */
    private synchronized boolean isToRunHere() {
        if (thread.getState() == Thread.State.NEW && !isMissing) {
            try {
                starter.accept(thread);
            } catch (RuntimeException | Error e) {
                miss(e);
            }
        }
        boolean here = isMissing && !runsElsewhere;
        runsElsewhere |= here;
        return here;
    }

    private void miss(Throwable why) {
        isMissing = true;
        whenMissing.accept(why);
    }

    private void run() {
        runner = Thread.currentThread();
        try {
            body.run();
        } finally {
            runner = null;
            over.countDown();
        }
    }
}
