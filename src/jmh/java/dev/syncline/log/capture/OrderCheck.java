package dev.syncline.log.capture;

import dev.syncline.log.ActorInfo;
import dev.syncline.log.EntityTable;
import dev.syncline.log.EventSink;
import dev.syncline.log.LogEvent;
import dev.syncline.log.history.History;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Gate;
import dev.syncline.trace.Kind;
import dev.syncline.trace.ObjectType;
import dev.syncline.trace.Probe;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lets eight threads use locks, semaphores, an event and a queue as fast as they can, replays every event live against
 * the sequential model, and prints how many cannot have happened where they stand.
 *
 * <p>Arguments: how many events, 10,000,000 if not given; and {@code late}, to see the check find something: it records
 * the release of a lock when it is over.
 */
public final class OrderCheck implements EventSink {
    private static final int THREADS = 8;

    private final EntityTable entities = new EntityTable();
    private final History history = new History(entities);
    private long violations;
    private @Nullable String first;

    private OrderCheck() {}

    /** Runs the check; ends with 1 if there was a violation. */
    public static void main(String[] args) throws InterruptedException {
        long most = args.length > 0 ? Long.parseLong(args[0]) : 10_000_000;
        boolean late = args.length > 1 && args[1].equals("late");
        System.exit(new OrderCheck().run(most, late) == 0 ? 0 : 1);
    }

    private long run(long most, boolean late) throws InterruptedException {
        long start = System.nanoTime();
        try (DrainedRing ring = new DrainedRing(this)) {
            Recorder recorder = ring.recorder();
            Busy busy = late ? new LateLock(recorder, entities) : new Mixture(recorder, entities);
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int number = i;
                ActorInfo info = entities.addActor("Thread-" + i, "thread");
                Actor actor = new Actor(info.id(), info.name());
                threads.add(new Thread(() -> actor.run(() -> play(recorder, actor, busy, number, most))));
            }
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
        }
        System.out.printf(
                "%,d events of %d threads on %d objects in %.1f s: %,d violations of the order%n",
                history.events(), THREADS, entities.objects().size(), (System.nanoTime() - start) / 1e9, violations);
        if (first != null) {
            System.out.println("The first: " + first);
        }
        return violations;
    }

    private static void play(Recorder recorder, Actor actor, Busy busy, int number, long most) {
        recorder.record(Kind.STARTED, actor, Probe.NONE, 0, null, null, false);
        for (int round = 0; recorder.claimed() < most; round++) {
            busy.round(number, round);
        }
        recorder.record(Kind.ENDED, actor, Probe.NONE, 0, null, null, false);
    }

    @Override
    public void event(LogEvent event) {
        try {
            history.event(event);
        } catch (AssertionError impossible) {
            if (violations++ == 0) {
                first = impossible.getMessage();
            }
        }
    }

    /** What the threads do, all of them, again and again. */
    @FunctionalInterface
    interface Busy {
        /** Does one round, as thread {@code number}. */
        void round(int number, int round);
    }

    /** A probe for a new object. */
    static Probe probe(
            Recorder recorder, EntityTable entities, String name, ObjectType type, Map<String, Object> attributes) {
        return new Probe(
                recorder, Gate.OPEN, entities.addObject(name, type, attributes).id());
    }
}
