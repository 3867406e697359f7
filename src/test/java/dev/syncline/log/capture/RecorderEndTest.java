package dev.syncline.log.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.syncline.log.LogEvent;
import dev.syncline.log.Recorded;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Kind;
import dev.syncline.trace.Probe;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A recorder with killed actors, and after its run. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RecorderEndTest {
    private static final int NONE = 0xFFFF;

    private final Recorder recorder = new Recorder(() -> 0, 4);
    private final Recorded recorded = new Recorded();

    @Test
    void releasesAKilledActorThatWaitsForRoomAndKeepsItsEvent() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        List<Actor> actors = new ArrayList<>();
        for (int id = 0; id < 5; id++) {
            Actor actor = new Actor(id, "Actor " + id);
            actors.add(actor);
            threads.add(new Thread(() -> record(actor, 5)));
        }
        threads.forEach(Thread::start);
        await().until(() -> recorder.claimed() == 4 + 5);
        actors.forEach(Actor::kill);
        for (Thread thread : threads) {
            thread.join();
        }
        drainAll();

        assertThat(recorded.events()).hasSize(25);
        assertThat(recorded.events()).extracting(LogEvent::seq).isSorted();
        for (int id = 0; id < 5; id++) {
            int actor = id;
            assertThat(recorded.events().stream().filter(event -> event.actor() == actor))
                    .extracting(LogEvent::value)
                    .containsExactly(0, 1, 2, 3, 4);
        }
    }

    @Test
    void countsAnOverflowedEventAsArrived() {
        Actor actor = new Actor(0, "A");
        actor.kill();
        record(actor, 6);
        assertThat(recorder.has(5)).isTrue();
        assertThat(recorder.has(6)).isFalse();
        recorder.drain(recorded, 5);
        assertThat(recorder.has(4)).isTrue();
        assertThat(recorder.has(5)).isTrue();
        drainAll();
        assertThat(recorder.has(5)).isTrue();
    }

    @Test
    void freesItsSlotsAtTheEndAndToleratesLateRecords() {
        Actor actor = new Actor(0, "A");
        record(actor, 3);
        drainAll();
        recorder.release();
        record(actor, 10);
        recorder.place(new LogEvent(recorder.claim(), 0, Kind.LOST, 0, NONE, 0, NONE, 0, false, "late"));

        assertThat(recorder.slotsInMemory()).isZero();
        assertThat(recorder.drain(recorded, 10)).isZero();
        assertThat(recorded.events()).hasSize(3);
        assertThat(recorder.has(2)).isTrue();
        assertThat(recorder.has(3)).isFalse();
    }

    private void record(Actor actor, int count) {
        for (int i = 0; i < count; i++) {
            recorder.record(Kind.PRINTED, actor, Probe.NONE, i, null, "line " + i, false);
        }
    }

    private void drainAll() {
        while (recorder.drained() < recorder.claimed()) {
            recorder.drain(recorded, 100);
        }
    }
}
