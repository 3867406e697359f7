package dev.syncline.process.manager;

import dev.syncline.process.ipc.Frames;
import dev.syncline.process.ipc.ProcessContext;
import dev.syncline.process.ipc.Shared;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Kind;
import dev.syncline.trace.Probe;
import dev.syncline.trace.Timeout;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A lock that a manager holds for others, like Python's {@code manager.Lock()}: it has no owner.
 *
 * <p>As in CPython, the manager does not know the holder: when the holder is killed, the lock is never released.
 */
public final class ManagedLock extends Shared {
    private static final long serialVersionUID = 1;

    private static final int FREE = 0;
    private static final int HELD = 1;

    /** A release is in progress: no other actor may release it, and none has acquired it yet. */
    private static final int RELEASING = 2;

    private static final RemoteCall ACQUIRE =
            state -> cell(state).compareAndSet(FREE, HELD) ? (Object) true : RemoteCall.LATER;
    private static final RemoteCall TRY = state -> cell(state).compareAndSet(FREE, HELD);
    private static final RemoteCall BEGIN_RELEASE = state -> cell(state).compareAndSet(HELD, RELEASING);
    private static final RemoteCall RELEASE = state -> {
        cell(state).set(FREE);
        return null;
    };

    private final ManagerClient client;
    private final String name;

    ManagedLock(ProcessContext context, int object, ManagerClient client, String name) {
        super(context, object);
        this.client = client;
        this.name = name;
    }

    /**
     * Takes the lock, waiting for it as long as it takes.
     *
     * @throws dev.syncline.trace.Killed if the actor was killed
     */
    public void acquire() {
        take(Timeout.FOREVER);
    }

    /**
     * Takes the lock, waiting for it at most as long as {@code timeout}; -1 second means forever, as in Python.
     *
     * @return whether it was taken
     * @throws IllegalArgumentException if the timeout is negative, but not -1 second
     * @throws dev.syncline.trace.Killed if the actor was killed
     */
    public boolean acquire(Duration timeout) {
        return take(Timeout.lock(timeout));
    }

    /** Takes the lock if it is free now; returns whether it was taken. */
    public boolean tryAcquire() {
        return take(Timeout.NOW);
    }

    /**
     * Releases the lock, no matter which actor took it.
     *
     * @throws IllegalMonitorStateException if it is not locked; Python's {@code RuntimeError}
     */
    public void release() {
        Probe probe = probe();
        Actor actor = probe.enterToRelease();
        if (!Boolean.TRUE.equals(client.query(object(), BEGIN_RELEASE))) {
            String message = "release unlocked lock";
            probe.raise(actor, "RuntimeError: " + message + " (Java: IllegalMonitorStateException)");
            throw new IllegalMonitorStateException(message);
        }
        probe.record(Kind.RELEASED, actor, 0);
        client.call(Request.What.USE, object(), null, name + ".release()", RELEASE);
    }

    @Override
    public String toString() {
        return "<Lock '" + name + "'>";
    }

    @Override
    protected void attach() {
        // the client connects for each call
    }

    private boolean take(long limitNanos) {
        Probe probe = probe();
        Actor actor = probe.enter();
        boolean now = limitNanos == Timeout.NOW;
        boolean timed = limitNanos != Timeout.FOREVER;
        String text = name + (timed ? ".acquire(timeout)" : ".acquire()");
        byte[] request = client.dump(actor, Request.What.USE, object(), null, text, now ? TRY : ACQUIRE);
        boolean taken;
        try (Frames frames = client.send(actor, text, request)) {
            if (!now) {
                probe.recordWait(actor, "waits for the manager to give the lock", timed);
            }
            Reply reply = client.reply(frames, actor, now ? Timeout.FOREVER : limitNanos);
            taken = Boolean.TRUE.equals(client.value(actor, reply));
            probe.record(taken ? Kind.ACQUIRED : Kind.TIMED_OUT, actor, taken ? 1 : 0);
            if (taken || now) {
                client.received(actor, reply); // otherwise the request was cancelled
            }
        }
        return taken;
    }

    private static AtomicInteger cell(Object state) {
        return (AtomicInteger) state;
    }
}
