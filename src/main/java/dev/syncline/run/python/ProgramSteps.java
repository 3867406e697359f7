package dev.syncline.run.python;

import dev.syncline.log.ActorInfo;
import dev.syncline.run.actor.RunClock;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Steps a paused program: one actor does its next operation, or ends its sleep, and all others stay where they are. Guarded by
 * the monitor of the actors.
 */
public final class ProgramSteps {
    /** How long a step may take: an actor may have to be started by the operating system. */
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(2);

    /** An actor that sleeps looks at the clock of the run after this time at the latest. */
    private static final long SLICE = TimeUnit.MILLISECONDS.toNanos(60);

    private static final long MILLI = 1_000_000;

    private final ProgramActors actors;
    private final ProgramGate gate;
    private final RunClock clock;
    private boolean stepping;

    /** Steps these actors. */
    ProgramSteps(ProgramActors actors, ProgramGate gate, RunClock clock) {
        this.actors = actors;
        this.gate = gate;
        this.clock = clock;
    }

    /**
     * Lets one actor do its next operation, or end its sleep, and returns its name when that is done or waits.
     *
     * @param name whose turn it is; null for the actor that is held longest
     * @param chosen is told which actor it is, before its turn
     * @throws java.util.NoSuchElementException if there is no such actor
     * @throws IllegalStateException if the run is not paused, or the actor cannot do anything now
     */
    public String step(@Nullable String name, Consumer<ActorInfo> chosen) {
        synchronized (actors) {
            checkPaused();
            if (stepping) {
                throw new IllegalStateException("Another step is in progress; try again.");
            }
            stepping = true;
            try {
                awaitQuiet();
                ProgramActor actor = name == null ? next() : actors.named(name);
                if (actor.phase != ActorPhase.AT_GATE && actor.phase != ActorPhase.TIMED) {
                    throw new IllegalStateException(cannot(actor));
                }
                chosen.accept(actor.info);
                turnOf(actor);
                awaitQuiet();
                return actor.info.name();
            } finally {
                stepping = false;
            }
        }
    }

    private void turnOf(ProgramActor actor) {
        if (actor.phase == ActorPhase.TIMED) {
            actor.phase = ActorPhase.RUNNING;
            actor.wakes = true;
            clock.advanceTo(actor.deadline);
        } else {
            gate.pass(actor);
        }
    }

    private ProgramActor next() {
        return gate.first()
                .or(() -> actors.living().stream()
                        .filter(actor -> actor.phase == ActorPhase.TIMED)
                        .min(Comparator.comparingLong(actor -> actor.deadline)))
                .orElseThrow(() -> new IllegalStateException("No actor can take a step now."));
    }

    private static String cannot(ProgramActor actor) {
        return actor.phase == ActorPhase.WAITING
                ? "%s waits for another actor, and cannot take a step before it is released."
                        .formatted(actor.info.name())
                : "%s cannot take a step: it has ended, or waits for others to end.".formatted(actor.info.name());
    }

    private void checkPaused() {
        if (!gate.isPaused()) {
            throw new IllegalStateException("The run is not paused: pause it first, then step.");
        }
    }

    /** Waits until no actor computes; they say so by their records. */
    private void awaitQuiet() {
        long end = System.nanoTime() + PATIENCE;
        while (actors.living().stream().anyMatch(actor -> actor.phase == ActorPhase.RUNNING)) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                throw new IllegalStateException("A thread is busy computing and does not reach its next operation.");
            }
            long before = System.nanoTime();
            awaitChange(Math.min(left, SLICE));
            checkPaused();
            if (System.nanoTime() - before >= SLICE) {
                nudge();
            }
        }
    }

    /** An actor may have begun to sleep a moment after it said so: then it wakes a moment after its deadline. */
    private void nudge() {
        if (actors.living().stream().anyMatch(actor -> actor.wakes)) {
            clock.advance(MILLI);
        }
    }

    private void awaitChange(long nanos) {
        try {
            TimeUnit.NANOSECONDS.timedWait(actors, Math.max(nanos, MILLI));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The step was given up.", e);
        }
    }
}
