package dev.syncline.log.capture;

import dev.syncline.log.EntityTable;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Kind;
import dev.syncline.trace.ObjectType;
import dev.syncline.trace.Probe;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/** What a primitive must not be: it records its release when it is over, so that the next acquire may come before. */
final class LateLock implements OrderCheck.Busy {
    private final ReentrantLock lock = new ReentrantLock();
    private final Recorder recorder;
    private final Probe probe;

    LateLock(Recorder recorder, EntityTable entities) {
        this.recorder = recorder;
        probe = OrderCheck.probe(recorder, entities, "late lock", ObjectType.LOCK, Map.of());
    }

    @Override
    public void round(int number, int round) {
        Actor actor = Actor.current();
        lock.lock();
        recorder.record(Kind.ACQUIRED, actor, probe, 1, null, null, false);
        lock.unlock();
        recorder.record(Kind.RELEASED, actor, probe, 0, null, null, false);
    }
}
