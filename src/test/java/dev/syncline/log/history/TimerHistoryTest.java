package dev.syncline.log.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.log.LogEvent;
import dev.syncline.trace.Kind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TimerHistoryTest {
    private static final int TIMER = 1;
    private static final int CANCELLER = 2;

    private final ObjectHistory history = new TimerHistory();

    @Test
    void acceptsATimerThatIsCancelled() {
        assertThat(take(Kind.WAITING, TIMER, 1, false)).isNull();
        assertThat(take(Kind.SET, CANCELLER, 1, false)).isNull();
        assertThat(take(Kind.PASSED, TIMER, 0, true)).isNull();
        assertThat(take(Kind.SET, TIMER, 0, false)).isNull();
    }

    @Test
    void rejectsATimerThatPassesButWasNotCancelled() {
        take(Kind.WAITING, TIMER, 1, false);

        assertThat(take(Kind.PASSED, TIMER, 0, true)).isEqualTo("it was not cancelled");
    }

    @Test
    void rejectsATimerThatGoesOffAlthoughItWasCancelled() {
        take(Kind.SET, CANCELLER, 0, false);

        assertThat(take(Kind.TIMED_OUT, TIMER, 0, false)).isEqualTo("it was cancelled");
    }

    @Test
    void rejectsATimerThatWaitsAgain() {
        take(Kind.WAITING, TIMER, 1, false);
        take(Kind.TIMED_OUT, TIMER, 0, true);

        assertThat(take(Kind.WAITING, TIMER, 1, false)).isEqualTo("nothing stands in its way");
    }

    @Test
    void rejectsAnEventThatATimerNeverHas() {
        assertThat(take(Kind.CLEARED, CANCELLER, 0, false)).isEqualTo("nothing is ever cleared here");
    }

    private @Nullable String take(Kind kind, int actor, int value, boolean endsWait) {
        return history.take(LogEvent.of(0, 0, kind, actor).withValue(value), endsWait);
    }
}
