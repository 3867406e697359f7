package dev.syncline.run;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What a turn of two bare threads costs when each unparks the other and parks: the baseline of {@link GrantCost}. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class TurnCost {
    private static final int TURNS = 4_000;

    /** Takes all turns once. */
    @Benchmark
    @OperationsPerInvocation(TURNS)
    public int bareThreads() throws InterruptedException {
        AtomicInteger turn = new AtomicInteger();
        Thread[] threads = new Thread[2];
        for (int i = 0; i < 2; i++) {
            int mine = i;
            threads[i] = new Thread(() -> {
                for (int played = mine; played < TURNS; played += 2) {
                    while (turn.get() != played) {
                        LockSupport.park(this);
                    }
                    turn.set(played + 1);
                    LockSupport.unpark(threads[1 - mine]);
                }
            });
        }
        for (Thread thread : threads) {
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return turn.get();
    }
}
