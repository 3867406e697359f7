package dev.syncline.log.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.log.KindNumber;
import dev.syncline.log.Log;
import dev.syncline.log.SmallLog;
import dev.syncline.log.capture.LogWriter;
import dev.syncline.log.capture.Recorder;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Gate;
import dev.syncline.trace.Kind;
import dev.syncline.trace.ObjectType;
import dev.syncline.trace.Probe;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ChromeTraceExportTest {
    private static final int NONE = 0xFFFF;

    @TempDir
    Path directory;

    private final AtomicLong clock = new AtomicLong();
    private Log log;
    private Recorder recorder;
    private LogWriter capture;
    private Actor ann;
    private Actor bob;

    @BeforeEach
    void begin() throws IOException {
        log = Log.create(directory.resolve("r1.cborseq"), SmallLog.header());
        recorder = new Recorder(clock::get, 1 << 14);
        capture = new LogWriter("log", recorder, log.entities(), log, event -> {}, clock::get);
        ann = new Actor(log.entities().addActor("Ann", "thread").id(), "Ann");
        bob = new Actor(log.entities().addActor("Bob", "thread").id(), "Bob");
        log.entities().addObject("lock", ObjectType.LOCK, Map.of());
        log.entities().addObject("pool", ObjectType.SEMAPHORE, Map.of("initial", 3));
        log.entities().addObject("queue", ObjectType.QUEUE, Map.of("capacity", 2));
    }

    @Test
    void drawsLanesHoldsAndTheHandOverOfALock() throws IOException {
        record(0, Kind.STARTED, ann, NONE, 0, null, null);
        record(1_500, Kind.STARTED, bob, NONE, 0, ann, null);
        record(2_000, Kind.ACQUIRED, ann, 0, 1, null, null);
        record(3_001, Kind.WAITING, bob, 0, 1, ann, "waits");
        record(4_000, Kind.WORKING, ann, NONE, 9, null, null);
        record(5_000, Kind.RESUMED, ann, NONE, 0, null, null);
        record(5_500, Kind.RELEASED, ann, 0, 0, null, null);
        record(5_700, Kind.ACQUIRED, bob, 0, 1, ann, null);
        record(6_000, Kind.RELEASED, bob, 0, 0, null, null);
        record(7_000, Kind.ENDED, ann, NONE, 0, null, null);
        clock.set(9_000);
        capture.finish("Over.", "finished", Map.of());

        ChromeTrace trace = ChromeTrace.of(log);
        trace.check();
        assertThat(trace.slices("Ann"))
                .extracting(slice -> slice.name() + " " + slice.from() + "-" + slice.to())
                .containsExactly("running 0-4000", "working 4000-5000", "running 5000-7000");
        assertThat(trace.slices("Bob"))
                .extracting(slice -> slice.name() + " " + slice.from() + "-" + slice.to())
                .containsExactly("running 1500-3001", "waits for lock 3001-5700", "running 5700-9000");
        assertThat(trace.slices("lock"))
                .extracting(slice -> slice.name() + " " + slice.from() + "-" + slice.to())
                .containsExactly("held by Ann 2000-5500", "held by Bob 5700-6000");
        assertThat(trace.flows()).containsExactly("Ann 1500 -> Bob 1500", "Ann 5500 -> Bob 5700");
        assertThat(trace.phase("i").get(0).get("name").asString()).isEqualTo("Over.");
    }

    @Test
    void drawsAJoinAsAWaitForTheEndOfTheOther() throws IOException {
        record(0, Kind.STARTED, ann, NONE, 0, null, null);
        record(0, Kind.STARTED, bob, NONE, 0, null, null);
        record(1_000, Kind.WAITING, ann, NONE, 1, bob, "waits for Bob to end");
        record(3_000, Kind.ENDED, bob, NONE, 0, null, null);
        record(4_000, Kind.PASSED, ann, NONE, 0, bob, null);
        record(6_000, Kind.ENDED, ann, NONE, 0, null, null);
        clock.set(6_000);
        capture.finish("Over.", "finished", Map.of());

        ChromeTrace trace = ChromeTrace.of(log);
        trace.check();
        assertThat(trace.slices("Ann"))
                .extracting(slice -> slice.name() + " " + slice.from() + "-" + slice.to())
                .containsExactly("running 0-1000", "waits for Bob 1000-4000", "running 4000-6000");
    }

    @Test
    void saysUntilWhatAnActorSleeps() throws IOException {
        record(0, Kind.STARTED, ann, NONE, 0, null, null);
        record(1_000, Kind.SLEEPING, ann, NONE, 0, null, "until all others wait");
        record(3_000, Kind.RESUMED, ann, NONE, 0, null, null);
        record(4_000, Kind.ENDED, ann, NONE, 0, null, null);
        clock.set(4_000);
        capture.finish("Over.", "finished", Map.of());

        ChromeTrace trace = ChromeTrace.of(log);
        trace.check();
        assertThat(trace.phase("X"))
                .filteredOn(slice -> slice.get("name").asString().equals("sleeping"))
                .extracting(slice -> slice.get("args").get("text").asString())
                .containsExactly("until all others wait");
    }

    @Test
    void drawsPermitsItemsAndTasksAsCurves() throws IOException {
        record(10, Kind.STARTED, ann, NONE, 0, null, null);
        record(20, Kind.ACQUIRED, ann, 1, 2, null, null);
        record(30, Kind.PUT, ann, 2, 1, null, "a");
        record(40, Kind.TAKEN, ann, 2, 0, null, "a");
        record(50, Kind.DONE, ann, 2, 0, null, null);
        record(60, Kind.RELEASED, ann, 1, 3, null, null);
        capture.finish("Over.", "finished", Map.of());

        ChromeTrace trace = ChromeTrace.of(log);
        trace.check();
        assertThat(trace.counter("pool", "permits"))
                .containsExactly(List.of(0L, 3L), List.of(20L, 2L), List.of(60L, 3L));
        assertThat(trace.counter("queue", "items"))
                .containsExactly(List.of(0L, 0L), List.of(30L, 1L), List.of(40L, 0L));
        assertThat(trace.counter("queue", "tasks not done")).containsExactly(List.of(30L, 1L), List.of(50L, 0L));
    }

    @Test
    void drawsEveryRequestToAManagerAndEveryReply() throws IOException {
        Actor manager = new Actor(log.entities().addActor("Meg", "process").id(), "Meg");
        int object =
                log.entities().addObject("Meg", ObjectType.MANAGER, Map.of()).id();
        List.of(ann, bob, manager).forEach(each -> record(1, Kind.STARTED, each, NONE, 0, null, null));
        record(10, Kind.SENT, ann, object, 0, null, "a");
        record(11, Kind.WAITING, ann, object, 0, null, null);
        record(20, Kind.SENT, bob, object, 0, null, "b");
        record(21, Kind.WAITING, bob, object, 0, null, null);
        record(30, Kind.RECEIVED, manager, object, 0, ann, "a");
        record(40, Kind.SENT, manager, object, 0, ann, "1");
        record(50, Kind.RECEIVED, manager, object, 0, bob, "b");
        record(60, Kind.SENT, manager, object, 0, bob, "2");
        record(70, Kind.RECEIVED, ann, object, 0, manager, "1");
        record(80, Kind.RECEIVED, bob, object, 0, manager, "2");
        record(90, Kind.SENT, ann, object, 0, null, "c");
        record(95, Kind.RECEIVED, manager, object, 0, ann, "c");
        record(99, Kind.ENDED, manager, NONE, 0, null, null);
        record(99, Kind.ENDED, ann, NONE, 0, null, null);
        record(99, Kind.ENDED, bob, NONE, 0, null, null);
        capture.finish("Over.", "finished", Map.of());

        ChromeTrace trace = ChromeTrace.of(log);
        trace.check();
        assertThat(trace.flows())
                .containsExactlyInAnyOrder(
                        "Ann 10 -> Meg 30",
                        "Bob 20 -> Meg 50",
                        "Meg 40 -> Ann 70",
                        "Meg 60 -> Bob 80",
                        "Ann 90 -> Meg 95");
    }

    @Test
    void staysWithinTheRulesWhateverTheLogSays() throws IOException {
        Random random = new Random(42);
        for (int i = 0; i < 8_000; i++) {
            Kind kind = random.nextInt(3) == 0
                    ? KindNumber.kind(random.nextInt(Kind.values().length))
                    : List.of(Kind.RELEASED, Kind.WAITING, Kind.ACQUIRED).get(random.nextInt(3));
            Actor actor = random.nextBoolean() ? ann : bob;
            Actor peer = random.nextInt(3) == 0 ? null : actor == ann ? bob : ann;
            int object = random.nextInt(8) == 0 ? NONE : random.nextInt(2);
            if (kind == Kind.ENDED && i < 7_900) {
                kind = Kind.WAITING;
            }
            record(clock.get() + random.nextInt(3), kind, actor, object, random.nextInt(3), peer, null);
        }
        capture.finish("Over.", "finished", Map.of());

        ChromeTrace trace = ChromeTrace.of(log);
        trace.check();
        assertThat(trace.flows()).hasSizeGreaterThan(100);
    }

    @Test
    void staysWithinTheRulesForTheGoldenLog() throws IOException {
        try (Log golden = Log.open(Path.of("src/test/resources/log/small.cborseq"))) {
            ChromeTrace.of(golden).check();
        }
    }

    @Test
    void writesAnEmptyLogAndLeavesTheStreamOpen() throws IOException {
        boolean[] closed = new boolean[1];
        OutputStream out = new ByteArrayOutputStream() {
            @Override
            public void close() {
                closed[0] = true;
            }
        };
        ChromeTraceExport.write(log, "nothing", out);
        NdjsonExport.write(log, out);

        assertThat(out.toString()).startsWith("{\"traceEvents\":[{").endsWith("]}");
        assertThat(closed[0]).isFalse();
    }

    @Test
    void reportsThatTheReaderIsGone() {
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        Assertions.assertThatIOException()
                .isThrownBy(() -> ChromeTraceExport.write(log, "a run", broken))
                .withMessage("Broken pipe");
    }

    private void record(
            long t, Kind kind, Actor actor, int object, int value, @Nullable Actor peer, @Nullable String text) {
        clock.set(t);
        recorder.record(kind, actor, new Probe(recorder, Gate.OPEN, object), value, peer, text, false);
    }
}
