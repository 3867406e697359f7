package dev.syncline.run.python;

import dev.syncline.log.ActorInfo;
import dev.syncline.log.EntityTable;
import dev.syncline.log.LogEvent;
import dev.syncline.python.program.TracerRecord;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The actors of a traced program, by the numbers that it gave them. The monitor guards them; a change wakes its waiters. */
final class ProgramActors {
    private final EntityTable entities;
    private final Map<Integer, ProgramActor> byNumber = new LinkedHashMap<>();
    private final Set<String> names = new HashSet<>();
    private final Set<Integer> helpers = new HashSet<>();
    private long changes;

    /** Adds them to {@code entities}. */
    ProgramActors(EntityTable entities) {
        this.entities = entities;
    }

    /** An actor becomes known; the second time, nothing happens. */
    synchronized void add(int number, String name, String kind, int pid) {
        if (!byNumber.containsKey(number)) {
            ActorInfo info = entities.addActor(UniqueNames.next(names, name), kind);
            byNumber.put(number, new ProgramActor(number, info, pid));
            change();
        }
    }

    /** A process becomes known that is no actor, but for which actors wait, such as the server of forks. */
    synchronized void addHelper(int pid) {
        helpers.add(pid);
        change();
    }

    /** The program itself sends a signal to this process. */
    synchronized void signalled(int number) {
        ProgramActor actor = byNumber.get(number);
        if (actor != null) {
            actor.signalled = true;
        }
    }

    /** How many there are. */
    synchronized int size() {
        return byNumber.size();
    }

    /** How many processes there are that have not ended. */
    synchronized long processes() {
        return byNumber.values().stream()
                .filter(actor -> actor.isProcess() && actor.phase != ActorPhase.ENDED)
                .count();
    }

    /** The number in the log of the actor that has this number in the program; {@link Actor#NOBODY} for 0. */
    synchronized int logNumber(int number) {
        ProgramActor actor = byNumber.get(number);
        return actor == null ? Actor.NOBODY : actor.info.id();
    }

    /** The actor of this number; null if it is not known. */
    synchronized @Nullable ProgramActor find(int number) {
        return byNumber.get(number);
    }

    /** The actor of this name. */
    synchronized ProgramActor named(String name) {
        return byNumber.values().stream()
                .filter(actor -> actor.info.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("There is no actor '%s' in this run.".formatted(name)));
    }

    /** The actor of this number in a schedule, which leaves out the user; null if there is none. */
    synchronized @Nullable ProgramActor scheduled(int number) {
        return byNumber.values().stream()
                .filter(actor -> !actor.info.actsForUser())
                .skip(number)
                .findFirst()
                .orElse(null);
    }

    /** Something has changed: wakes those that wait for it. The monitor is held. */
    void change() {
        changes++;
        notifyAll();
    }

    /** A number that grows with every change. */
    synchronized long changes() {
        return changes;
    }

    /** Whether the program has begun, and nothing is to be expected from any actor before it is granted something. */
    synchronized boolean areAtRest() {
        return !byNumber.isEmpty() && byNumber.values().stream().allMatch(ProgramActor::isAtRest);
    }

    /** Those that are held before they go on after a wait, in the order in which they began to wait. The monitor is held. */
    Stream<ProgramActor> ready() {
        return byNumber.values().stream()
                .filter(actor -> actor.phase == ActorPhase.READY)
                .sorted(Comparator.comparingLong(actor -> actor.stoppedAt));
    }

    /** Whether one is ready to go on, or was let go and has said nothing since. The monitor is held. */
    boolean areAnyLetGo() {
        return byNumber.values().stream().anyMatch(actor -> actor.phase == ActorPhase.READY || actor.mayWaitAgain());
    }

    /** Whether the time of one of them has come, and it has not said yet that it is awake. */
    synchronized boolean isAnyWaking() {
        return byNumber.values().stream().anyMatch(actor -> actor.wakes);
    }

    /**
     * All threads were asleep: those actors that were let go, and have said nothing since, wait again for the same. Returns whether
     * there was one.
     */
    synchronized boolean waitAgain() {
        List<ProgramActor> again =
                byNumber.values().stream().filter(ProgramActor::mayWaitAgain).toList();
        again.forEach(actor -> actor.phase = actor.waited);
        if (!again.isEmpty()) {
            change();
        }
        return !again.isEmpty();
    }

    /** Whether all of them have ended. */
    synchronized boolean haveAllEnded() {
        return !byNumber.isEmpty() && byNumber.values().stream().allMatch(actor -> actor.phase == ActorPhase.ENDED);
    }

    /** The ids of their processes, and of those that help them; some may have ended. */
    synchronized Set<Integer> processIds() {
        return Stream.concat(byNumber.values().stream().map(actor -> actor.pid), helpers.stream())
                .collect(Collectors.toSet());
    }

    /** Those that have started and not ended. */
    synchronized List<ProgramActor> living() {
        List<ProgramActor> living = new ArrayList<>(byNumber.values());
        living.removeIf(actor -> !actor.started || actor.phase == ActorPhase.ENDED);
        return living;
    }

    /**
     * Follows an event of an actor; returns whether it belongs in the log. The start and the end of a process may be recorded twice, by
     * itself and by the parent that joins it.
     */
    synchronized boolean follow(TracerRecord record, LogEvent event) {
        ProgramActor actor = byNumber.get(record.actor());
        boolean isKnown = event.kind() == Kind.STARTED && actor != null && actor.started;
        if (actor == null || actor.phase == ActorPhase.ENDED || isKnown) {
            return false;
        }
        actor.follow(record, event);
        actor.stoppedAt = changes;
        change();
        return true;
    }
}
