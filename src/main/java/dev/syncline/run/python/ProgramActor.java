package dev.syncline.run.python;

import dev.syncline.log.ActorInfo;
import dev.syncline.log.LogEvent;
import dev.syncline.python.program.TracerRecord;
import dev.syncline.trace.Kind;
import dev.syncline.trace.Traceback;

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
    ActorPhase waited = ActorPhase.RUNNING; // how, before it was let go without a word since; else RUNNING
    long stoppedAt; // the number of changes by then
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
        waited = ActorPhase.RUNNING;
        started |= event.kind() == Kind.STARTED;
        Kind kind = event.kind();
        boolean waits = phase == ActorPhase.WAITING || phase == ActorPhase.TIMED;
        if (kind == Kind.RELEASED && waits) {
            return; // the lock of a condition, at the beginning of the wait
        }
        switch (kind) {
            case WAITING -> stop(record.timed(), record, event);
            case SLEEPING, WORKING ->
                stop(record.text().isEmpty(), record, event); // a notebook sleeps until its next cell
            case ENDED -> phase = ActorPhase.ENDED;
            default -> phase = ActorPhase.RUNNING;
        }
        if (kind == Kind.RAISED) {
            lastError = Traceback.without(String.valueOf(event.text()));
        }
    }

    /**
     * The program measures its timeouts in nanoseconds, and says how long they are in whole microseconds, at least one. One of 0 is over at
     * once: it needs no grant, even if the kernel puts the thread to sleep for a moment.
     */
    private void stop(boolean timed, TracerRecord record, LogEvent event) {
        if (timed && record.value() <= 0) {
            phase = ActorPhase.RUNNING;
            return;
        }
        phase = timed ? ActorPhase.TIMED : ActorPhase.WAITING;
        deadline = event.t() + record.value() * MICRO + MICRO;
    }

    /** Whether nothing is to be expected from it before others do something, or it is granted an operation. */
    boolean isAtRest() {
        return phase != ActorPhase.RUNNING || info.actsForUser();
    }

    /** It was released from its wait, and is held before it goes on. */
    void beReady() {
        waited = phase;
        phase = ActorPhase.READY;
    }

    /** Whether it was let go and has said nothing since: if it sleeps, it waits for the same again. */
    boolean mayWaitAgain() {
        return phase == ActorPhase.RUNNING && (waited == ActorPhase.WAITING || waited == ActorPhase.TIMED);
    }

    /** Whether a grant lets it proceed. */
    boolean awaitsGrant() {
        return phase == ActorPhase.AT_GATE || phase == ActorPhase.TIMED;
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
