package dev.syncline.log.capture;

import dev.syncline.log.EntityTable;
import dev.syncline.log.EventSink;
import dev.syncline.log.Log;
import dev.syncline.log.SmallLog;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Kind;
import dev.syncline.trace.Probe;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A log in a temporary directory and its recorder, with a clock that the test advances. */
public abstract class LogWriterFixture {
    public static final EventSink NO_WATCH = event -> {};

    @TempDir
    Path directory;

    final AtomicLong clock = new AtomicLong();
    final EntityTable entities = new EntityTable();
    final Recorder recorder = new Recorder(clock::get, 1024);
    Log log;

    @BeforeEach
    void createLog() throws IOException {
        log = Log.create(directory.resolve("runs/r1.cborseq"), SmallLog.header());
    }

    /** A log writer that passes its events to the watch. */
    LogWriter logWriter(EventSink watch) {
        return new LogWriter("log of r1", recorder, entities, log, watch, clock::get);
    }

    /** Records {@code count} events of an actor. */
    void record(Actor actor, int count) {
        for (int i = 0; i < count; i++) {
            recorder.record(Kind.PRINTED, actor, Probe.NONE, i, null, i % 100 == 0 ? "line " + i : null, false);
        }
    }

    /** Starts this many threads that record more events than the ring has room for. */
    List<Thread> producers(int count) {
        List<Thread> producers = new ArrayList<>();
        for (int id = 0; id < count; id++) {
            Actor actor = new Actor(id, "Actor " + id);
            producers.add(new Thread(() -> record(actor, 3_000)));
        }
        producers.forEach(Thread::start);
        return producers;
    }
}
