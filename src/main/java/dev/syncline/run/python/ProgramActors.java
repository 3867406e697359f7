package dev.syncline.run.python;

import dev.syncline.log.ActorInfo;
import dev.syncline.log.EntityTable;
import dev.syncline.log.LogEvent;
import dev.syncline.python.program.TracerRecord;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The actors of a traced program, by the numbers that it gave them. The monitor guards them; a change wakes its waiters. */
final class ProgramActors {
    private final EntityTable entities;
    private final Map<Integer, ProgramActor> byNumber = new LinkedHashMap<>();
    private final Set<String> names = new HashSet<>();

    /** Adds them to {@code entities}. */
    ProgramActors(EntityTable entities) {
        this.entities = entities;
    }

    /** An actor becomes known; the second time, nothing happens. */
    synchronized void add(int number, String name, String kind, int pid) {
        if (!byNumber.containsKey(number)) {
            ActorInfo info = entities.addActor(UniqueNames.next(names, name), kind);
            byNumber.put(number, new ProgramActor(number, info, pid));
        }
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
        notifyAll();
        return true;
    }
}
