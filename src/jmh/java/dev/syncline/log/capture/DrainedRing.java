package dev.syncline.log.capture;

import dev.syncline.log.Chunk;
import dev.syncline.log.EventSink;
import java.util.concurrent.locks.LockSupport;

/** The ring of a run, and a thread that drains it live into a sink. */
final class DrainedRing implements AutoCloseable {
    private static final int SLOTS = 1 << 16;

    private final Recorder recorder;
    private final Thread drainer;
    private volatile boolean ended;

    DrainedRing(EventSink sink) {
        long start = System.nanoTime();
        recorder = new Recorder(() -> System.nanoTime() - start, SLOTS);
        drainer = new Thread(() -> drain(sink), "drainer");
        drainer.setDaemon(true);
        drainer.start();
    }

    Recorder recorder() {
        return recorder;
    }

    private void drain(EventSink sink) {
        boolean last = false;
        while (!last) {
            last = ended;
            while (recorder.drain(sink, Chunk.MAX_EVENTS) > 0) {
                last = false;
            }
            if (!last) {
                LockSupport.parkNanos(200_000);
            }
        }
    }

    /** Returns when all that was recorded has been drained. */
    @Override
    public void close() throws InterruptedException {
        ended = true;
        drainer.join();
    }
}
