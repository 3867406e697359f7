package dev.syncline.trace;

import dev.syncline.primitive.Actor;
import dev.syncline.primitive.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A log in a directory of its own, and what is recorded for it, by a clock that the test moves. */
abstract class CaptureFixture {
    static final int NONE = 0xFFFF;
    static final EventSink NO_WATCH = (seq, t, kind, actor, object, value, peer, line, timed, text) -> {};

    @TempDir
    Path directory;

    final AtomicLong clock = new AtomicLong();
    final Cast cast = new Cast();
    final Recorder recorder = new Recorder(clock::get, 1024);
    Log log;

    @BeforeEach
    void createLog() throws IOException {
        log = Log.create(directory.resolve("runs/r1.cborseq"), SmallLog.header());
    }

    /** A capture of the log, which shows its events to the watch. */
    Capture capture(EventSink watch) {
        return new Capture("log of r1", recorder, cast, log, watch, clock::get);
    }

    /** Records so many events of an actor. */
    void record(Actor actor, int count) {
        for (int i = 0; i < count; i++) {
            recorder.record(Kind.PRINTED, actor, NONE, i, null, i % 100 == 0 ? "line " + i : null, false);
        }
    }
}
