package dev.syncline.log;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What it costs a viewer at the end of a log to get the newest chunk, beside a walk through all chunks in memory. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class TailCost {
    private static final int LENGTH = 100;

    /** How many chunks are in memory. */
    @Param({"2000", "29000"})
    public int chunks = 2_000;

    private final ArrayDeque<byte[]> walked = new ArrayDeque<>();
    private ChunkStore store = new ChunkStore(new Nowhere(), new ChunkIndex(LENGTH));

    /** Fills the memory. */
    @Setup
    public void fill() {
        store = new ChunkStore(new Nowhere(), new ChunkIndex(LENGTH));
        for (int i = 0; i < chunks; i++) {
            Chunk chunk = new Chunk(0, new Columns(0), List.of(), List.of(), List.of(), List.of());
            store.add(chunk);
            walked.addLast(new byte[LENGTH]);
        }
    }

    /** The chunk is found by its number. */
    @Benchmark
    public byte[] indexed() throws IOException {
        int size = store.size();
        int first = size - store.fitting(size - 1, size, LENGTH);
        return store.bytes(first, 1);
    }

    /** The chunk is found behind all others, as it was before. */
    @Benchmark
    public List<byte[]> walked() {
        List<byte[]> parts = new ArrayList<>();
        synchronized (store) {
            walked.stream().skip(chunks - 1L).limit(1).forEach(parts::add);
        }
        return parts;
    }

    /** A file that takes everything and keeps nothing. */
    private static final class Nowhere extends LogFile {
        Nowhere() {
            super(Path.of("nowhere"));
        }

        @Override
        public void write(long offset, byte[] bytes) {}
    }
}
