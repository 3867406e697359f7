package dev.syncline.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LogCursorTest {
    @TempDir
    Path directory;

    private final List<Chunk> sample = new MadeLog().sample();
    private final List<LogEvent> events = Recorded.of(sample);
    private final List<Note> notes =
            sample.stream().flatMap(chunk -> chunk.notes().stream()).toList();
    private Log log;

    @BeforeEach
    void create() throws IOException {
        log = Log.create(directory.resolve("r1.cborseq"), SmallLog.header());
    }

    @Test
    void returnsExactlyTheRestFromEveryPositionInEveryPortion() throws IOException {
        sample.forEach(log::append);
        log.end();
        for (int from = 0; from <= events.size(); from++) {
            for (int maxBytes : new int[] {1, 400, Integer.MAX_VALUE}) {
                checkReading(read(log.cursor(from), maxBytes), from);
            }
        }
    }

    @Test
    void returnsExactlyTheRestFromEveryPositionWhileTheLogGrows() throws IOException {
        List<Log.Cursor> cursors = new ArrayList<>();
        List<List<Chunk>> readings = new ArrayList<>();
        for (int from = 0; from <= events.size(); from++) {
            cursors.add(log.cursor(from));
            readings.add(new ArrayList<>());
        }
        for (Chunk chunk : sample) {
            log.append(chunk);
            for (int from = 0; from < cursors.size(); from++) {
                Log.Batch batch = cursors.get(from).next(Integer.MAX_VALUE);
                assertThat(batch.last()).isFalse();
                assertThat(batch.next()).isEqualTo(Math.max(from, log.events()));
                readings.get(from).addAll(ChunkReader.readAll(batch.bytes()));
            }
        }
        log.end();
        for (int from = 0; from < cursors.size(); from++) {
            Log.Batch batch = cursors.get(from).next(Integer.MAX_VALUE);
            assertThat(batch.bytes()).isEmpty();
            assertThat(batch.last()).isTrue();
            checkReading(readings.get(from), from);
        }
    }

    @Test
    void waitsForAnEventThatIsNotThereYet() throws IOException {
        Log.Cursor cursor = log.cursor(4);
        log.append(sample.get(0));
        assertThat(cursor.next(1000)).satisfies(batch -> {
            assertThat(batch.bytes()).isEmpty();
            assertThat(batch.next()).isEqualTo(4);
            assertThat(batch.last()).isFalse();
        });
        log.append(sample.get(1));
        log.append(sample.get(2));
        assertThat(read(cursor, 1)).last().satisfies(chunk -> {
            assertThat(chunk.seq()).isEqualTo(4);
            assertThat(chunk.count()).isEqualTo(1);
        });
    }

    @Test
    void reportsALogThatEndedBeforeItsPosition() {
        Log.Cursor cursor = log.cursor(1_000_000_000_000L);
        sample.forEach(log::append);
        log.end();
        Log.Batch batch = cursor.next(1000);
        assertThat(batch.bytes()).isEmpty();
        assertThat(batch.last()).isTrue();
    }

    @Test
    void keepsToTheBytesThatAreWantedIfAChunkIsNotLarger() {
        sample.forEach(log::append);
        int most = 700;
        Log.Cursor cursor = log.cursor(0);
        for (Log.Batch batch = cursor.next(most); batch.bytes().length > 0; batch = cursor.next(most)) {
            assertThat(batch.bytes().length).isLessThanOrEqualTo(most);
        }
    }

    @Test
    void rejectsANegativePosition() {
        assertThatIllegalArgumentException().isThrownBy(() -> log.cursor(-1));
    }

    @Test
    void readsColdChunksFromTheFileLikeHotOnes() throws IOException {
        MadeLog made = new MadeLog();
        List<Chunk> chunks = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            chunks.add(made.chunk(Chunk.MAX_EVENTS));
            log.append(chunks.get(i));
        }
        assertThat(log.store().bytesInMemory()).isLessThanOrEqualTo(ChunkStore.MAX_TAIL_BYTES);
        log.end();
        List<Chunk> read = read(log.cursor(0), 1 << 18);
        assertThat(read).hasSize(60);
        for (int i = 0; i < 60; i++) {
            assertThat(ChunkCodec.encode(read.get(i))).isEqualTo(ChunkCodec.encode(chunks.get(i)));
        }
    }

    @Test
    void servesManyReadersWhileTheLogGrows() throws Exception {
        int readers = 6;
        MadeLog made = new MadeLog();
        ExecutorService pool = Executors.newFixedThreadPool(readers);
        try {
            List<Future<Long>> reading = new ArrayList<>();
            for (int i = 0; i < readers; i++) {
                reading.add(pool.submit(reader(i * 30_000L)));
            }
            for (int i = 0; i < 100; i++) {
                log.append(made.chunk(i % 7 == 0 ? 3 : Chunk.MAX_EVENTS));
            }
            log.append(made.end());
            log.end();
            for (int i = 0; i < readers; i++) {
                assertThat(reading.get(i).get()).isEqualTo(log.events() - i * 30_000L);
            }
        } finally {
            pool.shutdownNow();
            assertThat(pool.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    /** Reads to the end, sleeping while there is nothing; interrupts on the way must do no harm. */
    private Callable<Long> reader(long from) {
        return () -> {
            Semaphore news = new Semaphore(1);
            log.subscribe(news::release);
            Log.Cursor cursor = log.cursor(from);
            long count = 0;
            long expected = from;
            while (true) {
                if (count > 0) {
                    Thread.currentThread().interrupt();
                }
                Log.Batch batch = cursor.next(1 << 16);
                Thread.interrupted();
                for (Chunk chunk : ChunkReader.readAll(batch.bytes())) {
                    assertThat(chunk.seq()).isEqualTo(expected);
                    expected = chunk.end();
                    count += chunk.count();
                }
                if (batch.last()) {
                    return count;
                }
                if (batch.bytes().length == 0) {
                    news.acquire();
                    news.drainPermits();
                }
            }
        };
    }

    private void checkReading(List<Chunk> chunks, int from) {
        assertThat(Recorded.of(chunks)).isEqualTo(events.subList(from, events.size()));
        assertThat(chunks.stream().flatMap(chunk -> chunk.notes().stream()))
                .isEqualTo(notes.stream().filter(note -> note.seq() >= from).toList());
        int actors = 0;
        int objects = 0;
        long next = from;
        for (Chunk chunk : chunks) {
            assertThat(chunk.seq()).isEqualTo(next);
            next = chunk.end();
            for (ActorInfo actor : chunk.actors()) {
                assertThat(actor.id()).isEqualTo(actors++);
            }
            for (ObjectInfo object : chunk.objects()) {
                assertThat(object.id()).isEqualTo(objects++);
            }
            for (LogEvent event : Recorded.of(List.of(chunk))) {
                assertThat(event.actor()).isLessThan(actors);
                assertThat(event.object()).isLessThan(objects);
            }
        }
        assertThat(actors).isEqualTo(4);
        assertThat(objects).isEqualTo(4);
    }

    /** Reads until there is nothing more; a batch that is marked as the last one must be. */
    private static List<Chunk> read(Log.Cursor cursor, int maxBytes) throws IOException {
        List<Chunk> chunks = new ArrayList<>();
        Log.Batch batch = cursor.next(maxBytes);
        while (batch.bytes().length > 0) {
            boolean last = batch.last();
            chunks.addAll(ChunkReader.readAll(batch.bytes()));
            batch = cursor.next(maxBytes);
            assertThat(last && batch.bytes().length > 0).isFalse();
        }
        return chunks;
    }
}
