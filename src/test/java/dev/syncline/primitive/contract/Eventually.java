package dev.syncline.primitive.contract;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;

/** Waits for what other threads are about to do. */
public final class Eventually {
    private Eventually() {}

    /** Returns when this is so, and fails if it does not become so in two minutes. */
    public static void until(Callable<Boolean> condition) {
        Awaitility.await()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .atMost(Duration.ofMinutes(2))
                .until(condition);
    }
}
