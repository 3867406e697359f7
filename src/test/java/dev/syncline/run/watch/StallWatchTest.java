package dev.syncline.run.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.log.EntityTable;
import dev.syncline.log.LogEvent;
import dev.syncline.trace.Kind;
import dev.syncline.trace.ObjectType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The watch for stalls, event by event. */
class StallWatchTest {
    private static final int NONE = 0xFFFF;
    private static final int ANN = 0;
    private static final int BOB = 1;
    private static final int YOU = 2;

    private final EntityTable entities = new EntityTable();
    private final List<String> found = new ArrayList<>();
    private final AtomicBoolean busy = new AtomicBoolean();
    private final AtomicLong doneBefore = new AtomicLong();
    private final AtomicLong wall = new AtomicLong();
    private final Set<Integer> awake = new HashSet<>();
    private StallWatch watch = watch(false);
    private long seq;

    private StallWatch watch(boolean betweenProcesses) {
        StallWatch.Findings findings = new StallWatch.Findings() {
            @Override
            public void onStall(List<StuckWait> waits) {
                found.add("stalled " + waits.size());
            }

            @Override
            public void onProgress(int actor) {
                found.add(actor == NONE ? "all have ended" : actor + " proceeds");
            }
        };
        return new StallWatch(entities, betweenProcesses, this::isUserBusyAt, wall::get, awake::contains, findings);
    }

    private boolean isUserBusyAt(long event) {
        return busy.get() || event + 1 < doneBefore.get();
    }

    @BeforeEach
    void startTwo() {
        entities.addActor("Ann", "thread");
        entities.addActor("Bob", "thread");
        entities.addActor("You", "you");
        begin();
    }

    private void begin() {
        tell(Kind.STARTED, ANN, NONE, 0);
        tell(Kind.STARTED, BOB, NONE, 0);
    }

    @Test
    void isToldWhenTheLastOneBeginsToWaitAndWhenTheFirstProceeds() {
        int gate = object("gate", ObjectType.EVENT);
        wait(ANN, gate, "waits for the event to be set");
        assertThat(found).isEmpty();
        wait(BOB, gate, "waits for the event to be set");
        assertThat(found).containsExactly("stalled 2");

        tell(Kind.SET, YOU, gate, 2);
        assertThat(found).as("none proceeds yet").hasSize(1);
        tell(Kind.PASSED, ANN, gate, 0);

        assertThat(found).containsExactly("stalled 2", "0 proceeds");
    }

    @Test
    void whoWasLetGoDoesNotWaitThoughTheLogSaysSo() {
        int gate = object("gate", ObjectType.EVENT);
        wait(ANN, gate, "waits for the event to be set");
        tell(Kind.SET, BOB, gate, 1);
        tell(Kind.CLEARED, BOB, gate, 0);
        wait(BOB, gate, "waits for the event to be set");
        assertThat(found).isEmpty();

        tell(Kind.PASSED, ANN, gate, 0);
        tell(Kind.ENDED, ANN, NONE, 0);

        assertThat(found).containsExactly("stalled 1");
    }

    @Test
    void whoWasNotifiedAndHasNotWokenYetProceedsWhateverIsNotifiedAfterwards() {
        int turn = object("turn", ObjectType.CONDITION);
        wait(ANN, turn, "waits to be notified");
        tell(Kind.NOTIFIED, BOB, turn, 1);
        tell(Kind.NOTIFIED, BOB, turn, 0);
        wait(BOB, turn, "waits to be notified");
        assertThat(found).as("Ann is about to wake").isEmpty();

        tell(Kind.WOKEN, ANN, turn, 0);
        wait(ANN, turn, "waits to be notified");

        assertThat(found).containsExactly("stalled 2");
    }

    @Test
    void aRoundOfABarrierLetsGoWhoWasInItAndNoOneElse() {
        int barrier = entities.addObject("barrier", ObjectType.BARRIER, Map.of("parties", 2))
                .id();
        tell(Kind.ARRIVED, ANN, barrier, 0);
        wait(ANN, barrier, "waits at the barrier: not everybody is there yet");
        tell(Kind.ARRIVED, BOB, barrier, 1);
        tell(Kind.PASSED, BOB, barrier, 1);
        tell(Kind.ENDED, BOB, NONE, 0);
        assertThat(found).as("Ann is about to pass").isEmpty();

        tell(Kind.PASSED, ANN, barrier, 0);
        tell(Kind.ARRIVED, ANN, barrier, 0);
        wait(ANN, barrier, "waits at the barrier: not everybody is there yet");

        assertThat(found).containsExactly("stalled 1");
    }

    @Test
    void aFreeLockAPermitAnItemAndAnEndReleaseAWaiter() {
        int lock = object("lock", ObjectType.LOCK);
        int pool = entities.addObject("pool", ObjectType.SEMAPHORE, Map.of("initial", 1))
                .id();
        int queue = entities.addObject("queue", ObjectType.QUEUE, Map.of("capacity", 1))
                .id();
        tell(Kind.ACQUIRED, ANN, lock, 1);
        wait(BOB, lock, "waits for the lock: somebody else holds it");
        tell(Kind.RELEASED, ANN, lock, 0);
        wait(ANN, queue, "waits for an item: the queue is empty");
        tell(Kind.ACQUIRED, BOB, lock, 1);
        tell(Kind.PUT, BOB, queue, 1);
        wait(BOB, queue, "waits for room: the queue is full");
        tell(Kind.TAKEN, ANN, queue, 0);
        tell(Kind.ACQUIRED, ANN, pool, 0);
        wait(ANN, pool, "waits for a permit: none is left");
        tell(Kind.PUT, BOB, queue, 1);
        tell(Kind.RELEASED, BOB, pool, 1);
        waitForEnd(BOB, ANN);
        tell(Kind.ACQUIRED, ANN, pool, 0);
        tell(Kind.ENDED, ANN, NONE, 0);

        assertThat(found).isEmpty();
    }

    @Test
    void waitsForYouAsLongAsYouHaveSomethingInHand() {
        int lock = object("lock", ObjectType.LOCK);
        tell(Kind.ACQUIRED, YOU, lock, 1);
        busy.set(true);
        wait(ANN, lock, "waits for the lock: somebody else holds it");
        wait(BOB, lock, "waits for the lock: somebody else holds it");
        watch.idle();
        assertThat(found).isEmpty();

        busy.set(false);
        watch.idle();

        assertThat(found).containsExactly("stalled 2");
    }

    @Test
    void waitsUntilItHasSeenAllOfWhatYouHaveDone() {
        int lock = object("lock", ObjectType.LOCK);
        tell(Kind.ACQUIRED, YOU, lock, 1);
        doneBefore.set(seq + 4);
        wait(ANN, lock, "waits for the lock: somebody else holds it");
        wait(BOB, lock, "waits for the lock: somebody else holds it");
        watch.idle();
        assertThat(found).isEmpty();

        tell(Kind.RELEASED, YOU, lock, 0);
        tell(Kind.ACQUIRED, YOU, lock, 1);

        assertThat(found).containsExactly("stalled 2");
    }

    @Test
    void isNotDisturbedWhenAllActorsAreStopped() {
        int lock = object("lock", ObjectType.LOCK);
        tell(Kind.ACQUIRED, ANN, lock, 1);
        wait(BOB, lock, "waits for the lock: somebody else holds it");
        watch.endAt(seq);

        tell(Kind.ENDED, ANN, NONE, -1);

        assertThat(found).isEmpty();
    }

    @Test
    void theEndOfTheLastOneTakesItBack() {
        int gate = object("gate", ObjectType.EVENT);
        wait(ANN, gate, "waits for the event to be set");
        wait(BOB, gate, "waits for the event to be set");

        tell(Kind.ENDED, ANN, NONE, -9);
        tell(Kind.ENDED, BOB, NONE, -9);

        assertThat(found).containsExactly("stalled 2", "all have ended");
    }

    @Test
    void betweenProcessesNothingIsSaidBeforeNothingWasRecordedForAWhile() {
        watch = watch(true);
        seq = 0;
        begin();
        int pipe = object("pipe", ObjectType.PIPE);
        wait(ANN, pipe, "waits for something to come out of the pipe");
        wait(BOB, pipe, "waits for something to come out of the pipe");
        watch.idle();
        wall.addAndGet(2_999_999_999L);
        watch.idle();
        assertThat(found).isEmpty();

        wall.addAndGet(1);
        watch.idle();

        assertThat(found).containsExactly("stalled 2");
    }

    @Test
    void aProcessThatGetsNoProcessorMayBeSilentForLongerButNotForever() {
        watch = watch(true);
        seq = 0;
        int process = 4711;
        tell(Kind.STARTED, ANN, NONE, process);
        wait(ANN, object("pipe", ObjectType.PIPE), "waits for something to come out of the pipe");
        watch.idle();
        awake.add(process);
        wall.addAndGet(29_999_999_999L);
        watch.idle();
        assertThat(found).isEmpty();

        wall.addAndGet(1);
        watch.idle();

        assertThat(found).containsExactly("stalled 1");
    }

    @Test
    void aFeederWithNothingToDoIsNotCounted() {
        watch = watch(true);
        seq = 0;
        begin();
        int queue = object("queue", ObjectType.PROCESS_QUEUE);
        wait(BOB, queue, "waits for something to be put into its buffer");
        tell(Kind.ENDED, ANN, NONE, 0);
        watch.idle();
        wall.addAndGet(3_600_000_000_000L);
        watch.idle();

        assertThat(found).isEmpty();
    }

    private int object(String name, ObjectType type) {
        return entities.addObject(name, type, Map.of()).id();
    }

    private void wait(int actor, int object, String text) {
        say(Kind.WAITING, actor, object, 1, NONE, text);
    }

    private void waitForEnd(int actor, int peer) {
        say(Kind.WAITING, actor, NONE, 1, peer, "waits for Ann to end");
    }

    private void tell(Kind kind, int actor, int object, int value) {
        say(kind, actor, object, value, NONE, null);
    }

    private void say(Kind kind, int actor, int object, int value, int peer, @Nullable String text) {
        watch.event(new LogEvent(seq, seq, kind, actor, object, value, peer, 0, false, text));
        seq++;
    }
}
