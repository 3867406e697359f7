package dev.syncline.run;

import java.util.function.LongSupplier;

/**
 * The clock of a run: nanoseconds since it began, without the time that it was paused, and slower or faster than the
 * machine's clock if the run is.
 *
 * <p>Readers take no lock: each change replaces one immutable reading. A thread that was overtaken by a change may read
 * a little too much; whoever needs order takes the sequence numbers.
 */
final class RunClock implements LongSupplier {
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
    interface Follower {
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
    double speed() {
        return reading.speed;
    }

    /** How long it takes on the machine's clock until this one, which goes on, has moved on by so much. */
    long wallNanos(long nanos) {
        double speed = reading.speed;
        return speed == 1 ? nanos : (long) Math.ceil(nanos / speed);
    }

    /** Stands still from now on. */
    void stop() {
        change(true, reading.speed, 0);
    }

    /** Goes on from where it stands. */
    void goOn() {
        change(false, reading.speed, 0);
    }

    /** Goes so much faster than the machine's clock from now on; less than 1 is slower. */
    void speed(double times) {
        change(reading.still, times, 0);
    }

    /** Has {@code newFollower} told how the clock goes, now and whenever that changes. */
    synchronized void follow(Follower newFollower) {
        follower = newFollower;
        tell();
    }

    /** Moves on by so much at once, which is only honest while it stands still. */
    void advance(long nanos) {
        change(reading.still, reading.speed, nanos);
    }

    private synchronized void change(boolean still, double speed, long ahead) {
        long now = System.nanoTime();
        reading = new Reading(still, speed, reading.at(now) + ahead, now);
        tell();
    }

    private void tell() {
        Reading now = reading;
        follower.clock(now.still, now.speed, now.shown, now.wall);
    }
}
