package dev.syncline.log.history;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncline.log.EntityTable;
import dev.syncline.log.LogEvent;
import dev.syncline.trace.Kind;
import dev.syncline.trace.ObjectType;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the model of a run takes for legal when processes share memory, and one of them may be killed. */
class MemoryHistoryTest {
    private static final int NONE = 0xFFFF;
    private static final int ANN = 0;
    private static final int BOB = 1;
    private static final int VALUE = 0;
    private static final int ARRAY = 1;
    private static final int BLOCK = 2;
    private static final int COPIES = 3;
    private static final int KILLED = -9;

    private final EntityTable entities = new EntityTable();
    private final History history = new History(entities);

    @BeforeEach
    void startTwo() {
        entities.addActor("Ann", "process");
        entities.addActor("Bob", "process");
        entities.addObject("value", ObjectType.SHARED_VALUE, Map.of("initial", 7));
        entities.addObject("array", ObjectType.SHARED_ARRAY, Map.of("length", 4));
        entities.addObject("block", ObjectType.SHARED_MEMORY, Map.of());
        entities.addObject("copies", ObjectType.COPIES, Map.of());
        tell(Kind.STARTED, ANN, NONE, 0, null);
        tell(Kind.STARTED, BOB, NONE, 0, null);
    }

    @Test
    void aReadSeesWhatWasWrittenLast() {
        tell(Kind.READ, ANN, VALUE, 7, null);
        tell(Kind.WROTE, BOB, VALUE, 8, null);
        tell(Kind.READ, ANN, VALUE, 8, null);
        refuse(() -> tell(Kind.READ, ANN, VALUE, 9, null), "[0] is 8");
    }

    @Test
    void inCPythonAnArrayMayHaveBeenMadeWithAnyContents() {
        History inCPython = History.inCPython(entities);
        inCPython.event(LogEvent.of(0, 0, Kind.STARTED, ANN));
        inCPython.event(new LogEvent(1, 1, Kind.READ, ANN, ARRAY, 9, NONE, 0, false, "[1] = 9"));
        LogEvent other = new LogEvent(2, 2, Kind.READ, ANN, ARRAY, 8, NONE, 0, false, "[1] = 8");
        refuse(() -> inCPython.event(other), "[1] is 9");
        refuse(() -> tell(Kind.READ, ANN, ARRAY, 9, "[1] = 9"), "[1] is 0");
    }

    @Test
    void aValueThatIsNoWholeNumberIsUnknownUntilItIsUsed() {
        int ratio =
                entities.addObject("ratio", ObjectType.SHARED_VALUE, Map.of()).id();
        tell(Kind.READ, ANN, ratio, 0, "0.5");
        tell(Kind.WROTE, BOB, ratio, 0, "0.25");
        tell(Kind.WROTE, BOB, ratio, 0, "0.125");
        tell(Kind.READ, ANN, ratio, 0, "0.125");
        refuse(() -> tell(Kind.READ, ANN, ratio, 0, "0.75"), "[0] is 0.125");
    }

    @Test
    void aSliceIsAsGoodAsItsElements() {
        tell(Kind.WROTE, ANN, ARRAY, 3, "[0:3] = 1, 2, 3");
        tell(Kind.READ, BOB, ARRAY, 2, "[1] = 2");
        tell(Kind.READ, BOB, ARRAY, 0, "[4:4] = ");
        refuse(() -> tell(Kind.READ, BOB, ARRAY, 2, "[1:3] = 2, 4"), "[2] is 3");
    }

    @Test
    void ofALongSliceOnlyTheNamedCellsAreKnown() {
        tell(Kind.WROTE, ANN, ARRAY, 4, "[0:4] = 1, 1, 1, 1");
        tell(Kind.WROTE, ANN, ARRAY, 4, "[0:4] = 5, 6, …");
        tell(Kind.READ, BOB, ARRAY, 9, "[2] = 9");
        refuse(() -> tell(Kind.READ, BOB, ARRAY, 9, "[1] = 9"), "[1] is 6");
    }

    @Test
    void aWriteMayBeMissingIfItsWriterWasKilled() {
        tell(Kind.WROTE, ANN, VALUE, 8, null);
        tell(Kind.READ, BOB, VALUE, 7, null);
        tell(Kind.ENDED, ANN, NONE, KILLED, null);
        tell(Kind.READ, BOB, VALUE, 7, null);
        tell(Kind.ENDED, BOB, NONE, 0, null);
        assertThatCode(history::checkAllEnded).doesNotThrowAnyException();
    }

    @Test
    void itMayBeMissingIfItsEndWasRecordedBefore() {
        tell(Kind.WROTE, ANN, VALUE, 8, null);
        tell(Kind.ENDED, ANN, NONE, KILLED, null);
        tell(Kind.READ, BOB, VALUE, 7, null);
        tell(Kind.ENDED, BOB, NONE, 0, null);
        assertThatCode(history::checkAllEnded).doesNotThrowAnyException();
    }

    @Test
    void itMayNotBeMissingIfItsWriterGoesOn() {
        tell(Kind.WROTE, ANN, VALUE, 8, null);
        tell(Kind.READ, BOB, VALUE, 7, null);
        refuse(() -> tell(Kind.READ, ANN, ARRAY, 0, "[0] = 0"), "must have been killed");
    }

    @Test
    void itMayNotBeMissingIfItsWriterEndedByItself() {
        tell(Kind.WROTE, ANN, VALUE, 8, null);
        tell(Kind.ENDED, ANN, NONE, 0, null);
        tell(Kind.READ, BOB, VALUE, 7, null);
        tell(Kind.ENDED, BOB, NONE, 0, null);
        refuse(history::checkAllEnded, "was not killed");
    }

    @Test
    void anUnlinkedBlockCannotBeAttached() {
        tell(Kind.WROTE, ANN, BLOCK, 4, "created 4 bytes");
        tell(Kind.READ, BOB, BLOCK, 4, "attached 4 bytes");
        tell(Kind.CLOSED, ANN, BLOCK, 0, "unlinked");
        tell(Kind.READ, BOB, BLOCK, 4, "attached 4 bytes");
        refuse(() -> tell(Kind.CLOSED, ANN, BLOCK, 0, "closed"), "must have been killed");
    }

    @Test
    void aBlockIsMadeOnceUntilItIsUnlinked() {
        tell(Kind.WROTE, ANN, BLOCK, 4, "created 4 bytes");
        refuse(() -> tell(Kind.WROTE, BOB, BLOCK, 4, "created 4 bytes"), "there is a block of this name");
    }

    @Test
    void everyProcessHasItsOwnCopy() {
        tell(Kind.WROTE, ANN, COPIES, 8, null);
        tell(Kind.READ, BOB, COPIES, 7, null);
        refuse(() -> tell(Kind.READ, ANN, COPIES, 7, null), "its copy is 8");
    }

    private void tell(Kind kind, int actor, int object, int value, @Nullable String text) {
        long seq = history.events();
        history.event(new LogEvent(seq, seq, kind, actor, object, value, NONE, 0, false, text));
    }

    private static void refuse(ThrowingCallable event, String because) {
        assertThatThrownBy(event).isInstanceOf(AssertionError.class).hasMessageContaining(because);
    }
}
