package dev.syncline.log.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import dev.syncline.log.EventSink;
import dev.syncline.log.LogEvent;
import dev.syncline.log.Recorded;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Gate;
import dev.syncline.trace.Kind;
import dev.syncline.trace.Probe;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RecorderTest {
    private static final int NONE = 0xFFFF;

    private final AtomicLong clock = new AtomicLong();
    private final Recorded recorded = new Recorded();
    private final List<Recorder> recorders = new ArrayList<>();

    @AfterEach
    void openGate() {
        recorders.forEach(Recorder::abandon);
    }

    @Test
    void handsOverEveryFieldOfAnEvent() {
        Recorder recorder = recorder(clock::get, 4);
        Actor actor = new Actor(65_534, "A");
        Probe probe = new Probe(recorder, Gate.OPEN, 65_533);
        actor.atLine(65_535);
        clock.set(1_234_567_890_123L);
        recorder.record(Kind.WAITING, actor, probe, Integer.MIN_VALUE, new Actor(65_532, "B"), "waits", true);
        actor.atLine(65_536);
        recorder.record(Kind.RAISED, actor, Probe.NONE, -1, null, null, false);

        assertThat(recorder.drain(recorded, 10)).isEqualTo(2);
        assertThat(recorded.events())
                .containsExactly(
                        new LogEvent(
                                0,
                                1_234_567_890_123L,
                                Kind.WAITING,
                                65_534,
                                65_533,
                                Integer.MIN_VALUE,
                                65_532,
                                65_535,
                                true,
                                "waits"),
                        new LogEvent(1, 1_234_567_890_123L, Kind.RAISED, 65_534, NONE, -1, NONE, 0, false, null));
        assertThat(recorder.claimed()).isEqualTo(2);
    }

    @Test
    void losesNothingWhenEightThreadsShareATinyRing() throws InterruptedException {
        int threads = 8;
        int each = 4_000;
        Recorder recorder = recorder(System::nanoTime, 256);
        List<Thread> producers = new ArrayList<>();
        for (int id = 0; id < threads; id++) {
            Actor actor = new Actor(id, "Thread " + id);
            producers.add(new Thread(() -> {
                for (int i = 0; i < each; i++) {
                    recorder.record(Kind.PRINTED, actor, Probe.NONE, i, null, i % 3 == 0 ? "line " + i : null, false);
                }
            }));
        }
        producers.forEach(Thread::start);

        int[] expected = new int[threads];
        long[] last = {-1, Long.MIN_VALUE};
        EventSink check = event -> {
            assertThat(event.seq()).isEqualTo(last[0] + 1);
            assertThat(event.t()).isGreaterThanOrEqualTo(last[1]);
            assertThat(event.value()).isEqualTo(expected[event.actor()]++);
            assertThat(event.text()).isEqualTo(event.value() % 3 == 0 ? "line " + event.value() : null);
            last[0] = event.seq();
            last[1] = event.t();
        };
        while (last[0] < (long) threads * each - 1) {
            if (recorder.drain(check, 100) == 0) {
                assertThat(Thread.currentThread().isInterrupted()).isFalse();
            }
        }
        for (Thread producer : producers) {
            producer.join();
        }
        assertThat(expected).containsOnly(each);
    }

    @Test
    void makesAProducerWaitUntilThereIsRoom() throws InterruptedException {
        Recorder recorder = recorder(clock::get, 2);
        Actor actor = new Actor(0, "A");
        Thread producer = new Thread(() -> {
            for (int i = 0; i < 3; i++) {
                recorder.record(Kind.PRINTED, actor, Probe.NONE, i, null, null, false);
            }
        });
        producer.start();
        await().until(() -> recorder.claimed() == 3);

        assertThat(recorder.drain(recorded, 1)).isEqualTo(1);
        producer.join();
        assertThat(recorder.drain(recorded, 10)).isEqualTo(2);
        assertThat(recorded.events()).extracting(LogEvent::value).containsExactly(0, 1, 2);
    }

    @Test
    void hasTimesThatNeverDecrease() {
        Recorder recorder = recorder(clock::get, 8);
        Actor actor = new Actor(0, "A");
        for (long t : new long[] {5, 3, 9, 8}) {
            clock.set(t);
            recorder.record(Kind.PRINTED, actor, Probe.NONE, 0, null, null, false);
        }
        recorder.drain(recorded, 10);

        assertThat(recorded.events()).extracting(LogEvent::t).containsExactly(5L, 5L, 9L, 9L);
    }

    @Test
    void acceptsNothingAfterCloseButStillReturnsItsEvents() {
        Recorder recorder = recorder(clock::get, 8);
        Actor actor = new Actor(0, "A");
        recorder.record(Kind.STARTED, actor, Probe.NONE, 0, null, null, false);
        recorder.close();
        recorder.record(Kind.ENDED, actor, Probe.NONE, 0, null, null, false);

        assertThat(recorder.drain(recorded, 10)).isEqualTo(1);
        assertThat(recorder.claimed()).isEqualTo(1);
    }

    @Test
    void releasesAWaitingProducerWhenDrainingHasEnded() throws InterruptedException {
        Recorder recorder = recorder(clock::get, 2);
        Actor actor = new Actor(0, "A");
        Thread producer = new Thread(() -> {
            for (int i = 0; i < 10; i++) {
                recorder.record(Kind.PRINTED, actor, Probe.NONE, i, null, null, false);
            }
        });
        producer.start();
        await().until(() -> recorder.claimed() == 3);
        recorder.abandon();
        producer.join();

        assertThat(recorder.claimed()).isEqualTo(3);
    }

    @Test
    void rejectsASizeThatIsNoPowerOfTwo() {
        assertThatIllegalArgumentException().isThrownBy(() -> recorder(clock::get, 1000));
        assertThatIllegalArgumentException().isThrownBy(() -> recorder(clock::get, 1));
    }

    private Recorder recorder(LongSupplier nanos, int slots) {
        Recorder recorder = new Recorder(nanos, slots);
        recorders.add(recorder);
        return recorder;
    }
}
