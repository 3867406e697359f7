package dev.syncline.run.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.log.EntityTable;
import dev.syncline.log.KindNumber;
import dev.syncline.log.LogEvent;
import dev.syncline.python.program.Board;
import dev.syncline.python.program.TracerRecord;
import dev.syncline.run.actor.RunClock;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Kind;
import dev.syncline.trace.Probe;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The gate, by what it grants to the actors of a program that is not there. */
class ProgramGateTest {
    private static final int ANN = 1025;
    private static final int BOB = 1026;
    private static final int MILLI = 1_000_000;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path directory;

    private final ProgramActors actors = new ProgramActors(new EntityTable());
    private final RunClock clock = new RunClock();
    private final List<Integer> granted = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // by begin()
    private ProgramGate gate;

    @BeforeEach
    void begin() {
        gate = new ProgramGate(Board.create(directory.resolve("board")), clock, actors, granted::add, () -> 0);
        for (int number : List.of(ANN, BOB)) {
            actors.add(number, "Actor " + number, "thread", 1);
            tell(number, Kind.STARTED, false, 0);
        }
        clock.stop();
    }

    private void tell(int number, Kind kind, boolean timed, int value) {
        TracerRecord record = new TracerRecord(KindNumber.of(kind), timed, number, 0, 0, 0, value, 0, "");
        LogEvent event = new LogEvent(0, 0, kind, 0, Probe.NO_OBJECT, value, Actor.NOBODY, 0, timed, null);
        assertThat(actors.follow(record, event)).isTrue();
    }

    private ProgramActor actor(int number) {
        return Objects.requireNonNull(actors.find(number));
    }

    @Test
    void aForcedActorPassesOnceForEachGrant() {
        gate.force(true);
        gate.arrived(actor(ANN), 1);
        assertThat(granted).isEmpty();
        assertThat(gate.grant(actor(BOB), 0)).isFalse();
        assertThat(gate.grant(actor(ANN), 0)).isTrue();
        assertThat(gate.grant(actor(ANN), 0)).isFalse();
        assertThat(granted).containsExactly(ANN);
        gate.arrived(actor(ANN), 2);
        gate.force(false);
        assertThat(granted).containsExactly(ANN, ANN);
    }

    @Test
    void aPauseOutlastsTheForcedOrder() {
        gate.pause();
        gate.force(true);
        gate.arrived(actor(ANN), 1);
        gate.force(false);
        assertThat(granted).isEmpty();
        gate.continueRun();
        assertThat(granted).containsExactly(ANN);
    }

    @Test
    void aGrantEndsASleepByTheClockOfTheRun() {
        gate.force(true);
        tell(ANN, Kind.SLEEPING, true, 7_000);
        assertThat(gate.grant(actor(ANN), 0)).isTrue();
        assertThat(granted).isEmpty();
        assertThat(clock.getAsLong()).isGreaterThanOrEqualTo(7 * MILLI);
        assertThat(actors.isAnyWaking()).isTrue();
        tell(ANN, Kind.RESUMED, false, 0);
        assertThat(actors.isAnyWaking()).isFalse();
    }

    /** The kernel may put a thread to sleep in {@code sleep(0)}, for less than a grant takes. */
    @ParameterizedTest
    @EnumSource(names = {"SLEEPING", "WAITING"})
    void whatTakesNoTimeIsOverWithoutAGrant(Kind kind) {
        gate.force(true);
        gate.arrived(actor(BOB), 1);
        tell(ANN, kind, true, 0);
        assertThat(actors.areAtRest()).isFalse();
        assertThat(gate.grant(actor(ANN), 0)).isFalse();
        gate.arrived(actor(ANN), 2);
        assertThat(actors.areAtRest()).isTrue();
    }

    @Test
    void thoseThatAreReleasedTogetherGoOnInTheOrderInWhichTheyBeganToWait() {
        gate.force(true);
        tell(BOB, Kind.WAITING, false, 0);
        tell(ANN, Kind.WAITING, false, 0);
        gate.ready(actor(ANN));
        gate.ready(actor(BOB));
        assertThat(granted).isEmpty();
        assertThat(gate.letNextGo()).isTrue();
        assertThat(granted).containsExactly(BOB);
        assertThat(gate.letNextGo()).isTrue();
        assertThat(gate.letNextGo()).isFalse();
        assertThat(granted).containsExactly(BOB, ANN);
    }

    @Test
    void whoIsReleasedWhileNoStepIsInProgressGoesOnAtOnce() {
        gate.pause();
        tell(ANN, Kind.WAITING, false, 0);
        gate.ready(actor(ANN));
        assertThat(granted).containsExactly(ANN);
    }

    @Test
    void whoWasLetGoAndSleepsWithoutAWordWaitsAgain() {
        gate.force(true);
        tell(ANN, Kind.WAITING, false, 0);
        gate.arrived(actor(BOB), 1);
        gate.ready(actor(ANN));
        gate.letNextGo();
        assertThat(actors.areAtRest()).isFalse();
        assertThat(actors.waitAgain()).isTrue();
        assertThat(actors.areAtRest()).isTrue();
        assertThat(actor(ANN).phase).isEqualTo(ActorPhase.WAITING);
    }
}
