package dev.syncline.run.python;

import dev.syncline.python.program.TracedProgram;
import java.util.List;
import java.util.OptionalInt;

/** How the actors of a traced program end: by themselves, by an error, or because their process was killed. */
final class ProgramEnds {
    private static final int SIGNALLED = 128;
    private static final int SIGKILL = 9;
    private static final int STOPPED = -1;
    private static final String UNKNOWN = "The program was killed, or ended in a way that it could not say.";

    private final ProgramActors actors;
    private final ProgramEvents events;
    private final ProgramListener listener;
    private final ChildWatch children = new ChildWatch();
    private volatile boolean areExpected;
    private int mainSignal;
    private long seen;

    /** Tells {@code listener} of ends that the program did not intend, and adds those that nobody recorded to {@code events}. */
    ProgramEnds(ProgramActors actors, ProgramEvents events, ProgramListener listener) {
        this.actors = actors;
        this.events = events;
        this.listener = listener;
    }

    /** From now on, the run ends the program. */
    void expected() {
        areExpected = true;
    }

    /** Looks whether the guard has ended the program; from then on, the ends of its actors are expected. */
    void lookAtLimits(TracedProgram program) {
        if (!areExpected) {
            program.overLimit().ifPresent(why -> {
                expected();
                listener.broken(why);
            });
        }
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

    /** The main process has ended with this status; others may be left. */
    void mainEnded(int status) {
        mainSignal = Math.max(0, status - SIGNALLED);
    }

    /**
     * Ends all actors that could not say so themselves.
     *
     * @param status the exit status of the main process, if the server has started the program
     * @param isStopped whether the run was stopped; a program that the server has not started goes on then, without being traced
     */
    void endAll(TracedProgram program, int status, boolean isStopped) {
        if (program.isAttached()) {
            endAttached(/* goesOn= */ isStopped);
            return;
        }
        for (ProgramActor actor : actors.living()) {
            events.endedSilently(actor, silentEnd(actor, status));
        }
    }

    /** The same for a program of which nobody knows how it ended. */
    private void endAttached(boolean goesOn) {
        List<ProgramActor> living = actors.living();
        if (!goesOn && living.stream().anyMatch(ProgramActor::isMain)) {
            expected();
            listener.end(UNKNOWN);
        }
        for (ProgramActor actor : living) {
            events.endedSilently(actor, goesOn ? STOPPED : silentEnd(actor, 0));
        }
    }

    private static int silentEnd(ProgramActor actor, int status) {
        if (actor.isMain() && status > SIGNALLED) {
            return SIGNALLED - status;
        }
        return actor.isProcess() ? -SIGKILL : STOPPED;
    }

    /** Looks for actors whose process was killed and could not say so; {@code recorded} is how many events there are by now. */
    void lookForKilled(long recorded) {
        if (seen != recorded) {
            seen = recorded;
            children.restart();
        }
        long now = System.nanoTime();
        List<ProgramActor> living = actors.living();
        int main = living.stream()
                .filter(ProgramActor::isMain)
                .mapToInt(actor -> actor.pid)
                .findFirst()
                .orElse(0);
        for (ProgramActor actor : living) {
            OptionalInt signal = children.killedBy(actor.pid, actor.pid == main ? mainSignal : 0, now);
            signal.ifPresent(
                    number -> events.endedSilently(actor, actor.isProcess() || actor.isMain() ? -number : STOPPED));
        }
    }
}
