package dev.syncline.run;

import dev.syncline.log.capture.Recorder;
import dev.syncline.run.actor.ThreadStarter;
import java.util.function.LongSupplier;

/**
 * What every run of a server is made with.
 *
 * @param threads starts the threads of runs and series
 * @param recorder makes what takes the events of a run without worker processes, from the clock of the run
 */
public record RunParts(ThreadStarter threads, RecorderMaker recorder) {
    private static final int RING_SLOTS = 1 << 16;

    /** What a server takes. */
    static final RunParts USUAL = new RunParts(Thread::start, clock -> new Recorder(clock, RING_SLOTS));

    /** Makes a recorder. */
    @FunctionalInterface
    interface RecorderMaker {
        /** A recorder of its own for the run with this clock. */
        Recorder make(LongSupplier clock);
    }
}
