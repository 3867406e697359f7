package dev.syncline.log.capture;

import dev.syncline.trace.Actor;
import dev.syncline.trace.Gate;
import dev.syncline.trace.Kind;
import dev.syncline.trace.Observer;
import dev.syncline.trace.Probe;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What one event costs the thread that records it, somebody else reading all of them live. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EventCost {
    /** Who records. */
    @Param({"ring", "jfr"})
    public String observer = "ring";

    private final Actor actor = new Actor(1, "Thread-1");
    private final Probe probe = new Probe(Observer.NONE, Gate.OPEN, 3);
    private Watching watching = Watching.by("none");

    /** Opens the recording. */
    @Setup
    public void open() {
        watching = Watching.by(observer);
    }

    /** Closes it. */
    @TearDown
    public void close() throws Exception {
        watching.close();
    }

    /** Records one event. */
    @Benchmark
    public void event() {
        watching.observer().record(Kind.ACQUIRED, actor, probe, 1, null, null, false);
    }
}
