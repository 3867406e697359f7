package dev.syncline.log.capture;

import dev.syncline.primitive.Lock;
import dev.syncline.trace.Gate;
import dev.syncline.trace.Probe;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;

/**
 * How often one lock is taken and given back in a microsecond, by all threads together.
 *
 * <p>An average over the threads would say nothing: an unfair lock leaves some of them waiting for long.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class LockCost {
    /** Whose lock, and who watches it. */
    @Param({"jdk", "none", "ring", "jfr"})
    public String lock = "none";

    private final ReentrantLock jdk = new ReentrantLock();
    private Watching watching = Watching.by("none");
    private Pair pair = () -> {};

    /** Takes a lock and gives it back. */
    @FunctionalInterface
    private interface Pair {
        void run();
    }

    /** Makes the lock and opens the recording. */
    @Setup
    public void open() {
        if (lock.equals("jdk")) {
            pair = () -> {
                jdk.lock();
                jdk.unlock();
            };
            return;
        }
        watching = Watching.by(lock);
        Lock ours = new Lock(false, new Probe(watching.observer(), Gate.OPEN, 3));
        pair = () -> {
            ours.acquire();
            ours.release();
        };
    }

    /** Closes the recording. */
    @TearDown
    public void close() throws Exception {
        watching.close();
    }

    /** Nobody else wants it. */
    @Benchmark
    @Threads(1)
    public void alone() {
        pair.run();
    }

    /** Two threads want it. */
    @Benchmark
    @Threads(2)
    public void two() {
        pair.run();
    }

    /** Eight threads want it. */
    @Benchmark
    @Threads(8)
    public void eight() {
        pair.run();
    }
}
