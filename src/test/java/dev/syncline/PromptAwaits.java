package dev.syncline;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Has {@code await()} look at once, soon again, and then ever more rarely, for up to a minute. By default Awaitility waits a tenth of a second
 * before it looks for the first time, and there are thousands of waits in the tests. JUnit finds this extension by itself.
 */
public final class PromptAwaits implements BeforeAllCallback {
    private static final int MAX_MILLIS = 64;
    private static final int DOUBLINGS = 6;

    /** A loaded machine is slow, and a wait that is over costs nothing. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Override
    public void beforeAll(ExtensionContext context) {
        Awaitility.setDefaultTimeout(PATIENCE);
        Awaitility.setDefaultPollDelay(Duration.ZERO);
        Awaitility.setDefaultPollInterval(
                (polls, previous) -> Duration.ofMillis(polls > DOUBLINGS ? MAX_MILLIS : 1L << polls));
    }
}
