package dev.syncline.run.python;

import java.util.OptionalInt;

/** How the actors of a traced program end: by themselves, by an error, or because their process was killed. */
final class ProgramEnds {
    private static final int SIGNALLED = 128;
    private static final int SIGKILL = 9;
    private static final int STOPPED = -1;

    private final ProgramActors actors;
    private final ProgramEvents events;
    private final ProgramRun.Listener listener;
    private final ChildWatch children = new ChildWatch();
    private volatile boolean areExpected;
    private long seen;

    /** Tells {@code listener} of ends that the program did not intend, and adds those that nobody recorded to {@code events}. */
    ProgramEnds(ProgramActors actors, ProgramEvents events, ProgramRun.Listener listener) {
        this.actors = actors;
        this.events = events;
        this.listener = listener;
    }

    /** From now on, the run ends the program. */
    void expected() {
        areExpected = true;
    }

    /** An actor has ended with this value. */
    void ended(ProgramActor actor, int value) {
        if (areExpected) {
            return;
        }
        if (value < 0 && (actor.isProcess() || actor.isMain()) && !actor.signalled) {
            listener.died(actor.info.name(), -value);
        } else if (value > 0 && !actor.lastError.isEmpty()) {
            listener.failed(actor.info.name(), actor.lastError);
        }
    }

    /** Ends all actors that could not say so themselves; {@code status} is the exit status of the main process. */
    void endAll(int status) {
        for (ProgramActor actor : actors.living()) {
            events.endedSilently(actor, silentEnd(actor, status));
        }
    }

    private static int silentEnd(ProgramActor actor, int status) {
        if (actor.isMain() && status > SIGNALLED) {
            return SIGNALLED - status;
        }
        return actor.isProcess() ? -SIGKILL : STOPPED;
    }

    /** Looks for processes that were killed and could not say so; {@code recorded} is how many events there are by now. */
    void lookForKilled(long recorded) {
        if (seen != recorded) {
            seen = recorded;
            children.restart();
        }
        long now = System.nanoTime();
        for (ProgramActor actor : actors.living()) {
            OptionalInt signal = actor.isProcess() ? children.killedBy(actor.pid, now) : OptionalInt.empty();
            signal.ifPresent(number -> events.endedSilently(actor, -number));
        }
    }
}
