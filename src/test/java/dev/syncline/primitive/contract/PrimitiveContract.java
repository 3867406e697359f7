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

    /** Has the actor begin an operation, and returns when it waits and its timeout has begun to run. */
    public void waits(TestActor player, Runnable body) {
        int before = recording.waits();
        player.begins(body);
        Eventually.until(() -> recording.waits() > before && player.isParked());
    }

    /** Advances the clock by an hour and makes the actor check it. */
    public void advancePastTheTimeout(TestActor player) {
        gate.advance(HOUR.plusNanos(1));
        player.wakeForNothing();
    }

    /** Advances the clock past the timeout of a waiting actor and keeps it at the gate before its wait ends. */
    public void leaveAtTheGate(String name, TestActor player) {
        gate.stop(name);
        advancePastTheTimeout(player);
        gate.awaitStanding(name);
    }
}
