package dev.syncline.process.worker;

import dev.syncline.trace.Actor;
import dev.syncline.trace.Gate;

/** What a run does for its workers, on threads of the server that stand in for them. */
public interface WorkerHost {
    /** The gate of the run. */
    Gate gate();

    /** Takes so much time of the run's clock, as work or sleep of the actor. */
    void rest(Actor actor, long nanos);

    /** The value of a knob, now. */
    Object knob(String name);

    /**
     * Begins an actor that is a thread of a worker, and returns its number.
     *
     * @param standIn is done on a thread of the server that plays the actor; the actor has ended when it returns
     */
    int beginThread(String name, Actor starter, Runnable standIn);

    /** Notes that so many events that a worker had recorded never came, which must not happen. */
    void lost(String actor, long events);

    /** Ends the run, because the process of an actor ended before it began; the reason is a sentence. */
    void didNotBegin(String actor, String sentence);

    /** Notes that an actor ended with an error that nobody caught. */
    void failed(String actor, String sentence);
}
