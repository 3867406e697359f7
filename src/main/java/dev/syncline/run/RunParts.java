package dev.syncline.run;

import dev.syncline.log.capture.Recorder;
import dev.syncline.run.actor.ThreadStarter;
import java.util.function.LongSupplier;

/**
 * What a server uses for every run.
 *
 * @param threads starts the threads of runs and series
 * @param recorder makes the recorder of a run without worker processes, given the clock of the run
 * @param wallNanos the machine's clock, by which the tempo of a run goes
 */
record RunParts(ThreadStarter threads, RecorderMaker recorder, LongSupplier wallNanos) {
    private static final int RING_SLOTS = 1 << 16;

    /** What a server uses, except in tests. */
    static final RunParts USUAL =
            new RunParts(Thread::start, clock -> new Recorder(clock, RING_SLOTS), System::nanoTime);

    /** The usual clock of the machine, other threads and recorders. */
    RunParts(ThreadStarter threads, RecorderMaker recorder) {
        this(threads, recorder, System::nanoTime);
    }

    /** Makes a recorder. */
    @FunctionalInterface
    interface RecorderMaker {
        /** Makes the recorder of the run with this clock. */
        Recorder make(LongSupplier clock);
    }
}
