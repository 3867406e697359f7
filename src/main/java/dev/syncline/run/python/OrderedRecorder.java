package dev.syncline.run.python;

import dev.syncline.log.EntityTable;
import dev.syncline.log.EventSink;
import dev.syncline.log.LogEvent;
import dev.syncline.log.capture.Recorder;
import dev.syncline.process.worker.EventCompleter;
import java.util.function.LongSupplier;

/** A recorder of events whose order is known already. What only the order tells of them is added as they are drained. */
public final class OrderedRecorder extends Recorder {
    private static final int SLOTS = 1 << 16;

    private final EventCompleter completer;

    /**
     * Records events of a run.
     *
     * @param nanos the clock of the run
     * @param entities its actors and objects, which may become more
     */
    public OrderedRecorder(LongSupplier nanos, EntityTable entities) {
        super(nanos, SLOTS);
        completer = new EventCompleter(entities);
    }

    @Override
    protected int drain(EventSink sink, int most) {
        return super.drain(completer.into(sink), most);
    }

    /** Appends an event, whatever number it has; waits for room if necessary. */
    void append(LogEvent event) {
        place(event.withSeq(claim()));
    }
}
