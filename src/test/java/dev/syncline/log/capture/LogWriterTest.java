package dev.syncline.log.capture;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.syncline.log.ActorInfo;
import dev.syncline.log.Chunk;
import dev.syncline.log.ChunkReader;
import dev.syncline.log.Log;
import dev.syncline.log.LogFile;
import dev.syncline.log.Note;
import dev.syncline.log.NoteKind;
import dev.syncline.log.ObjectInfo;
import dev.syncline.log.Recorded;
import dev.syncline.log.SmallLog;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Gate;
import dev.syncline.trace.Kind;
import dev.syncline.trace.ObjectType;
import dev.syncline.trace.Probe;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LogWriterTest extends LogWriterFixture {
    @Test
    void writesWhatSeveralThreadsRecordedWithoutLossAndInOrder() throws InterruptedException {
        Recorded watched = new Recorded();
        LogWriter writer = logWriter(watched);
        writer.start();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Actor actor = new Actor(entities.addActor("Thread " + i, "thread").id(), "Thread " + i);
            threads.add(new Thread(() -> record(actor, 5_000)));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        writer.finish("All is done.", "finished", Map.of("outcome", "fine", "grade", "EXPECTED"));

        Recorded logged = new Recorded();
        log.replay(0, logged);
        assertThat(logged.events()).hasSize(20_000).isEqualTo(watched.events());
        assertThat(log.events()).isEqualTo(20_000);
        assertThat(log.entities().actors()).isEqualTo(entities.actors());
        assertThat(log.ended()).isTrue();
        assertThat(log.notes())
                .containsExactly(new Note(
                        0,
                        20_000,
                        0,
                        NoteKind.ENDED,
                        "All is done.",
                        "finished",
                        Map.of("outcome", "fine", "grade", "EXPECTED")));
    }

    @Test
    void introducesAnActorNoLaterThanTheChunkThatFirstUsesIt() throws IOException {
        LogWriter writer = logWriter(NO_WATCH);
        writer.start();
        for (int i = 0; i < 20; i++) {
            ActorInfo actor = entities.addActor("Thread " + i, "thread");
            ObjectInfo object = entities.addObject("lock " + i, ObjectType.LOCK, Map.of());
            Probe probe = new Probe(recorder, Gate.OPEN, object.id());
            recorder.record(Kind.ACQUIRED, new Actor(actor.id(), actor.name()), probe, 1, null, null, false);
            writer.note(NoteKind.KNOB, "A note makes a chunk.", "running", Map.of());
        }
        writer.finish("Over.", "finished", Map.of());

        int[] known = new int[2];
        for (Chunk chunk :
                ChunkReader.readAll(log.cursor(0).next(Integer.MAX_VALUE).bytes())) {
            known[0] += chunk.actors().size();
            known[1] += chunk.objects().size();
            chunk.forEach(event -> {
                assertThat(event.actor()).isLessThan(known[0]);
                assertThat(event.object()).isLessThan(known[1]);
            });
        }
        assertThat(known).containsOnly(20);
    }

    @Test
    void continuesDrainingWhenTheDiskIsFullAndReportsWhy() throws IOException {
        AtomicReference<Throwable> told = new AtomicReference<>();
        FullDisk disk = new FullDisk(directory.resolve("full.cborseq"));
        log = Log.create(disk, SmallLog.header());
        Recorded watched = new Recorded();
        LogWriter writer = logWriter(watched);
        writer.onFailure(told::set);
        disk.full = true;
        writer.start();
        record(new Actor(entities.addActor("A", "thread").id(), "A"), 50_000);
        await().until(() -> told.get() != null);
        writer.finish("The disk is full.", "failed", Map.of());

        assertThat(watched.events()).hasSize(50_000);
        assertThat(writer.failure()).isSameAs(told.get()).hasRootCauseMessage("No space left on device");
        Recorded readable = new Recorded();
        log.replay(0, readable);
        assertThat(readable.events())
                .isEqualTo(watched.events().subList(0, readable.events().size()));
        assertThat(log.ended()).isTrue();
        Log.Batch batch = log.cursor(0).next(Integer.MAX_VALUE);
        assertThat(batch.last()).isTrue();
        assertThat(ChunkReader.readAll(batch.bytes()))
                .last()
                .satisfies(chunk ->
                        assertThat(chunk.notes()).extracting(Note::text).containsExactly("The disk is full."));
    }

    @Test
    void writesEverythingThatWasRecordedBeforeItFinishes() {
        Recorder large = new Recorder(clock::get, 1 << 14);
        LogWriter writer = new LogWriter("log of r1", large, entities, log, NO_WATCH, clock::get);
        for (int i = 0; i < 10_000; i++) {
            large.record(Kind.PRINTED, new Actor(0, "A"), Probe.NONE, i, null, null, false);
        }
        writer.finish("Over.", "finished", Map.of());

        assertThat(log.events()).isEqualTo(10_000);
        assertThat(log.notes()).extracting(Note::seq).containsExactly(10_000L);
    }

    @Test
    void keepsTheLogWhenTheWatchFails() {
        LogWriter writer = logWriter(event -> {
            throw new IllegalStateException("broken watch");
        });
        record(new Actor(0, "A"), 10);
        writer.finish("Over.", "failed", Map.of());

        assertThat(writer.failure()).hasMessage("broken watch");
        assertThat(log.events()).isEqualTo(10);
    }

    @Test
    void givesUpOnAClaimedEventThatIsNeverRecordedAndReleasesAllProducers() throws InterruptedException {
        LogWriter writer = new LogWriter(Thread::new, recorder, entities, log, NO_WATCH, clock::get, 50);
        writer.start();
        record(new Actor(0, "A"), 3);
        assertThat(recorder.claim()).isEqualTo(3);
        Thread producer = new Thread(() -> record(new Actor(1, "B"), 5_000));
        producer.start();
        producer.join();
        writer.finish("An event is missing.", "failed", Map.of());

        assertThat(writer.failure()).hasMessage("Event 3 was claimed but never recorded.");
        assertThat(log.events()).isEqualTo(3);
        assertThat(log.ended()).isTrue();
    }

    @Test
    void canBeFinishedFromItsOwnWatch() throws InterruptedException {
        CountDownLatch finished = new CountDownLatch(1);
        AtomicReference<LogWriter> made = new AtomicReference<>();
        LogWriter writer = logWriter(event -> {
            requireNonNull(made.get()).finish("The watch said so.", "stopped", Map.of());
            finished.countDown();
        });
        made.set(writer);
        writer.start();
        record(new Actor(0, "A"), 1);
        finished.await();
        await().until(log::ended);

        assertThat(log.notes()).extracting(Note::text).containsExactly("The watch said so.");
    }

    private static final class FullDisk extends LogFile {
        volatile boolean full;

        FullDisk(Path path) {
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
