package dev.syncline.run.python;

import dev.syncline.run.actor.RunClock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Tells a traced program how the clock of its run goes, and knows what that clock showed when something happened a moment ago.
 * Thread-safe.
 */
final class ProgramClock implements RunClock.Follower {
    private static final int KEPT = 64;

    private final RunClock.Follower program;
    private final Deque<Stretch> latestFirst = new ArrayDeque<>();

    /** How the clock went from a moment of the machine's clock on. */
    private record Stretch(boolean stopped, double speed, long shown, long wall) {
        long at(long when) {
            return stopped ? shown : shown + (long) ((when - wall) * speed);
        }
    }

    /** Passes each change on to {@code program}. */
    ProgramClock(RunClock.Follower program) {
        this.program = program;
    }

    @Override
    public void clock(boolean stopped, double speed, long shown, long wall) {
        synchronized (this) {
            latestFirst.addFirst(new Stretch(stopped, speed, shown, wall));
            if (latestFirst.size() > KEPT) {
                latestFirst.removeLast();
            }
        }
        program.clock(stopped, speed, shown, wall);
    }

    /** What the clock of the run showed when the machine's clock showed {@code wall}. */
    synchronized long at(long wall) {
        long next = Long.MAX_VALUE;
        for (Iterator<Stretch> all = latestFirst.iterator(); all.hasNext(); ) {
            Stretch stretch = all.next();
            if (wall >= stretch.wall || !all.hasNext()) {
                return Math.max(0, Math.min(next, stretch.at(Math.max(wall, stretch.wall))));
            }
            next = stretch.shown;
        }
        return 0;
    }
}
