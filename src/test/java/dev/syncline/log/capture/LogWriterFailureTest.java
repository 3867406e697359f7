package dev.syncline.log.capture;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.syncline.log.ActorInfo;
import dev.syncline.log.FinalNote;
import dev.syncline.log.Log;
import dev.syncline.log.LogFile;
import dev.syncline.log.Note;
import dev.syncline.log.NoteKind;
import dev.syncline.log.SmallLog;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Kind;
import dev.syncline.trace.Probe;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever is thrown, and wherever: the failure is reported, producers are released, the log ends, and finish() returns. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LogWriterFailureTest extends LogWriterFixture {
    private enum Place {
        CLOCK,
        WATCH,
        DISK_ONCE,
        DISK,
        SUBSCRIBER,
        LISTENER,
        ENDING
    }

    /** Throws an error at one place, on the thread of the log writer. */
    private static final class Fault {
        private final Place place;
        private final Actor actor = new Actor(9, "nobody");
        private final AtomicInteger times = new AtomicInteger();

        Fault(Place place) {
            this.place = place;
        }

        void at(Place here) {
            if (here == place && Thread.currentThread().getName().equals("log of r1")) {
                if (here != Place.DISK_ONCE || times.getAndIncrement() == 0) {
                    throw new OutOfMemoryError("no memory at " + here + " for " + actor);
                }
            }
        }
    }

    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private @Nullable FaultyFile file;

    @AfterEach
    void resumeDisk() {
        if (file != null) {
            file.resumed.countDown();
        }
    }

    @ParameterizedTest
    @EnumSource
    void endsTheLogThoughAnErrorIsThrown(Place place) throws Exception {
        Fault fault = new Fault(place);
        create(fault);
        AtomicInteger woken = new AtomicInteger();
        log.subscribe(() -> fault.at(Place.SUBSCRIBER));
        log.subscribe(woken::incrementAndGet);
        LogWriter writer = new LogWriter("log of r1", recorder, entities, log, event -> fault.at(Place.WATCH), () -> {
            fault.at(Place.CLOCK);
            return clock.get();
        });
        writer.onFailure(cause -> {
            fault.at(Place.LISTENER);
            failure.set(cause);
        });
        if (place == Place.LISTENER) {
            requireNonNull(file).fails = true;
        }
        writer.start();
        List<Thread> producers = producers(5);
        for (Thread producer : producers) {
            producer.join();
        }
        writer.note(NoteKind.KNOB, "A note, so that something is written.", "running", Map.of());
        writer.finish(() -> {
            fault.at(Place.ENDING);
            return new FinalNote("Over.", "failed", Map.of());
        });

        assertThat(log.complete()).isTrue();
        assertThat(woken.get()).isPositive();
        assertThat(log.cursor(0).next(Integer.MAX_VALUE).last()).isTrue();
        if (place == Place.SUBSCRIBER) {
            assertThat(writer.failure()).isNull();
        } else {
            assertThat(writer.failure()).isNotNull();
            assertThat(failure.get()).isSameAs(place == Place.LISTENER ? null : writer.failure());
        }
        if (place != Place.DISK) {
            assertThat(requireNonNull(log.ending()).state()).isEqualTo("failed");
            assertThat(log.notes()).extracting(Note::number).doesNotHaveDuplicates();
        }
    }

    @Test
    void finishesByItselfWhenTheListenerFailsAndStillAsksForTheFinalNote() throws Exception {
        Fault fault = new Fault(Place.LISTENER);
        create(fault);
        requireNonNull(file).fails = true;
        LogWriter writer = logWriter(NO_WATCH);
        writer.onFailure(cause -> fault.at(Place.LISTENER));
        writer.start();
        for (Thread producer : producers(5)) {
            producer.join();
        }
        await().until(log::complete);
        assertThat(requireNonNull(log.ending()).text()).contains("No space left");

        CountDownLatch asked = new CountDownLatch(1);
        writer.finish(() -> {
            asked.countDown();
            return new FinalNote("Over.", "failed", Map.of());
        });
        asked.await();
        assertThat(log.notes()).hasSize(1);
    }

    @Test
    void releasesKilledActorsWhileTheDiskStallsAndEndsWhenItFails() throws Exception {
        create(new Fault(Place.ENDING));
        FaultyFile disk = requireNonNull(file);
        disk.stalls = true;
        LogWriter writer = logWriter(NO_WATCH);
        writer.onFailure(failure::set);
        writer.start();
        Actor actor = new Actor(0, "A");
        Thread producer = new Thread(() -> record(actor, 50_000));
        producer.start();
        disk.writing.await();
        await().until(() -> recorder.claimed() > 1_024);
        writer.note(NoteKind.PAUSED, "Said while the disk stalls.", "paused", Map.of());
        actor.kill();
        producer.join();

        disk.fails = true;
        disk.resumed.countDown();
        writer.finish("The disk failed.", "failed", Map.of());
        assertThat(failure.get()).hasRootCauseMessage("No space left on device");
        assertThat(log.notes())
                .extracting(Note::text)
                .containsExactly("Said while the disk stalls.", "The disk failed.");
        assertThat(recorder.drained()).isEqualTo(50_000);
    }

    @Test
    void keepsTheNotesOfAChunkThatCouldNotBeMade() throws Exception {
        create(new Fault(Place.DISK_ONCE));
        LogWriter writer = logWriter(NO_WATCH);
        int actor = entities.addActor("A", "thread").id();
        recorder.record(Kind.PRINTED, new Actor(actor, "A"), Probe.NONE, 0, null, null, false);
        for (int i = 0; i < 3; i++) {
            writer.note(NoteKind.KNOB, "Note " + i, "running", Map.of());
        }
        writer.finish("Over.", "failed", Map.of());

        assertThat(log.notes()).extracting(Note::text).containsExactly("Note 0", "Note 1", "Note 2", "Over.");
        assertThat(log.entities().actors()).extracting(ActorInfo::name).containsExactly("A");
        try (Log opened = Log.open(log.file())) {
            assertThat(opened.notes()).isEqualTo(log.notes());
            assertThat(opened.entities().actors()).isEqualTo(entities.actors());
        }
    }

    private void create(Fault fault) throws IOException {
        file = new FaultyFile(directory.resolve("faulty.cborseq"), fault);
        log = Log.create(file, SmallLog.header());
        file.isReady = true;
    }

    private static final class FaultyFile extends LogFile {
        private final Fault fault;
        final CountDownLatch writing = new CountDownLatch(1);
        final CountDownLatch resumed = new CountDownLatch(1);
        volatile boolean isReady;
        volatile boolean stalls;
        volatile boolean fails;

        FaultyFile(Path path, Fault fault) {
            super(path);
            this.fault = fault;
        }

        @Override
        public void write(long offset, byte[] bytes) throws IOException {
            if (isReady) {
                fault.at(Place.DISK);
                fault.at(Place.DISK_ONCE);
                writing.countDown();
                if (stalls) {
                    awaitAnswer();
                }
                if (fails) {
                    throw new IOException("No space left on device");
                }
            }
            super.write(offset, bytes);
        }

        private void awaitAnswer() throws IOException {
            try {
                resumed.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }
    }
}
