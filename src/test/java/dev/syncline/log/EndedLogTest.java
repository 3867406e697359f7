package dev.syncline.log;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.syncline.log.capture.LogWriter;
import dev.syncline.log.capture.LogWriterFixture;
import dev.syncline.log.capture.Recorder;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Kind;
import dev.syncline.trace.Probe;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The log of an ended run costs almost nothing and can still be read. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EndedLogTest {
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    @TempDir
    Path directory;

    private final List<Chunk> sample = new MadeLog().sample();
    private Disk disk;
    private Log log;

    @BeforeEach
    void create() throws IOException {
        disk = new Disk(directory.resolve("r1.cborseq"));
        log = Log.create(disk, SmallLog.header());
    }

    @Test
    void keepsNoChunkInMemoryAndIsReadFromItsFile() throws IOException {
        Log.Cursor early = log.cursor(0);
        sample.subList(0, 3).forEach(log::append);
        List<Chunk> read = new ArrayList<>(
                ChunkReader.readAll(early.next(Integer.MAX_VALUE).bytes()));
        sample.subList(3, sample.size()).forEach(log::append);
        log.end();

        assertThat(log.store().bytesInMemory()).isZero();
        Log.Batch rest = early.next(Integer.MAX_VALUE);
        read.addAll(ChunkReader.readAll(rest.bytes()));
        assertThat(rest.last()).isTrue();
        assertThat(Recorded.of(read)).isEqualTo(Recorded.of(sample));
        assertThat(log.ended()).isTrue();
        assertThat(log.events()).isEqualTo(15);
    }

    @Test
    void keepsNoDescriptorOpenThoughItIsReadAgainAndAgain() throws IOException {
        assumeThat(DESCRIPTORS).isDirectory();
        sample.forEach(log::append);
        log.replay(0, new Recorded());
        log.cursor(3).next(1);
        assertThat(descriptors()).isNotZero();
        log.end();
        for (int i = 0; i < 3; i++) {
            log.replay(0, new Recorded());
            log.copyTo(new ByteArrayOutputStream());
            log.cursor(3).next(1);
        }
        assertThat(descriptors()).isZero();
        try (Log opened = Log.open(log.file())) {
            opened.replay(0, new Recorded());
            assertThat(descriptors()).isZero();
        }
    }

    @Test
    void isScannedAgainWhenItIsTooLongToStayInMemory() throws IOException {
        MadeLog made = new MadeLog();
        List<Chunk> chunks = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            chunks.add(made.chunk(1, 1));
        }
        chunks.add(made.end());
        chunks.forEach(log::append);
        List<Note> notes = log.notes();
        log.end();
        log.forget();

        Log.Cursor cursor = log.cursor(0);
        assertThat(log.events()).isEqualTo(3_000);
        assertThat(requireNonNull(log.ending()).text()).isEqualTo("Over.");
        List<Chunk> read = new ArrayList<>();
        Log.Batch batch = cursor.next(1 << 16);
        while (batch.bytes().length > 0) {
            read.addAll(ChunkReader.readAll(batch.bytes()));
            log.forget();
            batch = cursor.next(1 << 16);
        }
        assertThat(batch.last()).isTrue();
        assertThat(Recorded.of(read)).isEqualTo(Recorded.of(chunks));
        assertThat(log.notes()).isEqualTo(notes);
        assertThat(log.entities().actors()).hasSize(3_000);
    }

    @Test
    void writesChunksAtTheEndThatTheDiskRejectedBefore() throws IOException {
        log.append(sample.get(0));
        disk.full = true;
        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> log.append(sample.get(1)));
        disk.full = false;
        log.end();

        assertThat(log.store().bytesInMemory()).isZero();
        try (Log opened = Log.open(log.file())) {
            assertThat(opened.events()).isEqualTo(4);
            assertThat(opened.notes()).isEqualTo(log.notes());
        }
    }

    @Test
    void keepsOnlyWhatTheDiskDoesNotTakeInMemory() throws IOException {
        MadeLog made = new MadeLog();
        for (int i = 0; i < 20; i++) {
            log.append(made.chunk(Chunk.MAX_EVENTS));
        }
        disk.full = true;
        Chunk last = made.chunk(10);
        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> log.append(last));
        log.append(made.end());
        log.end();

        assertThat(log.store().bytesInMemory()).isBetween(1, 10_000);
        Recorded all = new Recorded();
        log.replay(0, all);
        assertThat(all.events()).hasSize(20 * Chunk.MAX_EVENTS + 10);
        assertThat(log.ended()).isTrue();
        assertThat(log.cursor(0).next(Integer.MAX_VALUE).last()).isTrue();
    }

    @Test
    void costsLessThanAHundredKilobytesWithItsCapture() throws IOException {
        int runs = 40;
        List<Object> kept = new ArrayList<>();
        run(kept, 0);
        long before = heap();
        for (int i = 1; i <= runs; i++) {
            run(kept, i);
        }
        assertThat((heap() - before) / runs).isLessThan(100_000);
        assertThat(kept).hasSize(3 * (runs + 1));
    }

    private void run(List<Object> kept, int number) throws IOException {
        EntityTable entities = new EntityTable();
        Log one = Log.create(directory.resolve("run " + number), SmallLog.header());
        Recorder recorder = new Recorder(() -> 0, 1 << 16);
        LogWriter capture = new LogWriter("log", recorder, entities, one, LogWriterFixture.NO_WATCH, () -> 0);
        capture.start();
        Actor actor = new Actor(entities.addActor("A", "thread").id(), "A");
        for (int i = 0; i < 2_000; i++) {
            recorder.record(Kind.PRINTED, actor, Probe.NONE, i, null, "line " + i, false);
        }
        capture.finish("Over.", "finished", Map.of());
        kept.addAll(List.of(one, recorder, capture));
    }

    private static long heap() {
        ManagementFactory.getMemoryMXBean().gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private long descriptors() throws IOException {
        try (Stream<Path> all = Files.list(DESCRIPTORS)) {
            return all.filter(this::isOfTheLog).count();
        }
    }

    private boolean isOfTheLog(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).startsWith(directory.toRealPath());
        } catch (IOException closedMeanwhile) {
            return false;
        }
    }

    private static final class Disk extends LogFile {
        private boolean full;

        Disk(Path path) {
            super(path);
        }

        @Override
        public void write(long offset, byte[] bytes) throws IOException {
            if (full) {
                throw new IOException("No space left on device");
            }
            super.write(offset, bytes);
        }
    }
}
