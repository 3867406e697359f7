package dev.syncline.trace;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.primitive.Kind;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DraftTest {
    private final Cast cast = new Cast();
    private final Draft draft = new Draft(cast);

    @Test
    void keepsANoteThatCameBetweenTakingAChunkAndBeginningAgain() {
        cast.addActor("A", "thread");
        addEvent(0);
        Chunk lost = requireNonNull(draft.take());
        addEvent(1);
        Note between = draft.note(5, "paused", "The run is paused.", "paused", Map.of());
        draft.restart(0);

        Chunk next = requireNonNull(draft.take());
        assertThat(lost.count()).isEqualTo(1);
        assertThat(next.count()).isZero();
        assertThat(next.seq()).isZero();
        assertThat(next.notes()).containsExactly(between.at(0));
        assertThat(draft.isEmpty()).isTrue();
    }

    @Test
    void bringsTheNotesAndTheCastOfAChunkThatItTookBackWithTheNextOne() {
        cast.addActor("A", "thread");
        cast.addObject("lock", "Lock", Map.of());
        addEvent(0);
        Note first = draft.note(5, "paused", "The run is paused.", "paused", Map.of());
        Chunk refused = requireNonNull(draft.take());
        Note second = draft.note(6, "continued", "It goes on.", "running", Map.of());
        draft.takeBack(refused, 0);

        Chunk next = requireNonNull(draft.take());
        assertThat(next.count()).isZero();
        assertThat(next.notes()).containsExactly(first.at(0), second.at(0));
        assertThat(next.actors()).isEqualTo(cast.actors());
        assertThat(next.objects()).isEqualTo(cast.objects());
    }

    @Test
    void isDueAtOnceBehindANoteUnlessThatIsOneOfTheMany() {
        draft.note(5, "step", "It is the turn of A.", "running", Map.of());
        assertThat(draft.isDue()).isFalse();
        draft.note(6, "paused", "The run is paused.", "paused", Map.of());
        assertThat(draft.isDue()).isTrue();

        assertThat(requireNonNull(draft.take()).notes()).hasSize(2);
        assertThat(draft.isDue()).isFalse();
    }

    private void addEvent(long seq) {
        draft.event(seq, seq * 10, Kind.PRINTED, 0, 0xFFFF, 0, 0xFFFF, 0, false, null);
    }
}
