package dev.syncline.log.capture;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import dev.syncline.log.Chunk;
import dev.syncline.log.ChunkReader;
import dev.syncline.log.Log;
import dev.syncline.log.Note;
import dev.syncline.log.NoteKind;
import dev.syncline.trace.Actor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The positions of the notes of a run between its events. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LogWriterNotesTest extends LogWriterFixture {
    @Test
    void putsANoteOfTheWatchDirectlyAfterTheEvent() {
        AtomicReference<LogWriter> made = new AtomicReference<>();
        LogWriter writer = logWriter(event -> {
            if (event.value() == 700) {
                requireNonNull(made.get()).note(NoteKind.DEADLOCK, "Nobody moves.", "deadlocked", Map.of());
            }
        });
        made.set(writer);
        clock.set(1_000);
        record(new Actor(0, "A"), 1_000);
        clock.set(5_000);
        writer.start();
        writer.finish("Over.", "stopped", Map.of());

        assertThat(log.notes()).extracting(Note::kind).containsExactly(NoteKind.DEADLOCK, NoteKind.ENDED);
        assertThat(log.notes()).extracting(Note::seq).containsExactly(701L, 1_000L);
        assertThat(log.notes()).extracting(Note::t).containsExactly(1_000L, 5_000L);
    }

    @Test
    void givesANoteNoEarlierTimeThanTheEventBeforeIt() {
        LogWriter writer = logWriter(NO_WATCH);
        clock.set(1_000);
        record(new Actor(0, "A"), 1);
        writer.start();
        await().until(() -> log.events() == 1);
        clock.set(500);

        assertThat(writer.note(NoteKind.KNOB, "moved", "running", Map.of()).t()).isEqualTo(1_000);
        writer.finish("Over.", "finished", Map.of());
    }

    @Test
    void writesANoteEvenIfNoEventComes() {
        LogWriter writer = logWriter(NO_WATCH);
        writer.start();
        clock.set(77);
        Note note = writer.note(NoteKind.PAUSED, "The run is paused.", "paused", Map.of());

        await().until(() -> log.notes().size() == 1);
        assertThat(log.notes()).containsExactly(note);
        assertThat(note).isEqualTo(new Note(0, 0, 77, NoteKind.PAUSED, "The run is paused.", "paused", Map.of()));
        writer.close();
        assertThat(log.notes()).extracting(Note::state).containsExactly("paused", "failed");
    }

    @Test
    void keepsEveryNoteWithinItsChunkAndTheirNumbersInOrder() throws InterruptedException, IOException {
        LogWriter writer = logWriter(NO_WATCH);
        writer.start();
        Thread producer = new Thread(() -> record(new Actor(0, "A"), 200_000));
        producer.start();
        for (int i = 0; i < 300; i++) {
            writer.note(NoteKind.KNOB, "moved", "running", Map.of("value", i));
        }
        producer.join();
        writer.finish("Over.", "finished", Map.of());

        List<Note> notes = new ArrayList<>();
        for (Chunk chunk :
                ChunkReader.readAll(log.cursor(0).next(Integer.MAX_VALUE).bytes())) {
            assertThat(chunk.notes()).allSatisfy(note -> assertThat(note.seq()).isBetween(chunk.seq(), chunk.end()));
            notes.addAll(chunk.notes());
        }
        assertThat(notes).hasSize(301).isEqualTo(log.notes());
        for (int i = 0; i < notes.size(); i++) {
            assertThat(notes.get(i).number()).isEqualTo(i);
        }
        assertThat(notes).isSortedAccordingTo((a, b) -> Long.compare(a.seq(), b.seq()));
    }

    @Test
    void takesNoNoteAfterTheEndAndNoneBeyondTheLimitButTheLast() {
        LogWriter writer = logWriter(NO_WATCH);
        for (int i = 0; i < Log.MAX_NOTES + 5; i++) {
            int number =
                    writer.note(NoteKind.KNOB, "moved", "running", Map.of()).number();
            assertThat(number).isEqualTo(i < Log.MAX_NOTES ? i : -1);
        }
        writer.finish("Over.", "finished", Map.of());
        writer.finish("Again.", "failed", Map.of());

        assertThat(writer.note(NoteKind.PAUSED, "late", "paused", Map.of()).number())
                .isEqualTo(-1);
        assertThat(log.notes()).hasSize(Log.MAX_NOTES + 1);
        assertThat(log.notes().get(Log.MAX_NOTES).text()).isEqualTo("Over.");
    }

    @Test
    void rejectsTheFinalNoteAsAnOrdinaryOne() {
        LogWriter writer = logWriter(NO_WATCH);
        assertThatIllegalArgumentException().isThrownBy(() -> writer.note(NoteKind.ENDED, "", "finished", Map.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> writer.note(NoteKind.KNOB, "", "running", Map.of("value", new Object())));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> writer.note(NoteKind.KNOB, "", "running", Map.of("seq", 1)));
    }
}
