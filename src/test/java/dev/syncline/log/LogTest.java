package dev.syncline.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class LogTest {
    @TempDir
    Path directory;

    private final List<Chunk> sample = new MadeLog().sample();
    private Path file;
    private Log log;

    @BeforeEach
    void write() throws IOException {
        file = directory.resolve("data").resolve("r1.cborseq");
        log = Log.create(file, SmallLog.header());
    }

    @Test
    void readsBackWhatAnEarlierServerWrote() throws IOException {
        sample.forEach(log::append);
        log.end();
        log.close();

        try (Log opened = Log.open(file)) {
            assertThat(opened.header()).isEqualTo(SmallLog.header());
            assertThat(opened.events()).isEqualTo(15);
            assertThat(opened.ended()).isTrue();
            assertThat(opened.notes()).isEqualTo(log.notes()).hasSize(12);
            assertThat(opened.entities().actors()).extracting(ActorInfo::name).hasSize(4);
            assertThat(opened.entities().objects()).isEqualTo(log.entities().objects());
            assertThat(replayed(opened, 0)).isEqualTo(Recorded.of(sample));
        }
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void isAFileThatOnlyItsOwnerCanRead() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void replaysFromAnyEvent() {
        sample.forEach(log::append);
        List<LogEvent> all = Recorded.of(sample);
        for (int from = 0; from <= 16; from++) {
            assertThat(replayed(log, from)).isEqualTo(all.subList(Math.min(from, 15), 15));
        }
    }

    @Test
    void cutsOffWhatAKilledServerLeftHalfWrittenAtAnyByte() throws IOException {
        sample.forEach(log::append);
        log.end();
        byte[] whole = Files.readAllBytes(file);
        int head = ChunkCodec.encode(SmallLog.header()).length;
        int[] ends = new int[sample.size() + 1];
        ends[0] = head;
        for (int i = 0; i < sample.size(); i++) {
            ends[i + 1] = ends[i] + ChunkCodec.encode(sample.get(i)).length;
        }
        assertThat(ends[sample.size()]).isEqualTo(whole.length);

        Path torn = directory.resolve("torn.cborseq");
        for (int length = head; length <= whole.length; length += length % 2 == 0 ? 1 : 4) {
            Files.write(torn, Arrays.copyOf(whole, length));
            int complete = 0;
            while (complete < sample.size() && ends[complete + 1] <= length) {
                complete++;
            }
            try (Log opened = Log.open(torn)) {
                assertThat(replayed(opened, 0)).isEqualTo(Recorded.of(sample.subList(0, complete)));
                assertThat(opened.ended()).isEqualTo(complete == sample.size());
                ByteArrayOutputStream copy = new ByteArrayOutputStream();
                opened.copyTo(copy);
                assertThat(copy.toByteArray()).isEqualTo(Arrays.copyOf(whole, ends[complete]));
            }
        }
    }

    @Test
    void ignoresTrailingBytesThatAreNotAChunk() throws IOException {
        log.append(sample.get(0));
        log.append(sample.get(1));
        log.close();
        byte[] whole = Files.readAllBytes(file);
        for (byte junk : new byte[] {0, (byte) 0xFF, 0x61, (byte) 0xA1, (byte) 0x9F}) {
            byte[] longer = Arrays.copyOf(whole, whole.length + 5_000);
            Arrays.fill(longer, whole.length, longer.length, junk);
            Files.write(file, longer);
            try (Log opened = Log.open(file)) {
                assertThat(opened.events()).as("behind it: %d", junk).isEqualTo(4);
                assertThat(opened.ended()).isFalse();
                assertThat(opened.cursor(0).next(Integer.MAX_VALUE).last()).isTrue();
            }
        }
    }

    @Test
    void leavesOutAChunkThatDoesNotContinueTheOneBeforeIt() throws IOException {
        log.append(sample.get(0));
        log.append(sample.get(1));
        log.close();
        Files.write(file, ChunkCodec.encode(sample.get(6)), StandardOpenOption.APPEND);
        try (Log opened = Log.open(file)) {
            assertThat(opened.events()).isEqualTo(4);
            assertThat(replayed(opened, 0)).hasSize(4);
        }
    }

    @Test
    void rejectsAFileThatIsNotALog() throws IOException {
        for (String content : List.of("", "hello", "\u00a1cabc")) {
            Path other = directory.resolve("other");
            Files.write(other, content.getBytes(StandardCharsets.ISO_8859_1));
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> Log.open(other));
        }
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> Log.open(directory.resolve("nothing")));
    }

    @Test
    void neverOverwritesAnotherLog() {
        assertThatExceptionOfType(FileAlreadyExistsException.class)
                .isThrownBy(() -> Log.create(file, SmallLog.header()));
    }

    @Test
    void leavesNeitherAFileNorADescriptorWhenTheDiskIsFullFromTheStart() {
        AtomicBoolean closed = new AtomicBoolean();
        Path fresh = directory.resolve("fresh");
        LogFile full = new LogFile(fresh) {
            @Override
            public void write(long offset, byte[] bytes) throws IOException {
                super.write(offset, Arrays.copyOf(bytes, 3));
                throw new IOException("No space left on device");
            }

            @Override
            public void close() throws IOException {
                super.close();
                closed.set(true);
            }
        };
        assertThatIOException().isThrownBy(() -> Log.create(full, SmallLog.header()));
        assertThat(fresh).doesNotExist();
        assertThat(closed).isTrue();
    }

    @Test
    void rejectsAChunkThatLeavesAGapAndOneAfterTheEnd() {
        assertThatIllegalArgumentException().isThrownBy(() -> log.append(sample.get(2)));
        log.append(sample.get(0));
        log.end();
        assertThatIllegalStateException().isThrownBy(() -> log.append(sample.get(1)));
    }

    @Test
    void wakesItsReadersAfterEveryChunkAndAtTheEnd() {
        AtomicInteger woken = new AtomicInteger();
        List<Long> seen = new ArrayList<>();
        Runnable unsubscribe = log.subscribe(() -> seen.add(log.events()));
        log.subscribe(() -> {
            throw new IllegalStateException("a reader's own fault");
        });
        log.subscribe(woken::incrementAndGet);
        log.append(sample.get(0));
        log.append(sample.get(1));
        unsubscribe.run();
        log.append(sample.get(2));
        log.end();

        assertThat(seen).containsExactly(0L, 4L);
        assertThat(woken).hasValue(4);
    }

    @Test
    void copiesTheBytesOfTheFile() throws IOException {
        sample.forEach(log::append);
        ByteArrayOutputStream copy = new ByteArrayOutputStream();
        log.copyTo(copy);
        assertThat(copy.toByteArray()).isEqualTo(Files.readAllBytes(file));
    }

    @Test
    void keepsNoMoreThanItsTailInMemoryHoweverLongTheRun() {
        MadeLog made = new MadeLog();
        long bytes = 0;
        for (int i = 0; i < 500; i++) {
            Chunk chunk = made.chunk(Chunk.MAX_EVENTS);
            bytes += ChunkCodec.encode(chunk).length;
            log.append(chunk);
            assertThat(log.store().bytesInMemory()).isLessThanOrEqualTo(ChunkStore.MAX_TAIL_BYTES);
        }
        assertThat(log.events()).isEqualTo(500L * Chunk.MAX_EVENTS);
        assertThat(bytes).isGreaterThan(10L * ChunkStore.MAX_TAIL_BYTES);
        assertThat(log.store().bytesInMemory()).isGreaterThan(ChunkStore.MAX_TAIL_BYTES / 2);
    }

    @Test
    void isGoneWhenItIsDeleted() {
        sample.forEach(log::append);
        AtomicInteger woken = new AtomicInteger();
        log.subscribe(woken::incrementAndGet);
        log.delete();

        assertThat(file).doesNotExist();
        assertThat(woken).hasValue(1);
        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> log.copyTo(new ByteArrayOutputStream()));
    }

    private static List<LogEvent> replayed(Log log, long from) {
        Recorded recorded = new Recorded();
        log.replay(from, recorded);
        return recorded.events();
    }
}
