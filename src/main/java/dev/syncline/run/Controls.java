package dev.syncline.run;

import dev.syncline.run.actor.NextOperation;
import dev.syncline.run.actor.OperationResult;
import dev.syncline.run.actor.UserConsole;
import dev.syncline.run.spec.Signal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a user can do to a run; each method throws {@link IllegalStateException} when the run has ended. */
interface Controls {
    /** Holds all actors at their next operation. */
    void pause();

    /** Lets all actors continue. */
    void continueRun();

    /**
     * Lets one actor of the paused run, or the one that has waited longest, do its next operation; returns its name.
     */
    String step(@Nullable String actor);

    /** The next operation of each actor that the pause holds before one. */
    List<NextOperation> next();

    /** Sets the speed of the clock by which work, sleep and timeouts are measured. */
    void speed(double times);

    /** The speed of the run's clock, relative to the machine's. */
    double speed();

    /** Sets the least time between two operations, in milliseconds; 0 for none. */
    void tempo(int millis);

    /** Sets knobs; throws {@link dev.syncline.scenario.BadKnob} for a value that a knob does not take. */
    void turn(Map<String, ?> values);

    /** Lets the actor "You" do one operation on an object. */
    OperationResult operate(String object, String operation, @Nullable Object argument);

    /**
     * Where the user types code.
     *
     * @throws UnsupportedOperationException if the run is not of a Python program
     */
    default UserConsole console() {
        throw new UnsupportedOperationException(
                "This run is not on Python, so there is no program to type into: start it again with Python as engine.");
    }

    /** Sends a signal to a process. */
    void signal(String actor, Signal signal);
}
