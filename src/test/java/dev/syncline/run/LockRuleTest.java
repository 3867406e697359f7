package dev.syncline.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.syncline.log.capture.LogWriter;
import dev.syncline.log.capture.Recorder;
import dev.syncline.primitive.Event;
import dev.syncline.primitive.Lock;
import dev.syncline.primitive.Queue;
import dev.syncline.run.actor.StepScheduler;
import dev.syncline.run.spec.StartMode;
import dev.syncline.scenario.Knob;
import dev.syncline.scenario.Stage;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Kind;
import dev.syncline.trace.Probe;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Nothing records while holding a lock of the run: the ring may be full, and the drainer, which alone makes room in it, may
 * want that lock.
 */
@Timeout(60)
class LockRuleTest extends RunFixture {
    /** Whose locks the drainer never takes: those who are led, and those who lead them, wait for each other here. */
    private static final Set<Class<?>> NOT_OF_THE_DRAINER = Set.of(RunControls.class, StepScheduler.class);

    private final List<Object> parts = new CopyOnWriteArrayList<>();
    private final ConcurrentLinkedQueue<String> held = new ConcurrentLinkedQueue<>();
    private final Set<Kind> seen = ConcurrentHashMap.newKeySet();

    @Override
    RunParts parts() {
        return new RunParts(RunParts.USUAL.threads(), WatchedRecorder::new);
    }

    private final class WatchedRecorder extends Recorder {
        WatchedRecorder(LongSupplier clock) {
            super(clock, 1 << 10);
        }

        @Override
        public void record(
                Kind kind,
                Actor actor,
                Probe on,
                int value,
                @Nullable Actor peer,
                @Nullable String text,
                boolean timed) {
            seen.add(kind);
            for (Object part : parts) {
                if (part instanceof ReentrantLock lock ? lock.isHeldByCurrentThread() : Thread.holdsLock(part)) {
                    held.add("%s of %s records under %s".formatted(kind, actor, part.getClass()));
                }
            }
            super.record(kind, actor, on, value, peer, text, timed);
        }
    }

    @Test
    void whateverIsDoneToARunRecordsWithoutItsLocks() throws IllegalAccessException {
        Run run = runs().start(
                        TestScenario.of(LockRuleTest::play)
                                .with(Knob.integer("pace", "Pace", 1, 9, 3, "").whileRunning()),
                        "threads",
                        Map.of("pace", 3),
                        1,
                        new StartMode(null, 0, true));
        collectParts(run);
        assertThat(parts)
                .extracting(part -> part.getClass().getSimpleName())
                .contains(
                        "RunLifecycle",
                        "ReentrantLock",
                        "ActorThreads",
                        "OutcomeGrader",
                        "ObjectRegistry",
                        "RunGate",
                        "RunClock",
                        "LiveKnobs",
                        "LogWriter",
                        "EntityTable",
                        "Log");

        run.step(null);
        run.operate("event", "set", null);
        run.step("You");
        run.turn(Map.of("pace", 5));
        run.speed(2);
        run.continueRun();
        run.pause();
        run.step(null);
        run.continueRun();
        run.operate("queue", "put", 1);
        run.operate("lock", "acquire", null);
        run.operate("lock", "release", null);
        await().until(() -> seen.containsAll(Set.of(Kind.RAISED, Kind.ENDED, Kind.ACQUIRED, Kind.PRINTED)));
        run.stop();

        assertThat(held).isEmpty();
    }

    private static void play(Stage stage) {
        Lock lock = stage.lock("lock");
        Event event = stage.event("event");
        Queue<Integer> queue = stage.queue("queue", 1);
        stage.print("begin");
        event.await();
        stage.start("Ann", () -> {
            while (true) {
                lock.acquire();
                lock.release();
            }
        });
        stage.start("Bob", () -> {
            queue.get();
            throw new IllegalStateException("Enough.");
        });
        stage.joinAll();
    }

    /** The run's parts, and the locks in them, as the fields of {@link Execution} name them. */
    private void collectParts(Run run) throws IllegalAccessException {
        Object execution = field(run, "info");
        List<Object> direct = new ArrayList<>(valuesOf(execution));
        direct.add(run.log());
        direct.add(run.entities());
        for (Object part : direct) {
            if (!NOT_OF_THE_DRAINER.contains(part.getClass())) {
                parts.add(part);
                valuesOf(part).stream().filter(ReentrantLock.class::isInstance).forEach(parts::add);
            }
        }
        parts.addAll(valuesOf(direct.stream()
                        .filter(LogWriter.class::isInstance)
                        .findFirst()
                        .orElseThrow())
                .stream()
                .filter(part -> part.getClass().getName().startsWith("dev.syncline.trace"))
                .filter(part -> !(part instanceof Recorder))
                .toList());
    }

    private static List<Object> valuesOf(Object owner) throws IllegalAccessException {
        List<Object> values = new ArrayList<>();
        for (Field field : owner.getClass().getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers())
                    && !field.getType().isPrimitive()
                    && owner.getClass().getName().startsWith("dev.syncline")) {
                field.setAccessible(true);
                Object value = field.get(owner);
                if (value != null) {
                    values.add(value);
                }
            }
        }
        return values;
    }

    private static Object field(Object owner, String name) throws IllegalAccessException {
        for (Field field : owner.getClass().getDeclaredFields()) {
            if (field.getName().equals(name)) {
                field.setAccessible(true);
                return java.util.Objects.requireNonNull(field.get(owner));
            }
        }
        throw new AssertionError("There is no field " + name);
    }
}
