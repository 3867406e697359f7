package dev.syncline.log.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.log.LogEvent;
import dev.syncline.log.ObjectInfo;
import dev.syncline.log.export.LostUpdates.Overwrite;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Kind;
import dev.syncline.trace.ObjectType;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LostUpdatesTest {
    private static final int A = 1;
    private static final int B = 2;
    private static final int MANAGER = 3;

    private final LostUpdates updates = new LostUpdates();
    private long seq;

    @Test
    void aWriteOverwritesWhatItsActorHadNotSeen() {
        ObjectInfo board = object("board", ObjectType.SHARED_VARIABLE);

        assertThat(see(Kind.READ, A, board, null)).isNull();
        assertThat(see(Kind.READ, B, board, null)).isNull();
        assertThat(see(Kind.WROTE, A, board, null)).isNull();
        assertThat(see(Kind.WROTE, B, board, null)).isEqualTo(new Overwrite(2, 1));
    }

    @Test
    void aReadAndItsWriteInOneStepOverwriteNothing() {
        ObjectInfo board = object("board", ObjectType.SHARED_VARIABLE);

        for (int actor : new int[] {A, B, A, B}) {
            see(Kind.READ, actor, board, null);
            assertThat(see(Kind.WROTE, actor, board, null)).isNull();
        }
    }

    @Test
    void aLateWriteLosesAllThatCameMeanwhile() {
        ObjectInfo board = object("board", ObjectType.SHARED_VARIABLE);

        see(Kind.READ, A, board, null);
        for (int i = 0; i < 3; i++) {
            see(Kind.READ, B, board, null);
            see(Kind.WROTE, B, board, null);
        }
        assertThat(see(Kind.WROTE, A, board, null)).isEqualTo(new Overwrite(6, 3));
        assertThat(see(Kind.WROTE, B, board, null))
                .as("brings back three and loses one")
                .isEqualTo(new Overwrite(7, -2));
    }

    @Test
    void anActorThatLooksAgainBeforeItWritesMayComputeFromWhatItReadBefore() {
        ObjectInfo board = object("board", ObjectType.SHARED_VARIABLE);

        see(Kind.READ, A, board, 0);
        see(Kind.READ, B, board, 0);
        see(Kind.WROTE, B, board, 1);
        see(Kind.READ, B, board, 1);
        see(Kind.WROTE, B, board, 2);
        see(Kind.READ, A, board, 2);
        assertThat(see(Kind.WROTE, A, board, 1)).as("from 0, not from 2").isEqualTo(new Overwrite(4, 2));
        see(Kind.READ, B, board, 1);
        assertThat(see(Kind.WROTE, B, board, 2)).as("from 1, which it has read").isNull();
    }

    @Test
    void anActorThatHasReadSinceItWroteComputesFromThat() {
        ObjectInfo board = object("board", ObjectType.SHARED_VARIABLE);

        see(Kind.READ, A, board, 0);
        see(Kind.WROTE, A, board, 1);
        see(Kind.READ, B, board, 1);
        see(Kind.WROTE, B, board, 2);
        see(Kind.READ, A, board, 2);
        assertThat(see(Kind.WROTE, A, board, 2)).isNull();
    }

    @Test
    void whoNeverReadTheValueComputesNothingFromIt() {
        ObjectInfo board = object("board", ObjectType.SHARED_VARIABLE);

        see(Kind.WROTE, A, board, null);
        assertThat(see(Kind.WROTE, B, board, null)).isNull();
        assertThat(see(Kind.WROTE, A, board, null)).isNull();
    }

    @Test
    void eachCellOfAnArrayIsOnItsOwn() {
        ObjectInfo cells = object("cells", ObjectType.SHARED_ARRAY);

        see(Kind.READ, A, cells, "[0] = 0");
        see(Kind.READ, B, cells, "[0:2] = 0, 0");
        assertThat(see(Kind.WROTE, A, cells, "[0] = 1")).isNull();
        assertThat(see(Kind.WROTE, B, cells, "[1] = 1")).isNull();
        assertThat(see(Kind.WROTE, B, cells, "[0] = 1")).isEqualTo(new Overwrite(2, 1));
    }

    @Test
    void anEntryOfAManagersDictionaryBelongsToTheClientThatAskedForIt() {
        assertThat(ask(A, "sold['tea']", Kind.READ)).isNull();
        assertThat(ask(B, "sold['tea']", Kind.READ)).isNull();
        assertThat(ask(A, "sold['jam'] = 1", Kind.WROTE)).isNull();
        assertThat(ask(A, "sold['tea'] = 1", Kind.WROTE)).isNull();
        assertThat(ask(B, "sold['tea'] = 1", Kind.WROTE)).isEqualTo(new Overwrite(7, 1));
    }

    private @Nullable Overwrite ask(int client, String request, Kind access) {
        ObjectInfo manager = object("manager", ObjectType.MANAGER);
        updates.see(event(Kind.RECEIVED, MANAGER, manager, request).withPeer(client), manager);
        return see(access, MANAGER, object("sold", ObjectType.MANAGED_DICT), "{'tea': 0}");
    }

    private @Nullable Overwrite see(Kind kind, int actor, ObjectInfo object, @Nullable String text) {
        return updates.see(event(kind, actor, object, text), object);
    }

    private @Nullable Overwrite see(Kind kind, int actor, ObjectInfo object, int value) {
        return updates.see(event(kind, actor, object, null).withValue(value), object);
    }

    private LogEvent event(Kind kind, int actor, ObjectInfo object, @Nullable String text) {
        return new LogEvent(seq++, 0, kind, actor, object.id(), 0, Actor.NOBODY, 0, false, text);
    }

    private static ObjectInfo object(String name, ObjectType type) {
        return new ObjectInfo(type.equals(ObjectType.MANAGER) ? 1 : 0, name, type, Map.of());
    }
}
