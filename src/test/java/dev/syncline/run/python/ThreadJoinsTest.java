package dev.syncline.run.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.log.LogEvent;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Kind;
import dev.syncline.trace.Probe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ThreadJoinsTest {
    private static final int ANN = 0;
    private static final int BOB = 1;
    private static final int CEM = 2;

    private final ThreadJoins joins = new ThreadJoins();

    @Test
    void countsThoseThatJoinTheSameActor() {
        assertThat(value(Kind.WAITING, ANN, CEM)).isEqualTo(1);
        assertThat(value(Kind.WAITING, BOB, CEM)).isEqualTo(2);
        assertThat(value(Kind.TIMED_OUT, ANN, CEM)).isEqualTo(5);
        assertThat(value(Kind.WAITING, ANN, CEM)).isEqualTo(2);
        assertThat(value(Kind.WAITING, CEM, ANN)).isEqualTo(1);
    }

    @Test
    void oneThatHasEndedWaitsForNobody() {
        value(Kind.WAITING, ANN, CEM);
        value(Kind.ENDED, ANN, Actor.NOBODY);

        assertThat(value(Kind.WAITING, BOB, CEM)).isEqualTo(1);
    }

    @Test
    void whoPassesLearnsWithWhichValueTheOtherOneEnded() {
        value(Kind.WAITING, ANN, CEM);
        assertThat(value(Kind.ENDED, CEM, Actor.NOBODY)).isEqualTo(5);

        assertThat(value(Kind.PASSED, ANN, CEM)).isEqualTo(5);
    }

    private int value(Kind kind, int actor, int peer) {
        LogEvent event = new LogEvent(
                0, 0, kind, actor, Probe.NO_OBJECT, /* value= */ 5, peer, /* line= */ 1, /* timed= */ false, null);
        return joins.complete(event).value();
    }
}
