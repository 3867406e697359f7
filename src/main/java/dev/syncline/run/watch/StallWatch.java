package dev.syncline.run.watch;

import dev.syncline.log.ActorInfo;
import dev.syncline.log.EntityTable;
import dev.syncline.log.EventSink;
import dev.syncline.log.LogEvent;
import dev.syncline.log.ObjectInfo;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Family;
import dev.syncline.trace.Kind;
import dev.syncline.trace.Probe;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.function.LongPredicate;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds stalls in the log: every living actor waits without a timeout, and none of them has been released.
 *
 * <p>It counts living and waiting actors, which costs next to nothing per event; only when all wait does it ask the
 * objects whether one of them can proceed. "You" is not counted, but must have no operation in progress, and none that
 * was completed beyond the point up to which the log has been read.
 */
public final class StallWatch implements EventSink {
    /*
     * All but `end` belongs to the drainer's thread.
     *
     * Between threads the log is exact, so what was found is true at that very event. Between processes it has only
     * what the processes recorded: there are no events about the kernel's buffers and open ends of pipes. There a stall
     * is reported only when nothing was recorded for a while, with nothing in flight; on a loaded machine a process may
     * be about to act, and get no processor for that while.
     */

    /** Takes the findings. */
    public interface Findings {
        /** The run is stalled from the event that was shown last. */
        void onStall(List<StuckWait> waits);

        /** This actor proceeds after all; {@link Actor#NOBODY}: the last one has ended. */
        void onProgress(int actor);
    }

    private static final long QUIET_NANOS = 3_000_000_000L;

    /** A process that was given no processor for so long is not waited for any longer. */
    private static final long STARVED_NANOS = 30_000_000_000L;

    private final EntityTable entities;
    private final boolean betweenProcesses;
    private final LongPredicate isUserBusyAt;
    private final LongSupplier wallNanos;
    private final IntPredicate isAwake;
    private final Findings findings;
    private final List<@Nullable ActorWait> actors = new ArrayList<>();
    private final List<@Nullable ObjectWaits> objects = new ArrayList<>();
    private @Nullable ActorWait user;
    private int living;
    private int blocked;
    private boolean found;
    private boolean touched;
    private long latest;
    private long quietSince;
    private volatile long end = Long.MAX_VALUE;

    /**
     * Watches one log; both findings are reported on the thread that shows the events.
     *
     * @param betweenProcesses whether the run has worker processes
     * @param isUserBusyAt whether an operation of the user is pending, or was at the event of this number or later
     * @param wallNanos the machine's clock
     * @param isAwake whether a thread of the process of this id runs, or would if it were given a processor
     */
    public StallWatch(
            EntityTable entities,
            boolean betweenProcesses,
            LongPredicate isUserBusyAt,
            LongSupplier wallNanos,
            IntPredicate isAwake,
            Findings findings) {
        this.entities = entities;
        this.betweenProcesses = betweenProcesses;
        this.isUserBusyAt = isUserBusyAt;
        this.wallNanos = wallNanos;
        this.isAwake = isAwake;
        this.findings = findings;
    }

    /** Ignores all events from this number on: the run is being ended, and every actor leaves its wait. */
    public void endAt(long seq) {
        end = seq;
    }

    @Override
    public void event(LogEvent event) {
        if (event.seq() >= end) {
            return;
        }
        touched = true;
        latest = event.seq();
        ActorWait who = actor(event.actor());
        boolean wasBlocked = who.isAlive && who.isBlocked();
        count(who, -1);
        if (event.kind() == Kind.WAITING) {
            who.begin(event);
            who.ticket = event.object() == Probe.NO_OBJECT
                    ? 0
                    : object(event.object()).ticket(who.text);
        } else {
            live(who, event);
            if (event.object() != Probe.NO_OBJECT) {
                object(event.object()).event(event);
            }
        }
        count(who, 1);
        if (found) {
            boolean wasKilled = event.kind() == Kind.ENDED && living > 0;
            if (!who.isUser && !wasKilled && (wasBlocked || event.kind() == Kind.STARTED || living == 0)) {
                found = false;
                findings.onProgress(living == 0 ? Actor.NOBODY : event.actor());
            }
        }
        if (!found && !betweenProcesses) {
            look();
        }
    }

    /** Checks again when the ring is empty. */
    public void idle() {
        if (touched) {
            touched = false;
            quietSince = wallNanos.getAsLong();
        }
        boolean isWatching = !found && end == Long.MAX_VALUE;
        if (isWatching && (!betweenProcesses || wallNanos.getAsLong() - quietSince >= QUIET_NANOS)) {
            look();
        }
    }

    private static void live(ActorWait who, LogEvent event) {
        if (event.kind() == Kind.ENDED) {
            who.end();
        }
        who.waits = false;
        switch (event.kind()) {
            case STARTED -> who.start(event.value());
            case RELEASED -> who.lastReleased = event.object();
            default -> {
                // it proceeds
            }
        }
    }

    private void count(ActorWait who, int by) {
        if (who.counts()) {
            living += by;
            if (who.isBlocked()) {
                blocked += by;
            }
        }
    }

    private void look() {
        int stuck = betweenProcesses ? blocked + blockedByKilled() : blocked;
        if (living == 0 || stuck < living || anyCanProceed()) {
            return;
        }
        boolean userIsBusy = isUserBusyAt.test(latest) && (user == null || !user.isBlocked());
        if (!userIsBusy && !anyIsStarved()) {
            found = true;
            findings.onStall(waits());
        }
    }

    /** Whether a process is about to act, but gets no processor, and was not waited for too long. */
    private boolean anyIsStarved() {
        return betweenProcesses
                && wallNanos.getAsLong() - quietSince < STARVED_NANOS
                && actors.stream().anyMatch(who -> who != null && who.isProcess() && isAwake.test(who.process));
    }

    /** How many actors wait with a timeout that does not help them, because of an actor that was killed. */
    private int blockedByKilled() {
        return (int) actors.stream()
                .filter(who -> who != null && who.counts() && who.waits && !who.isBlocked())
                .filter(who -> killedAt(who.object) != Actor.NOBODY)
                .count();
    }

    /**
     * The process that was killed while it waited for this object, if another one now waits for it: then nobody gets
     * the lock inside the object, and nobody leaves it any more, not even by a timeout. {@link Actor#NOBODY} if it is
     * not so.
     */
    private int killedAt(int object) {
        boolean isHeld = betweenProcesses
                && object != Probe.NO_OBJECT
                && !isCondition(object) // its lock is an object of its own
                && actors.stream()
                        .anyMatch(who -> who != null && who.object == object && who.isAlive && who.mayWaitForKilled());
        return !isHeld
                ? Actor.NOBODY
                : actors.stream()
                        .filter(who -> who != null && who.killedAt == object)
                        .mapToInt(who -> who.actor)
                        .findFirst()
                        .orElse(Actor.NOBODY);
    }

    private boolean anyCanProceed() {
        for (ActorWait who : actors) {
            if (who != null && who.counts() && canProceed(who)) {
                return true;
            }
        }
        return false;
    }

    private boolean canProceed(ActorWait who) {
        if (who.isJoin()) {
            return hasEnded(who.peer);
        }
        return killedAt(who.object) == Actor.NOBODY && object(who.object).canProceed(who, this::hasEnded);
    }

    private boolean hasEnded(int actor) {
        ActorWait who = actor < actors.size() ? actors.get(actor) : null;
        return who != null && !who.isAlive;
    }

    private List<StuckWait> waits() {
        boolean userCanHelp = user == null || !user.isBlocked();
        return actors.stream()
                .filter(Objects::nonNull)
                .filter(ActorWait::counts)
                .sorted(Comparator.comparingLong(who -> who.since))
                .map(who -> wait(who, userCanHelp))
                .toList();
    }

    private StuckWait wait(ActorWait who, boolean userCanHelp) {
        if (who.isJoin()) {
            return new StuckWait(
                    who.actor, who.object, who.since, who.peer, Actor.NOBODY, false, Actor.NOBODY, List.of());
        }
        ObjectWaits waits = object(who.object);
        int killed = killedAt(who.object);
        boolean helps = userCanHelp && killed == Actor.NOBODY && (!isCondition(who.object) || isFree(who.lastReleased));
        List<String> help = helps ? waits.help(who, this::isUser) : List.of();
        int holder = waits.holder();
        boolean ended = holder != Actor.NOBODY && hasEnded(holder);
        return new StuckWait(who.actor, who.object, who.since, Actor.NOBODY, holder, ended, killed, help);
    }

    /** Whether the user could acquire the lock of a condition, which is the lock that its waiter released last. */
    private boolean isFree(int lock) {
        return lock == Probe.NO_OBJECT || object(lock).holder() == Actor.NOBODY;
    }

    private boolean isCondition(int object) {
        return entities.objects().get(object).type().is(Family.CONDITION);
    }

    private boolean isUser(int actor) {
        return user != null && user.actor == actor;
    }

    private ActorWait actor(int id) {
        while (actors.size() <= id) {
            actors.add(null);
        }
        ActorWait known = actors.get(id);
        if (known == null) {
            List<ActorInfo> all = entities.actors();
            known = new ActorWait(id, id < all.size() && all.get(id).actsForUser());
            actors.set(id, known);
            user = known.isUser ? known : user;
        }
        return known;
    }

    private ObjectWaits object(int id) {
        while (objects.size() <= id) {
            objects.add(null);
        }
        ObjectWaits known = objects.get(id);
        if (known == null) {
            List<ObjectInfo> all = entities.objects();
            known = id < all.size() ? ObjectWaits.of(all.get(id), betweenProcesses) : new OtherWaits(true);
            objects.set(id, known);
        }
        return known;
    }
}
