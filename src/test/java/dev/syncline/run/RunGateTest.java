package dev.syncline.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.primitive.Gate;
import dev.syncline.trace.LineFinder;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The gate of a run when several close and open it at once. */
@Timeout(60)
class RunGateTest {
    private final RunGate gate = new RunGate(new RunClock(), new LineFinder(Gate.class));
    private final AtomicBoolean closed = new AtomicBoolean();

    @BeforeEach
    void follow() {
        gate.follow(closed::set);
    }

    @Test
    void isClosedAsLongAsItIsPausedAlthoughForcedOrdersBeginAndEnd() throws Exception {
        RunClockTest.meanwhile(
                () -> {
                    gate.force(true);
                    gate.force(false);
                },
                () -> {
                    gate.pause();
                    assertThat(closed).isTrue();
                    gate.goOn();
                });
    }

    @Test
    void isClosedAsLongAsItsOrderIsForcedAlthoughPausesBeginAndEnd() throws Exception {
        RunClockTest.meanwhile(
                () -> {
                    gate.pause();
                    gate.goOn();
                },
                () -> {
                    gate.force(true);
                    assertThat(closed).isTrue();
                    gate.force(false);
                });
    }

    @Test
    void standsStillWhileItIsPausedAlthoughItsClockIsSetFaster() throws Exception {
        RunClockTest.meanwhile(() -> gate.speed(2), () -> {
            gate.pause();
            assertThat(closed).isTrue();
            assertThat(gate.nanos()).isEqualTo(gate.nanos());
            gate.goOn();
        });
    }
}
