package dev.syncline.primitive.contract;

import dev.syncline.trace.Probe;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/** What the contract tests of all primitives have: actors, a gate, and a recording of the events. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class PrimitiveContract {
    public static final Duration HOUR = Duration.ofHours(1);

    public final RecordingObserver recording = new RecordingObserver();
    public final ManualGate gate = new ManualGate();
    public final Probe probe = new Probe(recording, gate, 7);
    public final TestActors actors = new TestActors();
    public final TestActor a = actors.actor("A");
    public final TestActor b = actors.actor("B");
    public final TestActor c = actors.actor("C");

    @AfterEach
    void endActors() {
        gate.open();
        actors.close();
    }

    /** Has the actor begin an operation, and returns when it waits and its timeout has begun to run. */
    public void startWaiting(TestActor actor, Runnable body) {
        int before = recording.waits();
        actor.start(body);
        Eventually.until(() -> recording.waits() > before && actor.isParked());
    }

    /** Advances the clock by an hour and makes the actor check it. */
    public void advancePastTheTimeout(TestActor actor) {
        gate.advance(HOUR.plusNanos(1));
        actor.wakeSpuriously();
    }

    /** Advances the clock past the timeout of a waiting actor and keeps it at the gate before its wait ends. */
    public void keepAtGate(String name, TestActor actor) {
        gate.stop(name);
        advancePastTheTimeout(actor);
        gate.awaitAtGate(name);
    }
}
