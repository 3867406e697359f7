package dev.syncline.primitive.contract;

import dev.syncline.trace.Probe;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/** What the contract tests of all primitives have: players, a gate, and a recording of the events. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class PrimitiveContract {
    public static final Duration HOUR = Duration.ofHours(1);

    public final RecordingObserver recording = new RecordingObserver();
    public final ManualGate gate = new ManualGate();
    public final Probe probe = new Probe(recording, gate, 7);
    public final TestActors actorThreads = new TestActors();
    public final TestActor a = actorThreads.player("A");
    public final TestActor b = actorThreads.player("B");
    public final TestActor c = actorThreads.player("C");

    @AfterEach
    void endThePlayers() {
        gate.open();
        actorThreads.close();
    }

    /** Lets the player begin something, and returns when that waits, and its time-out has begun to run. */
    public void waits(TestActor player, Runnable body) {
        int before = recording.waits();
        player.begins(body);
        Eventually.until(() -> recording.waits() > before && player.isParked());
    }

    /** Moves the clock past an hour and makes the player look at it. */
    public void advancePastTheTimeout(TestActor player) {
        gate.advance(HOUR.plusNanos(1));
        player.wakeForNothing();
    }

    /** Lets the time of a waiting player run out and leaves it standing at the gate, before it gives up. */
    public void leaveAtTheGate(String name, TestActor player) {
        gate.stop(name);
        advancePastTheTimeout(player);
        gate.awaitStanding(name);
    }
}
