package dev.syncline.run.python;

import dev.syncline.run.actor.ControlledActors;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The actors of a traced program, for the step scheduler. */
record ControlledProgram(ProgramActors actors, ProgramGate gate, ProgramQuiet quiet)
        implements ControlledActors<ProgramActor> {
    @Override
    public ProgramActor find(String name) {
        return actors.named(name);
    }

    @Override
    public @Nullable ProgramActor numbered(int number) {
        return actors.scheduled(number);
    }

    @Override
    public Optional<ProgramActor> first() {
        synchronized (actors) {
            return gate.first()
                    .or(() -> actors.living().stream()
                            .filter(ProgramActor::awaitsGrant)
                            .min(Comparator.comparingLong(actor -> actor.deadline)));
        }
    }

    @Override
    public String name(ProgramActor actor) {
        return actor.info.name();
    }

    @Override
    public boolean isWaiting(ProgramActor actor) {
        synchronized (actors) {
            return actor.phase == ActorPhase.WAITING;
        }
    }

    @Override
    public boolean awaitsGrant(ProgramActor actor) {
        synchronized (actors) {
            return actor.awaitsGrant();
        }
    }

    @Override
    public boolean grant(ProgramActor actor, long step) {
        return gate.grant(actor, step);
    }

    @Override
    public boolean isPaused() {
        return gate.isPaused();
    }

    @Override
    public void force(boolean on) {
        gate.force(on);
    }

    @Override
    public boolean isQuiet() {
        return quiet.isNow();
    }

    @Override
    public boolean awaitQuiet(BooleanSupplier matters) {
        return quiet.await(matters);
    }

    @Override
    public void lookAgain() {
        synchronized (actors) {
            actors.notifyAll();
        }
    }

    @Override
    public boolean isOneByOne() {
        return false; // another process cannot make the next grant
    }

    @Override
    public void whenStopped(Runnable listener) {
        // nobody knows at once that the program is quiet
    }
}
