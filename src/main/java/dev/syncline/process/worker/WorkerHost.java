package dev.syncline.process.worker;

import dev.syncline.trace.Actor;

/** What a run does for its workers, on the threads of the server that are their proxies. */
public interface WorkerHost {
    /** Returns when the actor, whose worker is at {@code line} of the scenario, may do its next operation. */
    void pass(Actor actor, int line);

    /** Waits {@code nanos} of the run's clock, while the actor works or sleeps. */
    void rest(Actor actor, long nanos);

    /** Whether actors that wait are held until it is their turn to try again. */
    boolean leadsWaits();

    /** Holds the actor, whose wait is not over, as {@link dev.syncline.trace.Gate#awaitTurn} does. */
    boolean awaitTurn(Actor actor, long limitNanos, boolean again);

    /** Whether the last event of the actor is recorded. */
    boolean hasEnded(Actor actor);

    /** The current value of a knob. */
    Object knob(String name);

    /**
     * Begins an actor for a thread of a worker, and returns its number.
     *
     * @param proxy is run on the thread of the server that is the proxy of the actor; the actor has ended when it
     *     returns
     */
    int beginThread(String name, Actor starter, Runnable proxy);

    /** Reports that events which a worker had recorded never arrived, which must not happen. */
    void lost(String actor, long events);

    /** Ends the run because the process of an actor ended before it began; {@code sentence} is the reason. */
    void didNotBegin(String actor, String sentence);

    /** Reports that an actor ended with an uncaught error. */
    void failed(String actor, String sentence);
}
