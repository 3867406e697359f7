package dev.syncline.log.capture;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
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
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
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

/** Whatever is thrown where: the capture is told as failed, producers leave, the log ends, and finishing returns. */
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

    /** Throws an error at one place, on the thread of the capture. */
    private static final class Fault {
        private final Place place;
        private final Actor nobody = new Actor(9, "nobody");
        private final AtomicInteger times = new AtomicInteger();

        Fault(Place place) {
            this.place = place;
        }

        void at(Place here) {
            if (here == place && Thread.currentThread().getName().equals("log of r1")) {
                if (here != Place.DISK_ONCE || times.getAndIncrement() == 0) {
                    throw new OutOfMemoryError("no memory at " + here + " for " + nobody);
                }
            }
        }
    }

    private final AtomicReference<Throwable> told = new AtomicReference<>();
    private @Nullable FaultyFile file;

    @AfterEach
    void resumeDisk() {
        if (file != null) {
            file.answers.countDown();
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
        LogWriter capture = new LogWriter(
                "log of r1",
                recorder,
                entities,
                log,
                (seq, t, kind, actor, object, value, peer, line, timed, text) -> fault.at(Place.WATCH),
                () -> {
                    fault.at(Place.CLOCK);
                    return clock.get();
                });
        capture.onFailure(cause -> {
            fault.at(Place.LISTENER);
            told.set(cause);
        });
        if (place == Place.LISTENER) {
            requireNonNull(file).fails = true;
        }
        capture.start();
        List<Thread> producers = producers(5);
        for (Thread producer : producers) {
            producer.join();
        }
        capture.note(NoteKind.KNOB, "A note, so that something is written.", "running", Map.of());
        capture.finish(() -> {
            fault.at(Place.ENDING);
            return new FinalNote("Over.", "failed", Map.of());
        });

        assertThat(log.complete()).isTrue();
        assertThat(woken.get()).isPositive();
        assertThat(log.cursor(0).next(Integer.MAX_VALUE).last()).isTrue();
        if (place == Place.SUBSCRIBER) {
            assertThat(capture.failure()).isNull();
        } else {
            assertThat(capture.failure()).isNotNull();
            assertThat(told.get()).isSameAs(place == Place.LISTENER ? null : capture.failure());
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
        LogWriter capture = capture(NO_WATCH);
        capture.onFailure(cause -> fault.at(Place.LISTENER));
        capture.start();
        for (Thread producer : producers(5)) {
            producer.join();
        }
        await().until(log::complete);
        assertThat(requireNonNull(log.ending()).text()).contains("No space left");

        CountDownLatch asked = new CountDownLatch(1);
        capture.finish(() -> {
            asked.countDown();
            return new FinalNote("Over.", "failed", Map.of());
        });
        asked.await();
        assertThat(log.notes()).hasSize(1);
    }

    @Test
    void releasesAllProducersAndEndsTheLogWithoutAThread() throws Exception {
        LogWriter capture = new LogWriter(NoThread::new, recorder, entities, log, NO_WATCH, clock::get, 20_000);
        capture.onFailure(told::set);
        assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(capture::start);
        for (Thread producer : producers(5)) {
            producer.join();
        }
        assertThat(told.get()).isInstanceOf(OutOfMemoryError.class).isSameAs(capture.failure());
        List<Thread> finishing = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            finishing.add(new Thread(() -> capture.finish("There was no thread for it.", "failed", Map.of())));
            finishing.get(i).start();
        }
        for (Thread thread : finishing) {
            thread.join();
        }
        assertThat(log.notes()).extracting(Note::text).containsExactly("There was no thread for it.");
        assertThat(log.complete()).isTrue();
    }

    @Test
    void asksForTheFinalNoteThoughItHasNoThreadAndTheListenerFails() {
        LogWriter capture = new LogWriter(NoThread::new, recorder, entities, log, NO_WATCH, clock::get, 20_000);
        capture.onFailure(cause -> {
            throw new OutOfMemoryError("no memory to be told");
        });
        assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(capture::start);
        AtomicInteger asked = new AtomicInteger();
        capture.finish(() -> {
            asked.incrementAndGet();
            return new FinalNote("Over.", "failed", Map.of());
        });

        assertThat(asked).hasValue(1);
        assertThat(requireNonNull(log.ending()).text()).contains("unable to create native thread");
        assertThat(log.complete()).isTrue();
    }

    @Test
    void writesItsEventsWhenItIsFinishedWithoutAThread() {
        LogWriter capture = new LogWriter(NoThread::new, recorder, entities, log, NO_WATCH, clock::get, 20_000);
        record(new Actor(0, "A"), 1_000);
        capture.finish("Over.", "finished", Map.of());
        capture.finish("Again.", "finished", Map.of());

        assertThat(log.events()).isEqualTo(1_000);
        assertThat(log.notes()).extracting(Note::text).containsExactly("Over.");
    }

    @Test
    void releasesKilledActorsWhileTheDiskStallsAndEndsWhenItFails() throws Exception {
        create(new Fault(Place.ENDING));
        FaultyFile disk = requireNonNull(file);
        disk.stalls = true;
        LogWriter capture = capture(NO_WATCH);
        capture.onFailure(told::set);
        capture.start();
        Actor actor = new Actor(0, "A");
        Thread producer = new Thread(() -> record(actor, 50_000));
        producer.start();
        disk.asked.await();
        await().until(() -> recorder.claimed() > 1_024);
        capture.note(NoteKind.PAUSED, "Said while the disk stalls.", "paused", Map.of());
        actor.kill();
        producer.join();

        disk.fails = true;
        disk.answers.countDown();
        capture.finish("The disk failed.", "failed", Map.of());
        assertThat(told.get()).hasRootCauseMessage("No space left on device");
        assertThat(log.notes())
                .extracting(Note::text)
                .containsExactly("Said while the disk stalls.", "The disk failed.");
        assertThat(recorder.drained()).isEqualTo(50_000);
    }

    @Test
    void keepsTheNotesOfAChunkThatCouldNotBeMade() throws Exception {
        create(new Fault(Place.DISK_ONCE));
        LogWriter capture = capture(NO_WATCH);
        int actor = entities.addActor("A", "thread").id();
        recorder.record(Kind.PRINTED, new Actor(actor, "A"), NONE, 0, null, null, false);
        for (int i = 0; i < 3; i++) {
            capture.note(NoteKind.KNOB, "Note " + i, "running", Map.of());
        }
        capture.finish("Over.", "failed", Map.of());

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

    private List<Thread> producers(int count) {
        List<Thread> producers = new ArrayList<>();
        for (int id = 0; id < count; id++) {
            Actor actor = new Actor(id, "Actor " + id);
            producers.add(new Thread(() -> record(actor, 3_000)));
        }
        producers.forEach(Thread::start);
        return producers;
    }

    /** A thread that the operating system refuses. */
    private static final class NoThread extends Thread {
        NoThread(Runnable body) {
            super(body);
        }

        @Override
        public synchronized void start() {
            throw new OutOfMemoryError("unable to create native thread");
        }
    }

    private static final class FaultyFile extends LogFile {
        private final Fault fault;
        final CountDownLatch asked = new CountDownLatch(1);
        final CountDownLatch answers = new CountDownLatch(1);
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
                asked.countDown();
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
                answers.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }
    }
}
