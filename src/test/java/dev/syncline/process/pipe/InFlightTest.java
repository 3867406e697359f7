package dev.syncline.process.pipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.trace.Kind;
import dev.syncline.trace.ObjectType;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class InFlightTest {
    private static final int ANN = 1;
    private static final int BOB = 2;
    private static final int CARL = 3;

    private final InFlight pipe = Objects.requireNonNull(InFlight.of(ObjectType.PIPE));

    @Test
    void whoHasSentAnItemIsFoundByItsText() {
        pipe.next(Kind.SENT, ANN, 0, "tea");
        pipe.next(Kind.SENT, BOB, 0, "milk");

        assertThat(pipe.next(Kind.RECEIVED, CARL, 0, "milk")).isEqualTo(new InFlight.State(1, BOB));
        assertThat(pipe.next(Kind.RECEIVED, CARL, 0, "tea")).isEqualTo(new InFlight.State(0, ANN));
    }

    @Test
    void anItemThatIsReceivedAsBytesIsTheFirst() {
        pipe.next(Kind.SENT, ANN, 0, "[1, 2]");
        pipe.next(Kind.SENT, BOB, 0, "[3, 4]");

        assertThat(pipe.next(Kind.RECEIVED, CARL, 0, "28 bytes")).isEqualTo(new InFlight.State(1, ANN));
        assertThat(pipe.next(Kind.RECEIVED, CARL, 0, "[3, 4]")).isEqualTo(new InFlight.State(0, BOB));
    }
}
