package dev.syncline.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.syncline.trace.Kind;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.dataformat.cbor.CBORMapper;

class ChunkCodecTest {
    private static final int NONE = 0xFFFF;

    private final ChunkBuilder builder = new ChunkBuilder(7, Chunk.MOST);

    @Test
    void writesATextThatSeveralEventsShareOnce() {
        say("a");
        say(null);
        say("b");
        say("a");
        Chunk chunk = builder.build(List.of(), List.of());

        assertThat(chunk.texts()).containsExactly("a", "b");
        assertThat(Recorded.of(List.of(chunk))).extracting(Recorded.Event::text).containsExactly("a", null, "b", "a");
    }

    @Test
    void leavesOutOfASliceWhatItsEventsDoNotUse() {
        say("a");
        say("b");
        Chunk slice = builder.build(List.of(), List.of()).slice(8);

        assertThat(slice.seq()).isEqualTo(8);
        assertThat(slice.texts()).containsExactly("b");
    }

    @Test
    void refusesASliceFromElsewhere() {
        say("a");
        Chunk chunk = builder.build(List.of(), List.of());
        assertThatIllegalArgumentException().isThrownBy(() -> chunk.slice(6));
        assertThatIllegalArgumentException().isThrownBy(() -> chunk.slice(9));
        assertThat(chunk.slice(8).count()).isZero();
    }

    @Test
    void cutsALongTextAndSurvivesHalfACharacter() throws IOException {
        say("x".repeat(ChunkBuilder.LONGEST_TEXT - 2) + "😀😀");
        say("\ud800");
        Chunk chunk = builder.build(List.of(), List.of());
        Chunk read = ChunkReader.read(ChunkCodec.encode(chunk));

        assertThat(read.texts().get(0)).hasSize(ChunkBuilder.LONGEST_TEXT).endsWith("…");
        assertThat(read.texts()).hasSize(2);
    }

    @Test
    void isFullAtItsNumberOfEventsOrWithMuchText() {
        for (int i = 0; i < Chunk.MOST; i++) {
            assertThat(builder.isFull()).isFalse();
            say("same");
        }
        assertThat(builder.isFull()).isTrue();
        builder.begin(0);
        assertThat(builder.isFull()).isFalse();
        for (int i = 0; !builder.isFull(); i++) {
            assertThat(i).isLessThan(100);
            say(i + "y".repeat(1_000));
        }
    }

    @Test
    void skipsKeysThatItDoesNotKnowAndTakesMissingOnesAsEmpty() throws IOException {
        byte[] bytes = CBORMapper.shared()
                .writeValueAsBytes(Map.of("seq", 5, "future", Map.of("a", List.of(1, Map.of())), "count", 0));
        Chunk chunk = ChunkReader.read(bytes);

        assertThat(chunk.seq()).isEqualTo(5);
        assertThat(chunk.count()).isZero();
        assertThat(chunk.notes()).isEmpty();
    }

    @Test
    void refusesDamagedBytes() {
        say("a");
        byte[] bytes = ChunkCodec.encode(builder.build(List.of(new ActorInfo(0, "A", "thread")), List.of()));
        for (int length = 1; length < bytes.length; length++) {
            byte[] torn = Arrays.copyOf(bytes, length);
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> ChunkReader.readAll(torn));
        }
        for (Map<String, Object> map : List.<Map<String, Object>>of(
                Map.of("seq", 0, "count", 1),
                Map.of("seq", 0, "count", 4_097),
                Map.of("seq", -1, "count", 0),
                Map.of("seq", "x", "count", 0),
                Map.of("seq", 0, "count", 0, "t", new byte[8]))) {
            byte[] wrong = CBORMapper.shared().writeValueAsBytes(map);
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> ChunkReader.read(wrong));
        }
    }

    private void say(@Nullable String text) {
        builder.event(builder.next(), 1, Kind.PRINTED, 0, NONE, 0, NONE, 0, false, text);
    }
}
