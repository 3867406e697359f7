package dev.syncline.trace;

import dev.syncline.primitive.Actor;
import dev.syncline.primitive.Kind;
import dev.syncline.primitive.Probe;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/** What a primitive must not be: it records its release when it is over, so that the next acquire may come before. */
final class LateLock implements OrderCheck.Busy {
    private final ReentrantLock lock = new ReentrantLock();
    private final Recorder recorder;
    private final Probe probe;

    LateLock(Recorder recorder, Cast cast) {
        this.recorder = recorder;
        probe = OrderCheck.probe(recorder, cast, "late lock", "Lock", Map.of());
    }

    @Override
    public void round(int number, int round) {
        Actor actor = Actor.current();
        lock.lock();
        recorder.record(Kind.ACQUIRED, actor, probe.object(), 1, null, null, false);
        lock.unlock();
        recorder.record(Kind.RELEASED, actor, probe.object(), 0, null, null, false);
    }
}
