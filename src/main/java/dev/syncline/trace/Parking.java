package dev.syncline.trace;

import java.util.concurrent.locks.LockSupport;

/** How an actor waits by itself at a gate that does not track waiters. */
final class Parking {
    private static final long STANDSTILL_NANOS = 1_000_000;

    private Parking() {}

    /** Does what {@link Gate#await} says, by the clock of {@code gate}; nobody says when that is stopped or set. */
    static boolean await(Gate gate, Actor actor, boolean timed, long deadline) {
        boolean interrupted = false;
        long before = deadline;
        try {
            while (!actor.isCalled() && !actor.isKilled()) {
                if (timed) {
                    long now = gate.nanos();
                    long left = deadline - now;
                    if (left <= 0) {
                        passAgain(gate, actor);
                        return false;
                    }
                    LockSupport.parkNanos(
                            gate, now == before ? Math.max(left, STANDSTILL_NANOS) : gate.wallNanos(left));
                    before = now;
                } else {
                    LockSupport.park(gate);
                }
                interrupted |= Thread.interrupted();
            }
            return true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Stops at the gate before a wait gives up; an actor killed there learns so when it looks once more. */
    private static void passAgain(Gate gate, Actor actor) {
        try {
            gate.pass(actor);
        } catch (Killed killed) {
            actor.kill();
        }
    }
}
