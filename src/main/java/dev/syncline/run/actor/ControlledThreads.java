package dev.syncline.run.actor;

import dev.syncline.trace.Actor;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The actors whose threads are in the server, and those of worker processes, which they act for.
 *
 * @param gate at which they are held
 * @param threads all of them
 */
public record ControlledThreads(RunGate gate, ActorThreads threads) implements ControlledActors<Actor> {
    private static final long PATIENCE = Duration.ofSeconds(2).toNanos();

    /** The same if a process may have to be started for an operation, on a machine that is busy. */
    private static final long PATIENCE_WITH_PROCESSES = Duration.ofSeconds(20).toNanos();

    @Override
    public Actor find(String name) {
        return threads.find(name);
    }

    @Override
    public @Nullable Actor numbered(int number) {
        return threads.numbered(number);
    }

    @Override
    public Optional<Actor> first() {
        return gate.first();
    }

    @Override
    public String name(Actor actor) {
        return actor.name();
    }

    @Override
    public boolean isWaiting(Actor actor) {
        return gate.states().state(actor) == ActorState.WAITING;
    }

    @Override
    public boolean awaitsGrant(Actor actor) {
        return gate.awaitsGrant(actor);
    }

    @Override
    public boolean grant(Actor actor, long step) {
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
        return gate.states().isQuiet();
    }

    @Override
    public boolean awaitQuiet(BooleanSupplier matters) {
        return gate.states().awaitQuiet(matters, gate.hasProcesses() ? PATIENCE_WITH_PROCESSES : PATIENCE);
    }

    @Override
    public void lookAgain() {
        gate.states().lookAgain();
    }

    @Override
    public boolean isOneByOne() {
        return gate.states().isOneByOne();
    }

    @Override
    public void whenStopped(Runnable listener) {
        gate.whenStopped(listener);
    }
}
