package dev.syncline.primitive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.syncline.primitive.contract.PrimitiveContract;
import dev.syncline.trace.Probe;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a lock of threads, with an owner or without, makes of a negative timeout. */
class LockTimeoutTest extends PrimitiveContract {
    private static final Duration MINUS_ONE = Duration.ofSeconds(-1);

    static List<Function<Probe, AnyLock>> locks() {
        return List.of(probe -> new Lock(false, probe), probe -> new RLock(false, probe));
    }

    @ParameterizedTest
    @MethodSource("locks")
    void minusOneSecondIsForever(Function<Probe, AnyLock> make) {
        AnyLock lock = make.apply(probe);
        a.run(lock::acquire);
        startWaiting(b, () -> assertThat(lock.acquire(MINUS_ONE)).isTrue());
        assertThat(recording.lastWaitIsTimed()).isFalse();
        a.run(lock::release);
        b.awaitDone();
        startWaiting(c, () -> assertThat(lock.acquire(true, MINUS_ONE)).isTrue());
        assertThat(recording.lastWaitIsTimed()).isFalse();
        b.run(lock::release);
        c.awaitDone();
    }

    @ParameterizedTest
    @MethodSource("locks")
    void anyOtherNegativeTimeoutIsRejected(Function<Probe, AnyLock> make) {
        AnyLock lock = make.apply(probe);
        for (Duration negative :
                List.of(Duration.ofNanos(-1), MINUS_ONE.plusNanos(1), MINUS_ONE.minusNanos(1), Duration.ofDays(-1))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> lock.acquire(negative))
                    .withMessage("timeout value must be a non-negative number");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> lock.acquire(true, negative))
                    .withMessage("timeout value must be a non-negative number");
        }
        assertThat(recording.lines()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("locks")
    void aNonBlockingCallTakesNoTimeoutButMinusOne(Function<Probe, AnyLock> make) {
        AnyLock lock = make.apply(probe);
        a.run(() -> assertThat(lock.acquire(false, MINUS_ONE)).isTrue());
        b.run(() -> assertThat(lock.acquire(false, MINUS_ONE)).isFalse());
        for (Duration timeout : List.of(Duration.ofSeconds(-2), Duration.ZERO, HOUR)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> lock.acquire(false, timeout))
                    .withMessage("can't specify a timeout for a non-blocking call");
        }
        assertThat(recording.lines()).containsExactly("A acquired 1", "B timedOut 0");
    }
}
