package dev.syncline.log.capture;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.log.Chunk;
import dev.syncline.log.EntityTable;
import dev.syncline.log.LogEvent;
import dev.syncline.log.Note;
import dev.syncline.log.NoteKind;
import dev.syncline.trace.Kind;
import dev.syncline.trace.ObjectType;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OpenChunkTest {
    private final EntityTable entities = new EntityTable();
    private final OpenChunk openChunk = new OpenChunk(entities);

    @Test
    void keepsANoteThatCameBetweenTakingAChunkAndRestarting() {
        entities.addActor("A", "thread");
        addEvent(0);
        Chunk lost = requireNonNull(openChunk.take());
        addEvent(1);
        Note between = openChunk.note(5, NoteKind.PAUSED, "The run is paused.", "paused", Map.of());
        openChunk.restart(0);

        Chunk next = requireNonNull(openChunk.take());
        assertThat(lost.count()).isEqualTo(1);
        assertThat(next.count()).isZero();
        assertThat(next.seq()).isZero();
        assertThat(next.notes()).containsExactly(between.at(0));
        assertThat(openChunk.isEmpty()).isTrue();
    }

    @Test
    void movesTheNotesAndEntitiesOfARejectedChunkToTheNextOne() {
        entities.addActor("A", "thread");
        entities.addObject("lock", ObjectType.LOCK, Map.of());
        addEvent(0);
        Note first = openChunk.note(5, NoteKind.PAUSED, "The run is paused.", "paused", Map.of());
        Chunk refused = requireNonNull(openChunk.take());
        Note second = openChunk.note(6, NoteKind.CONTINUED, "It goes on.", "running", Map.of());
        openChunk.takeBack(refused, 0);

        Chunk next = requireNonNull(openChunk.take());
        assertThat(next.count()).isZero();
        assertThat(next.notes()).containsExactly(first.at(0), second.at(0));
        assertThat(next.actors()).isEqualTo(entities.actors());
        assertThat(next.objects()).isEqualTo(entities.objects());
    }

    @Test
    void isDueAtOnceAfterAnUrgentNote() {
        openChunk.note(5, NoteKind.STEP, "It is the turn of A.", "running", Map.of());
        assertThat(openChunk.isDue()).isFalse();
        openChunk.note(6, NoteKind.PAUSED, "The run is paused.", "paused", Map.of());
        assertThat(openChunk.isDue()).isTrue();

        assertThat(requireNonNull(openChunk.take()).notes()).hasSize(2);
        assertThat(openChunk.isDue()).isFalse();
    }

    private void addEvent(long seq) {
        openChunk.event(LogEvent.of(seq, seq * 10, Kind.PRINTED, 0));
    }
}
