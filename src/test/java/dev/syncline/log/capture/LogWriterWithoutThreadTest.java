package dev.syncline.log.capture;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.syncline.log.FinalNote;
import dev.syncline.log.Note;
import dev.syncline.trace.Actor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A log writer without a thread: producers are released, and the thread that finishes it writes the log. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LogWriterWithoutThreadTest extends LogWriterFixture {
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    @Test
    void releasesAllProducersAndEndsTheLogWithoutAThread() throws Exception {
        LogWriter writer = new LogWriter(NoThread::new, recorder, entities, log, NO_WATCH, clock::get, 20_000);
        writer.onFailure(failure::set);
        assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(writer::start);
        for (Thread producer : producers(5)) {
            producer.join();
        }
        assertThat(failure.get()).isInstanceOf(OutOfMemoryError.class).isSameAs(writer.failure());
        List<Thread> finishing = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            finishing.add(new Thread(() -> writer.finish("There was no thread for it.", "failed", Map.of())));
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
        LogWriter writer = new LogWriter(NoThread::new, recorder, entities, log, NO_WATCH, clock::get, 20_000);
        writer.onFailure(cause -> {
            throw new OutOfMemoryError("no memory to be told");
        });
        assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(writer::start);
        AtomicInteger asked = new AtomicInteger();
        writer.finish(() -> {
            asked.incrementAndGet();
            return new FinalNote("Over.", "failed", Map.of());
        });

        assertThat(asked).hasValue(1);
        assertThat(requireNonNull(log.ending()).text()).contains("unable to create native thread");
        assertThat(log.complete()).isTrue();
    }

    @Test
    void writesItsEventsWhenItIsFinishedWithoutAThread() {
        LogWriter writer = new LogWriter(NoThread::new, recorder, entities, log, NO_WATCH, clock::get, 20_000);
        record(new Actor(0, "A"), 1_000);
        writer.finish("Over.", "finished", Map.of());
        writer.finish("Again.", "finished", Map.of());

        assertThat(log.events()).isEqualTo(1_000);
        assertThat(log.notes()).extracting(Note::text).containsExactly("Over.");
    }

    /** A thread that the operating system does not start. */
    private static final class NoThread extends Thread {
        NoThread(Runnable body) {
            super(body);
        }

        @Override
        public synchronized void start() {
            throw new OutOfMemoryError("unable to create native thread");
        }
    }
}
