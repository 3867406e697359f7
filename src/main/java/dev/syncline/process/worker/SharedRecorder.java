package dev.syncline.process.worker;

import dev.syncline.log.EventSink;
import dev.syncline.log.LogEvent;
import dev.syncline.log.capture.Recorder;
import dev.syncline.process.ipc.SharedPage;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Kind;
import dev.syncline.trace.Probe;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The recorder of a run with workers: all writers claim their sequence numbers on the shared page, and the ring puts
 * the events in order.
 */
final class SharedRecorder extends Recorder {
    private static final int SLOTS = 1 << 16;

    // `mutex` makes the server claim one number at a time, as every other writer does.
    private final ReentrantLock mutex = new ReentrantLock();
    private final SharedPage sharedPage;
    private final EventCompleter completer;

    SharedRecorder(SharedPage sharedPage, EventCompleter completer) {
        super(sharedPage::nanos, SLOTS);
        this.sharedPage = sharedPage;
        this.completer = completer;
    }

    @Override
    public void record(
            Kind kind, Actor actor, Probe on, int value, @Nullable Actor peer, @Nullable String text, boolean timed) {
        mutex.lock();
        try {
            super.record(kind, actor, on, value, peer, text, timed);
            sharedPage.intent(SharedPage.SERVER, SharedPage.IDLE);
        } finally {
            mutex.unlock();
        }
    }

    /** Adds an event that a worker recorded. */
    void receive(LogEvent event) {
        place(event);
    }

    /** Fills the place of an event that was never recorded with the event {@code lost}. */
    void fillHole(long seq, Actor actor) {
        place(LogEvent.of(seq, sharedPage.nanos(), Kind.LOST, actor.id()));
    }

    /** The numbers below {@code end} whose events have not arrived, except for those in {@code expected}. */
    List<Long> holes(long end, Set<Long> expected) {
        List<Long> holes = new ArrayList<>();
        for (long seq = Math.max(0, end - SLOTS); seq < end && hasRoomFor(seq); seq++) {
            if (!has(seq) && !expected.contains(seq)) {
                holes.add(seq);
            }
        }
        return holes;
    }

    /** Whether the ring has no room yet for the event of this number. */
    boolean isFullFor(long seq) {
        return !hasRoomFor(seq);
    }

    /** Whether the event of this number has arrived. */
    boolean hasArrived(long seq) {
        return has(seq);
    }

    @Override
    protected long claim() {
        sharedPage.intent(SharedPage.SERVER, SharedPage.CLAIMING);
        long seq = sharedPage.claim();
        sharedPage.intent(SharedPage.SERVER, seq + 1);
        return seq;
    }

    @Override
    public long claimed() {
        return sharedPage.claimed();
    }

    @Override
    protected int drain(EventSink sink, int most) {
        return super.drain(completer.into(sink), most);
    }
}
