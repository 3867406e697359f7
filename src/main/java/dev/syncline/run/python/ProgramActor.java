package dev.syncline.run.python;

import dev.syncline.log.ActorInfo;
import dev.syncline.log.LogEvent;
import dev.syncline.python.program.TracerRecord;
import dev.syncline.trace.Kind;

/** An actor of a traced program. Guarded by the monitor of its {@link ProgramActors}. */
final class ProgramActor {
    private static final long MICRO = 1_000;

    final int number;
    final ActorInfo info;
    final int pid;
    ActorPhase phase = ActorPhase.RUNNING;
    boolean started;
    boolean signalled;
    boolean wakes;
    long deadline;
    String lastError = "";

    /** The actor of this number in the program, process {@code pid}. */
    ProgramActor(int number, ActorInfo info, int pid) {
        this.number = number;
        this.info = info;
        this.pid = pid;
    }

    /** Follows an event of this actor. */
    void follow(TracerRecord record, LogEvent event) {
        wakes = false;
        started |= event.kind() == Kind.STARTED;
        Kind kind = event.kind();
        boolean waits = phase == ActorPhase.WAITING || phase == ActorPhase.TIMED;
        if (kind == Kind.RELEASED && waits) {
            return; // the lock of a condition, at the beginning of the wait
        }
        switch (kind) {
            case WAITING -> stop(record.timed(), event.t() + record.value() * MICRO);
            case SLEEPING, WORKING -> stop(true, event.t() + event.value() * MICRO);
            case ENDED -> phase = ActorPhase.ENDED;
            default -> phase = ActorPhase.RUNNING;
        }
        if (kind == Kind.RAISED) {
            lastError = String.valueOf(event.text());
        }
    }

    private void stop(boolean timed, long until) {
        phase = timed ? ActorPhase.TIMED : ActorPhase.WAITING;
        deadline = until;
    }

    /** Whether it is the main thread of the first process. */
    boolean isMain() {
        return info.id() == 0;
    }

    /** Whether it is a process, or the main thread of one. */
    boolean isProcess() {
        return info.kind().equals("process");
    }
}
