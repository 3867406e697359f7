package dev.syncline.run.actor;

import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/**
 * The clock of a run: nanoseconds since it began, without the time during which it was paused, and slower or faster than
 * the machine's clock if the run is.
 *
 * <p>Readers take no lock: each change replaces one immutable reading. A thread that was overtaken by a change may read
 * a little too much; the sequence numbers, not the clock, are the order.
 */
public final class RunClock implements LongSupplier {
    /** What the clock showed at a moment of the machine's clock, and how fast it runs from there. */
    private record Reading(boolean paused, boolean held, double speed, long shown, long wall) {
        boolean isStopped() {
            return paused || held;
        }

        long at(long now) {
            if (isStopped()) {
                return shown;
            }
            return shown + (speed == 1 ? now - wall : (long) ((now - wall) * speed));
        }
    }

    /** Is told of every change of the clock. */
    public interface Follower {
        /**
         * Takes a change.
         *
         * @param stopped whether it is stopped
         * @param speed relative to the machine's clock
         * @param shown what it showed at the moment of the change
         * @param wall what the machine's clock showed then
         */
        void clock(boolean stopped, double speed, long shown, long wall);
    }

    private volatile Reading reading = new Reading(false, false, 1, 0, System.nanoTime());
    private Follower follower = (stopped, speed, shown, wall) -> {};

    /** Nanoseconds since the run began. */
    @Override
    public long getAsLong() {
        return reading.at(System.nanoTime());
    }

    /** Whether it is stopped. */
    boolean isStopped() {
        return reading.isStopped();
    }

    /** How fast it runs, relative to the machine's clock. */
    public double speed() {
        return reading.speed;
    }

    /** How long it takes on the machine's clock until this clock, while it runs, has moved on by {@code nanos}. */
    long wallNanos(long nanos) {
        double speed = reading.speed;
        return speed == 1 ? nanos : (long) Math.ceil(nanos / speed);
    }

    /** Begins at 0: the run begins now. */
    public void begin() {
        beginAt(Long.MAX_VALUE);
    }

    /** Begins at 0: the run has begun when the machine's clock showed {@code wall}, which may be a moment ago. */
    public void beginAt(long wall) {
        change(now -> new Reading(now.paused, now.held, now.speed, 0, Math.min(now.wall, wall)));
    }

    /** Stops the clock. */
    public void stop() {
        change(now -> new Reading(true, now.held, now.speed, now.shown, now.wall));
    }

    /** Makes it stand still as long as it is held, whether it is stopped or not. */
    public void hold(boolean on) {
        if (reading.held != on) {
            change(now -> new Reading(now.paused, on, now.speed, now.shown, now.wall));
        }
    }

    /** Starts the clock from where it was stopped. */
    public void start() {
        change(now -> new Reading(false, now.held, now.speed, now.shown, now.wall));
    }

    /** Sets the speed: how many times as fast as the machine's clock it runs. */
    public void speed(double times) {
        change(now -> new Reading(now.paused, now.held, times, now.shown, now.wall));
    }

    /** Moves on by {@code nanos} at once. */
    public void advance(long nanos) {
        change(now -> new Reading(now.paused, now.held, now.speed, now.shown + nanos, now.wall));
    }

    /** Moves on to this time at once, unless it is past it. */
    public void advanceTo(long nanos) {
        change(now -> new Reading(now.paused, now.held, now.speed, Math.max(now.shown, nanos), now.wall));
    }

    /** Tells {@code newFollower} how the clock runs, now and whenever that changes. */
    public synchronized void follow(Follower newFollower) {
        follower = newFollower;
        tell();
    }

    /** Replaces the current reading, which does not change meanwhile. */
    private synchronized void change(UnaryOperator<Reading> next) {
        long wall = System.nanoTime();
        Reading before = reading;
        reading = next.apply(new Reading(before.paused, before.held, before.speed, before.at(wall), wall));
        tell();
    }

    private void tell() {
        Reading now = reading;
        follower.clock(now.isStopped(), now.speed, now.shown, now.wall);
    }
}
