package dev.syncline.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.syncline.log.Note;
import dev.syncline.log.NoteKind;
import dev.syncline.run.outcome.RunState;
import dev.syncline.run.spec.StartMode;
import dev.syncline.scenario.Stage;
import dev.syncline.trace.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run in slow motion, by a machine's clock that stands still until the test moves it. */
@Timeout(60)
class RunTempoTest extends RunFixture {
    private final AtomicLong wall = new AtomicLong();

    @Override
    RunParts parts() {
        return new RunParts(RunParts.USUAL.threads(), RunParts.USUAL.recorder(), wall::get);
    }

    @Test
    void doesOneOperationAtATime() {
        Run run = start("threads", 20);
        await().until(() -> printed(run) == 1);

        for (int n = 2; n <= 3; n++) {
            int expected = n;
            wall.addAndGet(Duration.ofMillis(20).toNanos());
            await().until(() -> printed(run) == expected);
        }
        assertThat(run.tempo()).isEqualTo(20);
        assertThat(run.live()).isTrue();
        wall.addAndGet(Duration.ofMillis(20).toNanos());
        awaitState(run, RunState.FINISHED);
        assertThat(run.tempo()).as("an ended run has none").isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"threads", "processes"})
    void holdsBackTheOperationsOfThreadsAndOfProcessesUntilItIsSwitchedOff(String engine) {
        Run slow = runs().start(
                        TestScenario.of(stage -> begin(stage, engine)),
                        engine,
                        Map.of(),
                        1,
                        new StartMode(null, 0, false, 10_000));
        await().until(() -> slow.events() >= 2);

        slow.tempo(0);

        awaitState(slow, RunState.FINISHED);
        List<Note> notes = slow.log().notes().stream()
                .filter(note -> note.kind() == NoteKind.TEMPO)
                .toList();
        assertThat(notes).extracting(note -> note.details().get("tempo")).containsExactly(10_000, 0);
        long off = notes.get(1).seq();
        slow.log().replay(0, event -> {
            if (event.kind() == Kind.PRINTED) {
                assertThat(event.seq()).isGreaterThanOrEqualTo(off);
            }
        });
    }

    @Test
    void aTempoOutOfRangeIsRefused() {
        Run run = start("threads", 10_000);

        assertThatThrownBy(() -> run.tempo(-1)).hasMessageContaining("from 0 to 10000");
        assertThatThrownBy(() -> run.tempo(10_001)).hasMessageContaining("from 0 to 10000");
        assertThat(run.tempo()).isEqualTo(10_000);
    }

    @Test
    void isStoppedWhileItHoldsAnOperationBack() {
        Run run = start("threads", 10_000);
        await().until(() -> printed(run) == 1);

        run.stop();

        awaitState(run, RunState.STOPPED);
        assertThat(printed(run)).isEqualTo(1);
    }

    private Run start(String engine, int tempo) {
        return runs().start(
                        TestScenario.of(stage -> {
                            for (int n = 1; n <= 4; n++) {
                                stage.print("line " + n);
                            }
                        }),
                        engine,
                        Map.of(),
                        1,
                        new StartMode(null, 0, false, tempo));
    }

    /** Two actors that print, on this engine; the start of the first is the operation that passes at once. */
    private static void begin(Stage stage, String engine) {
        for (String name : List.of("Ann", "Bob")) {
            if (engine.equals("processes")) {
                stage.processes().start(name, place -> place.print("hello"));
            } else {
                stage.start(name, () -> stage.print("hello"));
            }
        }
    }

    private static long printed(Run run) {
        AtomicLong count = new AtomicLong();
        run.log().replay(0, event -> {
            if (event.kind() == Kind.PRINTED) {
                count.incrementAndGet();
            }
        });
        return count.get();
    }
}
