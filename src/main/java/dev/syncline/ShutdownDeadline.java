package dev.syncline;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.springframework.boot.SpringApplication;

/**
 * Ends the process when an orderly shutdown takes too long: neither an unresponsive disk nor a thread that cannot be ended
 * keeps a server from exiting.
 */
final class ShutdownDeadline {
    /** An orderly end of requests and runs must take less than this in total. */
    private static final Duration LIMIT = Duration.ofMillis(4_700);

    /** The exit status of a process that SIGTERM has ended. */
    private static final int TERMINATED = 128 + 15;

    private final Duration longest;
    private final IntConsumer halt;
    private final CountDownLatch over = new CountDownLatch(1);

    /** Calls {@code halt} with the exit status when a shutdown takes longer than {@code longest}. */
    ShutdownDeadline(Duration longest, IntConsumer halt) {
        this.longest = longest;
        this.halt = halt;
    }

    /** Sets the deadline for this process, which Spring is going to shut down. */
    static void set() {
        ShutdownDeadline deadline =
                new ShutdownDeadline(LIMIT, status -> Runtime.getRuntime().halt(status));
        Runtime.getRuntime().addShutdownHook(new Thread(deadline::watch, "Shutdown deadline"));
        SpringApplication.getShutdownHandlers().add(deadline::meet);
    }

    /** Notes that the shutdown is complete. */
    void meet() {
        over.countDown();
    }

    /** Waits for the shutdown, and halts the process if it takes too long. */
    void watch() {
        boolean inTime = false;
        try {
            inTime = over.await(longest.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!inTime) {
            halt.accept(TERMINATED);
        }
    }
}
