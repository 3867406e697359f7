package dev.syncline.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.syncline.trace.Family;
import dev.syncline.trace.Kind;
import dev.syncline.trace.ObjectType;
import dev.syncline.trace.Trait;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.dataformat.cbor.CBORMapper;

class ChunkCodecTest {
    private static final int NONE = 0xFFFF;

    private final ChunkBuilder builder = new ChunkBuilder(7, Chunk.MAX_EVENTS);

    @Test
    void keepsEveryFieldOfAnEvent() throws IOException {
        LogEvent largest =
                new LogEvent(7, 1L << 50, Kind.WAITING, 65_534, 65_533, Integer.MIN_VALUE, 65_532, 65_531, true, "a");
        LogEvent smallest = LogEvent.of(8, 1L << 50, Kind.RESUMED, 0);
        builder.event(largest);
        builder.event(smallest);
        byte[] bytes = ChunkCodec.encode(builder.build(List.of(), List.of()));

        assertThat(Recorded.of(ChunkReader.readAll(bytes))).containsExactly(largest, smallest);
    }

    @Test
    void writesATextOfSeveralEventsOnlyOnce() {
        say("a");
        say(null);
        say("b");
        say("a");
        Chunk chunk = builder.build(List.of(), List.of());

        assertThat(chunk.texts()).containsExactly("a", "b");
        assertThat(Recorded.of(List.of(chunk))).extracting(LogEvent::text).containsExactly("a", null, "b", "a");
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
    void rejectsASliceOutsideTheChunk() {
        say("a");
        Chunk chunk = builder.build(List.of(), List.of());
        assertThatIllegalArgumentException().isThrownBy(() -> chunk.slice(6));
        assertThatIllegalArgumentException().isThrownBy(() -> chunk.slice(9));
        assertThat(chunk.slice(8).count()).isZero();
    }

    @Test
    void cutsALongTextAndSurvivesHalfACharacter() throws IOException {
        say("x".repeat(ChunkBuilder.MAX_TEXT_LENGTH - 2) + "😀😀");
        say("\ud800");
        Chunk chunk = builder.build(List.of(), List.of());
        Chunk read = ChunkReader.read(ChunkCodec.encode(chunk));

        assertThat(read.texts().get(0)).hasSize(ChunkBuilder.MAX_TEXT_LENGTH).endsWith("…");
        assertThat(read.texts()).hasSize(2);
    }

    @Test
    void isFullAtItsNumberOfEventsOrWithMuchText() {
        for (int i = 0; i < Chunk.MAX_EVENTS; i++) {
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
    void skipsANoteOfAKindThatItDoesNotKnow() throws IOException {
        List<Map<String, Object>> notes = List.of(Map.of("kind", "future", "n", 0), Map.of("kind", "paused", "n", 1));
        byte[] bytes = CBORMapper.shared().writeValueAsBytes(Map.of("seq", 0, "count", 0, "notes", notes));

        assertThat(ChunkReader.read(bytes).notes()).extracting(Note::kind).containsExactly(NoteKind.PAUSED);
    }

    @Test
    void keepsTheTypeOfAnObjectEvenIfALaterVersionMadeIt() throws IOException {
        ObjectType future = new ObjectType("Gizmo", Family.LOCK, Set.of(Trait.OWNED, Trait.SHARED));

        assertThat(typesOf(ChunkCodec.encode(builder.build(List.of(), List.of(gizmo(ObjectType.RLOCK))))))
                .containsExactly(ObjectType.RLOCK);
        assertThat(typesOf(ChunkCodec.encode(builder.build(List.of(), List.of(gizmo(future))))))
                .containsExactly(future);
    }

    @Test
    void takesFamiliesAndTraitsThatItDoesNotKnowAsNone() throws IOException {
        Map<String, Object> object =
                Map.of("id", 0, "name", "g", "type", "Gizmo", "family", "future", "traits", List.of("future", "owned"));

        assertThat(typesOf(chunkWith(object)))
                .containsExactly(new ObjectType("Gizmo", Family.OTHER, Set.of(Trait.OWNED)));
    }

    @Test
    void findsTheFamilyInALogOfAnEarlierVersionByTheNameOfTheType() throws IOException {
        Map<String, Object> object = Map.of("id", 0, "name", "g", "type", "ProcessRLock");

        assertThat(typesOf(chunkWith(object))).containsExactly(ObjectType.PROCESS_RLOCK);
    }

    private static ObjectInfo gizmo(ObjectType type) {
        return new ObjectInfo(0, "g", type, Map.of("fair", true));
    }

    private static byte[] chunkWith(Map<String, Object> object) {
        return CBORMapper.shared().writeValueAsBytes(Map.of("seq", 0, "count", 0, "objects", List.of(object)));
    }

    private static List<ObjectType> typesOf(byte[] chunk) throws IOException {
        return ChunkReader.read(chunk).objects().stream().map(ObjectInfo::type).toList();
    }

    @Test
    void rejectsDamagedBytes() {
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
        builder.event(new LogEvent(builder.next(), 1, Kind.PRINTED, 0, NONE, 0, NONE, 0, false, text));
    }
}
