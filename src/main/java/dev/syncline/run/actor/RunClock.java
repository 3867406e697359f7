package dev.syncline.run.actor;

import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/**
 * The clock of a run: nanoseconds since it began, without the time that it was paused, and slower or faster than the
 * machine's clock if the run is.
 *
 * <p>Readers take no lock: each change replaces one immutable reading. A thread that was overtaken by a change may read
 * a little too much; whoever needs order takes the sequence numbers.
 */
public final class RunClock implements LongSupplier {
    /** What the clock showed at a moment of the machine's clock, and how it goes on from there. */
    private record Reading(boolean still, double speed, long shown, long wall) {
        long at(long now) {
            if (still) {
                return shown;
            }
            return shown + (speed == 1 ? now - wall : (long) ((now - wall) * speed));
        }
    }

    /** Is told how the clock goes on. */
    public interface Follower {
        /**
         * Takes the news.
         *
         * @param still whether it stands
         * @param speed beside the machine's clock
         * @param shown what it showed in the moment of the change
         * @param wall what the machine's clock showed then
         */
        void clock(boolean still, double speed, long shown, long wall);
    }

    private volatile Reading reading = new Reading(false, 1, 0, System.nanoTime());
    private Follower follower = (still, speed, shown, wall) -> {};

    /** Nanoseconds since the run began. */
    @Override
    public long getAsLong() {
        return reading.at(System.nanoTime());
    }

    /** Whether it stands still. */
    boolean isStill() {
        return reading.still;
    }

    /** How fast it goes, beside the machine's clock. */
    public double speed() {
        return reading.speed;
    }

    /** How long it takes on the machine's clock until this one, which goes on, has moved on by so much. */
    long wallNanos(long nanos) {
        double speed = reading.speed;
        return speed == 1 ? nanos : (long) Math.ceil(nanos / speed);
    }

    /** Stands still from now on. */
    void stop() {
        change(now -> new Reading(true, now.speed, now.shown, now.wall));
    }

    /** Goes on from where it stands. */
    void goOn() {
        change(now -> new Reading(false, now.speed, now.shown, now.wall));
    }

    /** Goes so much faster than the machine's clock from now on; less than 1 is slower. */
    public void speed(double times) {
        change(now -> new Reading(now.still, times, now.shown, now.wall));
    }

    /** Moves on by so much at once. */
    void advance(long nanos) {
        change(now -> new Reading(now.still, now.speed, now.shown + nanos, now.wall));
    }

    /** Moves on to this time at once, if it has not come there yet. */
    void advanceTo(long nanos) {
        change(now -> new Reading(now.still, now.speed, Math.max(now.shown, nanos), now.wall));
    }

    /** Has {@code newFollower} told how the clock goes, now and whenever that changes. */
    public synchronized void follow(Follower newFollower) {
        follower = newFollower;
        tell();
    }

    /** Puts another reading in the place of the present one, which nobody changes meanwhile. */
    private synchronized void change(UnaryOperator<Reading> next) {
        long wall = System.nanoTime();
        Reading before = reading;
        reading = next.apply(new Reading(before.still, before.speed, before.at(wall), wall));
        tell();
    }

    private void tell() {
        Reading now = reading;
        follower.clock(now.still, now.speed, now.shown, now.wall);
    }
}
