package dev.syncline.trace;

import java.util.concurrent.locks.LockSupport;

/** The wait of an actor at a gate that does not keep track of waiters. */
final class Parking {
    private static final long STANDSTILL_NANOS = 1_000_000;

    private Parking() {}

    /** Implements {@link Gate#await} by the clock of {@code gate}, which may stop or be set without notice. */
    static boolean await(Gate gate, Actor actor, boolean timed, long deadline) {
        long before = deadline;
        try (HeldInterrupt interrupt = new HeldInterrupt()) {
            while (!actor.isSignalled() && !actor.isKilled()) {
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
                interrupt.hold();
            }
            return true;
        }
    }

    /** Passes the gate once more before a wait times out; an actor that is killed there finds out at its next check. */
    private static void passAgain(Gate gate, Actor actor) {
        try {
            gate.pass(actor);
        } catch (Killed killed) {
            actor.kill();
        }
    }
}
