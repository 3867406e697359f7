package dev.syncline.run;

import dev.syncline.log.capture.Recorder;
import dev.syncline.python.program.ProgramLimits;
import dev.syncline.run.actor.ThreadStarter;
import java.util.function.LongSupplier;

/**
 * What a server uses for every run.
 *
 * @param threads starts the threads of runs and series
 * @param recorder makes the recorder of a run without worker processes, given the clock of the run
 * @param wallNanos the machine's clock, by which the tempo of a run goes
 * @param scripts what a user's own program may use
 */
record RunParts(ThreadStarter threads, RecorderMaker recorder, LongSupplier wallNanos, ProgramLimits scripts) {
    private static final int RING_SLOTS = 1 << 16;

    /** What a server uses, except in tests. */
    static final RunParts USUAL = new RunParts(Thread::start, clock -> new Recorder(clock, RING_SLOTS));

    /** The usual clock of the machine, other threads and recorders. */
    RunParts(ThreadStarter threads, RecorderMaker recorder) {
        this(threads, recorder, System::nanoTime);
    }

    /** The usual limits of scripts. */
    RunParts(ThreadStarter threads, RecorderMaker recorder, LongSupplier wallNanos) {
        this(threads, recorder, wallNanos, ProgramLimits.USUAL);
    }

    /** What a server uses usually, but for what scripts may use. */
    RunParts(ProgramLimits scripts) {
        this(USUAL.threads, USUAL.recorder, USUAL.wallNanos, scripts);
    }

    /** Makes a recorder. */
    @FunctionalInterface
    interface RecorderMaker {
        /** Makes the recorder of the run with this clock. */
        Recorder make(LongSupplier clock);
    }
}
