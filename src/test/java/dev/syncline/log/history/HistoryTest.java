package dev.syncline.log.history;

import static org.assertj.core.api.Assertions.assertThat;
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

class HistoryTest {
    private static final int NONE = 0xFFFF;
    private static final int ANN = 0;
    private static final int BOB = 1;
    private static final int LOCK = 0;
    private static final int RLOCK = 1;
    private static final int POOL = 2;
    private static final int FLAG = 3;
    private static final int QUEUE = 4;
    private static final int COUNTER = 5;

    private final EntityTable entities = new EntityTable();
    private final History history = new History(entities);

    @BeforeEach
    void startTwo() {
        entities.addActor("Ann", "thread");
        entities.addActor("Bob", "thread");
        entities.addObject("lock", ObjectType.LOCK, Map.of());
        entities.addObject("rlock", ObjectType.RLOCK, Map.of());
        entities.addObject("pool", ObjectType.BOUNDED_SEMAPHORE, Map.of("initial", 1));
        entities.addObject("flag", ObjectType.EVENT, Map.of());
        entities.addObject("queue", ObjectType.QUEUE, Map.of("capacity", 2));
        entities.addObject("counter", ObjectType.SHARED_VARIABLE, Map.of("initial", 7));
        tell(Kind.STARTED, ANN, NONE, 0);
        tell(Kind.STARTED, BOB, NONE, 0);
    }

    @Test
    void acceptsALockThatIsHandedOver() {
        tell(Kind.ACQUIRED, ANN, LOCK, 1);
        tell(Kind.WAITING, BOB, LOCK, 1);
        tell(Kind.RELEASED, ANN, LOCK, 0);
        tell(Kind.ACQUIRED, ANN, LOCK, 1);
        tell(Kind.RELEASED, ANN, LOCK, 0);
        tell(Kind.ACQUIRED, BOB, LOCK, 1);
        tell(Kind.RELEASED, ANN, LOCK, 0);
        tell(Kind.ENDED, ANN, NONE, 0);
        tell(Kind.ENDED, BOB, NONE, 0);
        assertThat(history.events()).isEqualTo(11);
        assertThatCode(history::checkAllEnded).doesNotThrowAnyException();
    }

    @Test
    void ofItsOwnDataAThreadReadsWhatItHasWritten() {
        int own = entities.addObject("own", ObjectType.PER_THREAD, Map.of()).id();
        assertThatThrownBy(() -> say(Kind.READ, ANN, own, 0, "color = 'red'")).hasMessageContaining("has written null");
    }

    @Test
    void inCPythonItMayHaveWrittenThatUnseen() {
        int own = entities.addObject("own", ObjectType.PER_THREAD, Map.of()).id();
        History inCPython = History.inCPython(entities);
        inCPython.event(LogEvent.of(0, 0, Kind.STARTED, ANN));
        inCPython.event(new LogEvent(1, 1, Kind.READ, ANN, own, 0, NONE, 0, false, "color = 'red'"));
        LogEvent other = new LogEvent(2, 2, Kind.READ, ANN, own, 0, NONE, 0, false, "color = 'blue'");
        assertThatThrownBy(() -> inCPython.event(other)).hasMessageContaining("has written color = 'red'");
    }

    @Test
    void acceptsAJoinThatPassesWhenTheOtherHasEnded() {
        tell(Kind.WAITING, ANN, NONE, 1, BOB);
        tell(Kind.ENDED, BOB, NONE, 0);
        tell(Kind.PASSED, ANN, NONE, 0, BOB);
        tell(Kind.ENDED, ANN, NONE, 0);

        assertThatCode(history::checkAllEnded).doesNotThrowAnyException();
    }

    @Test
    void rejectsAJoinThatPassesTooEarlyOrWaitsForNothing() {
        assertThatThrownBy(() -> tell(Kind.WAITING, ANN, NONE, 1)).hasMessageContaining("it waits for nothing");
        tell(Kind.WAITING, ANN, NONE, 1, BOB);
        assertThatThrownBy(() -> tell(Kind.PASSED, ANN, NONE, 0, BOB)).hasMessageContaining("has not ended");
    }

    @Test
    void rejectsAJoinOfOneThatHasEnded() {
        tell(Kind.ENDED, BOB, NONE, 0);

        assertThatThrownBy(() -> tell(Kind.WAITING, ANN, NONE, 1, BOB)).hasMessageContaining("no end to wait for");
    }

    @Test
    void rejectsASecondHolderInOneSentence() {
        tell(Kind.ACQUIRED, ANN, LOCK, 1);
        assertThatThrownBy(() -> tell(Kind.ACQUIRED, BOB, LOCK, 1))
                .isInstanceOf(AssertionError.class)
                .hasMessage("Event 3 at 3 ns cannot be: Bob acquired on lock, value 1; but Ann holds it, 1 deep.");
    }

    @Test
    void rejectsAReleaseOfAFreeLock() {
        refuses(() -> tell(Kind.RELEASED, ANN, LOCK, 0), "nobody holds it");
    }

    @Test
    void rejectsAReleaseOfAnRLockByANonOwner() {
        tell(Kind.ACQUIRED, ANN, RLOCK, 1);
        tell(Kind.ACQUIRED, ANN, RLOCK, 2);
        refuses(() -> tell(Kind.RELEASED, BOB, RLOCK, 1), "Ann holds it, 2 deep");
    }

    @Test
    void rejectsAWrongDepth() {
        tell(Kind.ACQUIRED, ANN, RLOCK, 1);
        refuses(() -> tell(Kind.ACQUIRED, ANN, RLOCK, 1), "deep");
    }

    @Test
    void rejectsAPermitThatIsNotThereAndOneTooMany() {
        tell(Kind.ACQUIRED, ANN, POOL, 0);
        refuses(() -> tell(Kind.ACQUIRED, BOB, POOL, -1), "0 permits are left of 1");
    }

    @Test
    void rejectsAPermitAboveTheInitialValueOfABoundedSemaphore() {
        refuses(() -> tell(Kind.RELEASED, BOB, POOL, 2), "1 permits are left of 1");
    }

    @Test
    void allowsWaitersToPassASetEventButNoLatecomer() {
        tell(Kind.WAITING, ANN, FLAG, 1);
        tell(Kind.SET, BOB, FLAG, 1);
        tell(Kind.CLEARED, BOB, FLAG, 0);
        tell(Kind.PASSED, ANN, FLAG, 0);
        tell(Kind.WAITING, ANN, FLAG, 1);
        refuses(() -> tell(Kind.PASSED, ANN, FLAG, 0), "it is not set");
    }

    @Test
    void acceptsAQueueThatIsUsedWellToTheEnd() {
        tell(Kind.WAITING, BOB, QUEUE, 1);
        say(Kind.PUT, ANN, QUEUE, 1, "a");
        say(Kind.TAKEN, BOB, QUEUE, 0, "a");
        tell(Kind.WAITING, ANN, QUEUE, 1);
        tell(Kind.DONE, BOB, QUEUE, 0);
        tell(Kind.DONE, ANN, QUEUE, 0);
        say(Kind.RAISED, BOB, QUEUE, 0, "queue.Empty (Java: Empty)");
    }

    @Test
    void rejectsOvertakingInAQueue() {
        say(Kind.PUT, ANN, QUEUE, 1, "a");
        say(Kind.PUT, ANN, QUEUE, 2, "b");
        refuses(() -> say(Kind.TAKEN, BOB, QUEUE, 1, "b"), "it holds 2 items of 2, the first \"a\"");
    }

    @Test
    void rejectsMoreThanFitsIntoAQueue() {
        say(Kind.PUT, ANN, QUEUE, 1, "a");
        say(Kind.PUT, ANN, QUEUE, 2, "b");
        refuses(() -> say(Kind.PUT, ANN, QUEUE, 3, "c"), "it holds 2 items of 2");
    }

    @Test
    void rejectsAJoinBeforeAllIsDone() {
        say(Kind.PUT, ANN, QUEUE, 1, "a");
        say(Kind.PUT, ANN, QUEUE, 2, "b");
        refuses(() -> tell(Kind.DONE, BOB, QUEUE, 0), "2 tasks are not done");
    }

    @Test
    void rejectsAReadThatMissesTheLastWrite() {
        tell(Kind.READ, ANN, COUNTER, 7);
        tell(Kind.WROTE, ANN, COUNTER, 8);
        refuses(() -> tell(Kind.READ, BOB, COUNTER, 7), "it is 8");
    }

    @Test
    void rejectsAWaitWithoutAReason() {
        refuses(() -> tell(Kind.WAITING, BOB, LOCK, 1), "nothing stands in its way");
    }

    @Test
    void rejectsAnythingElseInAWait() {
        tell(Kind.ACQUIRED, ANN, LOCK, 1);
        tell(Kind.WAITING, BOB, LOCK, 1);
        refuses(() -> tell(Kind.READ, BOB, COUNTER, 7), "it waits for lock");
    }

    @Test
    void allowsAStoppedActorOnlyToReleaseWhatItHolds() {
        tell(Kind.ACQUIRED, ANN, LOCK, 1);
        tell(Kind.ACQUIRED, BOB, RLOCK, 1);
        tell(Kind.WAITING, BOB, LOCK, 1);
        tell(Kind.RELEASED, BOB, RLOCK, 0);
        refuses(() -> tell(Kind.ACQUIRED, BOB, RLOCK, 1), "it was stopped");
    }

    @Test
    void rejectsAnEventBeforeTheStartASecondStartAndOneAfterTheEnd() {
        entities.addActor("Cyd", "thread");
        refuses(() -> tell(Kind.PRINTED, 2, NONE, 0), "it has not been started");
        history.event(LogEvent.of(history.events(), 3, Kind.ENDED, ANN));
        refuses(() -> tell(Kind.PRINTED, ANN, NONE, 0), "it has ended");
        refuses(() -> tell(Kind.STARTED, BOB, NONE, 0), "it was started before");
    }

    @Test
    void rejectsAGapAndATimeThatGoesBack() {
        refuses(() -> history.event(LogEvent.of(3, 3, Kind.PRINTED, ANN)), "event 2 is due");
        refuses(() -> history.event(LogEvent.of(2, 0, Kind.PRINTED, ANN)), "the time was 1 ns already");
    }

    @Test
    void rejectsAnEndInTheMiddleOfSleep() {
        tell(Kind.SLEEPING, ANN, NONE, 5);
        refuses(() -> tell(Kind.ENDED, ANN, NONE, 0), "cannot end by itself");
    }

    @Test
    void namesActorsThatNeverEnded() {
        tell(Kind.ENDED, ANN, NONE, 0);
        assertThatThrownBy(history::checkAllEnded).hasMessage("Bob never ended: it is running at the end of the log.");
    }

    private void refuses(ThrowingCallable event, String why) {
        assertThatThrownBy(event).isInstanceOf(AssertionError.class).hasMessageContaining(why);
    }

    private void tell(Kind kind, int actor, int object, int value, int peer) {
        long seq = history.events();
        history.event(new LogEvent(seq, seq, kind, actor, object, value, peer, 0, false, null));
    }

    private void tell(Kind kind, int actor, int object, int value) {
        say(kind, actor, object, value, null);
    }

    private void say(Kind kind, int actor, int object, int value, @Nullable String text) {
        long seq = history.events();
        history.event(new LogEvent(seq, seq, kind, actor, object, value, NONE, 0, false, text));
    }
}
