package dev.syncline.process.sync;

import dev.syncline.process.ipc.NamedSemaphore;
import dev.syncline.process.ipc.ProcessContext;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Kind;
import dev.syncline.trace.Probe;
import java.io.Serializable;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/**
 * Where those sleep who wait for a notification, as in CPython's {@code multiprocessing.Condition}: one semaphore counts
 * who has lain down, one who has risen, and one holds the calls. Whoever calls has the lock and waits until as many have
 * risen as it has called.
 */
final class ConditionWaiters implements Serializable {
    // Two things follow, in CPython too. Nobody knows which sleeper gets a call. And if a sleeper is killed, it never
    // rises, and the next one who calls it waits for that forever, with the lock.

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(1);

    private final NamedSemaphore sleeping;
    private final NamedSemaphore risen;
    private final NamedSemaphore calls;

    /** Makes one in which nobody sleeps. */
    ConditionWaiters(ProcessContext context) {
        sleeping = NamedSemaphore.create(context, 0);
        risen = NamedSemaphore.create(context, 0);
        calls = NamedSemaphore.create(context, 0);
    }

    /** Counts the caller, who has the lock, among those who sleep. */
    void lieDown() {
        sleeping.release();
    }

    /** Sleeps, without the lock, until a call comes or the time has run out; returns whether it was a call. */
    boolean sleep(Actor actor, long limitNanos) {
        return calls.tryAcquire() || calls.acquire(actor, limitNanos);
    }

    /** Tells the one who has called that the caller of this sleeps no more. */
    void rise() {
        risen.release();
    }

    /** How many sleep at this moment. */
    int size() {
        return Math.max(0, sleeping.value() - risen.value());
    }

    /**
     * Calls up to {@code most} of those who sleep, with the lock, and waits until they have risen.
     *
     * @param probe where it is told if that takes long
     * @param before is done before the calls take effect, and is told how many there are
     */
    void call(Actor actor, int most, Probe probe, IntConsumer before) {
        while (risen.tryAcquire()) {
            sleeping.tryAcquire(); // who has risen since, because its time ran out
        }
        int called = 0;
        while (called < most && sleeping.tryAcquire()) {
            called++;
        }
        before.accept(called);
        for (int i = 0; i < called; i++) {
            calls.release();
        }
        for (int i = 0; i < called; i++) {
            awaitOne(actor, probe);
        }
        while (called > 0 && calls.tryAcquire()) {
            called--; // a call for somebody whose time ran out meanwhile
        }
    }

    private void awaitOne(Actor actor, Probe probe) {
        if (risen.tryAcquire() || risen.acquire(actor, PATIENCE)) {
            return;
        }
        String text = "waits for somebody to wake whom it has notified: was it killed in its sleep?";
        probe.observer().record(Kind.WAITING, actor, probe.object(), 0, null, text, false);
        risen.acquire(actor, NamedSemaphore.FOREVER);
        probe.record(Kind.PASSED, actor, 0, null, "all have woken");
    }
}
