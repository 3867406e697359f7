package dev.syncline.run;

import java.util.function.LongSupplier;

/**
 * The clock of a run: nanoseconds since it began, without the time that it was paused.
 *
 * <p>Readers take no lock: a pause and its end each replace one immutable reading. A thread that was overtaken by a
 * pause may read a little too much; whoever needs order takes the sequence numbers.
 */
final class RunClock implements LongSupplier {
    /** What is subtracted from the machine's clock, or, while it stands still, what it shows. */
    private record Reading(boolean still, long nanos) {}

    private volatile Reading reading = new Reading(false, System.nanoTime());

    /** Nanoseconds since the run began. */
    @Override
    public long getAsLong() {
        Reading now = reading;
        return now.still ? now.nanos : System.nanoTime() - now.nanos;
    }

    /** Stands still from now on. */
    synchronized void stop() {
        if (!reading.still) {
            reading = new Reading(true, getAsLong());
        }
    }

    /** Goes on from where it stands. */
    synchronized void goOn() {
        if (reading.still) {
            reading = new Reading(false, System.nanoTime() - reading.nanos);
        }
    }
}
