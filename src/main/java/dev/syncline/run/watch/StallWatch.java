package dev.syncline.run.watch;

import dev.syncline.log.ActorInfo;
import dev.syncline.log.EntityTable;
import dev.syncline.log.EventSink;
import dev.syncline.log.ObjectInfo;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Kind;
import dev.syncline.trace.Probe;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.LongPredicate;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds stalls in the log: every actor that has not ended waits without a timeout, and none of them has been released.
 *
 * <p>It counts living and waiting actors, which costs each event next to nothing; only when all wait does it ask the objects
 * whether one of them can proceed. The person at the screen is not counted, but must have no operation in progress,
 * nor one that was done while the log was not read as far as that.
 */
public final class StallWatch implements EventSink {
    /* All but `end` belongs to the thread that drains the log.

    Between threads the log is exact, so what was found is true at that very event. Between processes it is what the processes
    have told: the kernel has buffers and ends of pipes of which there are no events. There nothing is said before nothing
    was recorded for a while, with nothing under way. */

    /** Takes the findings. */
    public interface Findings {
        /** The run is stalled from the event that was shown last. */
        void nobodyGoesOn(List<StuckWait> waits);

        /** This actor proceeds after all; {@link Actor#NOBODY}: the last one has ended. */
        void goesOn(int actor);
    }

    private static final long QUIET_NANOS = 3_000_000_000L;

    private final EntityTable entities;
    private final boolean betweenProcesses;
    private final LongPredicate isPersonBusyAt;
    private final LongSupplier wallNanos;
    private final Findings findings;
    private final List<@Nullable ActorWait> actors = new ArrayList<>();
    private final List<@Nullable ObjectWaits> objects = new ArrayList<>();
    private @Nullable ActorWait person;
    private int living;
    private int still;
    private boolean found;
    private boolean touched;
    private long latest;
    private long quietSince;
    private volatile long end = Long.MAX_VALUE;

    /**
     * Watches one log; both findings are reported on the thread that shows the events.
     *
     * @param betweenProcesses whether the run has worker processes
     * @param isPersonBusyAt whether an operation of the person at the screen is pending, or was at the event of this number or later
     * @param wallNanos the machine's clock
     */
    public StallWatch(
            EntityTable entities,
            boolean betweenProcesses,
            LongPredicate isPersonBusyAt,
            LongSupplier wallNanos,
            Findings findings) {
        this.entities = entities;
        this.betweenProcesses = betweenProcesses;
        this.isPersonBusyAt = isPersonBusyAt;
        this.wallNanos = wallNanos;
        this.findings = findings;
    }

    /** Has no event looked at from this number on: the run is being ended, and every actor leaves its wait. */
    public void endAt(long seq) {
        end = seq;
    }

    @Override
    public void event(
            long seq,
            long t,
            Kind kind,
            int actor,
            int object,
            int value,
            int peer,
            int line,
            boolean timed,
            @Nullable String text) {
        if (seq >= end) {
            return;
        }
        touched = true;
        latest = seq;
        ActorWait who = actor(actor);
        boolean wasStill = who.lives && who.isStill();
        count(who, -1);
        if (kind == Kind.WAITING) {
            who.begin(object, peer, t, timed, text);
            who.ticket = object == Probe.NO_OBJECT ? 0 : object(object).ticket(who.text);
        } else {
            live(who, kind, object);
            if (object != Probe.NO_OBJECT) {
                object(object).event(kind, actor, value, text);
            }
        }
        count(who, 1);
        if (found) {
            boolean wasKilled = kind == Kind.ENDED && living > 0;
            if (!who.isPerson && !wasKilled && (wasStill || kind == Kind.STARTED || living == 0)) {
                found = false;
                findings.goesOn(living == 0 ? Actor.NOBODY : actor);
            }
        }
        if (!found && !betweenProcesses) {
            look();
        }
    }

    /** Looks again, when nothing is under way to the log. */
    public void idle() {
        if (touched) {
            touched = false;
            quietSince = wallNanos.getAsLong();
        }
        boolean goesOn = !found && end == Long.MAX_VALUE;
        if (goesOn && (!betweenProcesses || wallNanos.getAsLong() - quietSince >= QUIET_NANOS)) {
            look();
        }
    }

    private static void live(ActorWait who, Kind kind, int object) {
        who.waits = false;
        switch (kind) {
            case STARTED -> who.lives = true;
            case ENDED -> who.lives = false;
            case RELEASED -> who.lastReleased = object;
            default -> {
                // it proceeds
            }
        }
    }

    private void count(ActorWait who, int by) {
        if (who.counts()) {
            living += by;
            if (who.isStill()) {
                still += by;
            }
        }
    }

    private void look() {
        if (living == 0 || still < living || anyCanGoOn()) {
            return;
        }
        boolean personGoesOn = isPersonBusyAt.test(latest) && (person == null || !person.isStill());
        if (!personGoesOn) {
            found = true;
            findings.nobodyGoesOn(waits());
        }
    }

    private boolean anyCanGoOn() {
        for (ActorWait who : actors) {
            if (who != null && who.counts() && letsGo(who)) {
                return true;
            }
        }
        return false;
    }

    private boolean letsGo(ActorWait who) {
        return who.isJoin() ? hasEnded(who.peer) : object(who.object).letsGo(who, this::hasEnded);
    }

    private boolean hasEnded(int actor) {
        ActorWait who = actor < actors.size() ? actors.get(actor) : null;
        return who != null && !who.lives;
    }

    private List<StuckWait> waits() {
        boolean personHelps = person == null || !person.isStill();
        return actors.stream()
                .filter(Objects::nonNull)
                .filter(ActorWait::counts)
                .sorted(Comparator.comparingLong(who -> who.since))
                .map(who -> wait(who, personHelps))
                .toList();
    }

    private StuckWait wait(ActorWait who, boolean personHelps) {
        if (who.isJoin()) {
            return new StuckWait(who.actor, who.object, who.since, who.peer, Actor.NOBODY, false, List.of());
        }
        ObjectWaits waits = object(who.object);
        boolean helps = personHelps && (!isCondition(who.object) || isFree(who.lastReleased));
        List<String> help = helps ? waits.help(who, this::isPerson) : List.of();
        int holder = waits.holder();
        boolean ended = holder != Actor.NOBODY && hasEnded(holder);
        return new StuckWait(who.actor, who.object, who.since, Actor.NOBODY, holder, ended, help);
    }

    /** Whether the person could take the lock of a condition, which is what its waiter has given up last. */
    private boolean isFree(int lock) {
        return lock == Probe.NO_OBJECT || object(lock).holder() == Actor.NOBODY;
    }

    private boolean isCondition(int object) {
        return entities.objects().get(object).type().endsWith("Condition");
    }

    private boolean isPerson(int actor) {
        return person != null && person.actor == actor;
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
            person = known.isPerson ? known : person;
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
