package dev.syncline.run.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.syncline.log.Note;
import dev.syncline.log.NoteKind;
import dev.syncline.process.pipe.Pipe;
import dev.syncline.process.sync.ProcessEvent;
import dev.syncline.process.sync.ProcessLock;
import dev.syncline.run.Run;
import dev.syncline.run.RunFixture;
import dev.syncline.run.TestScenario;
import dev.syncline.run.outcome.RunState;
import dev.syncline.run.spec.Signal;
import dev.syncline.scenario.Stage;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Runs with worker processes in which no actor can proceed, as far as the log shows. */
@Timeout(120)
class StalledProcessesTest extends RunFixture {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Run stall(Consumer<Stage> body) {
        Run run = runs().start(TestScenario.of(body), "processes", Map.of(), 1);
        await().atMost(PATIENCE).until(() -> run.state() == RunState.STALLED || !run.live());
        assertThat(run.state()).isEqualTo(RunState.STALLED);
        return run;
    }

    @Test
    void anEventThatIsNotSetUntilYouSetIt() {
        Run run = stall(stage -> {
            ProcessEvent gate = stage.processes().event("gate");
            stage.processes().start("Child", place -> gate.await());
            stage.joinAll();
        });
        assertThat(outcome(run).text())
                .startsWith("No actor can proceed, as far as the log shows: ")
                .contains("Child waits for \"gate\"", "Main waits for Child to end")
                .endsWith("Only you can help: gate.set().");

        run.operate("gate", "set", null);

        await().atMost(PATIENCE).until(() -> !run.live());
        assertThat(run.state()).isEqualTo(RunState.FINISHED);
        assertThat(run.log().notes())
                .extracting(Note::kind)
                .containsExactly(NoteKind.STALLED, NoteKind.RESOLVED, NoteKind.ENDED);
    }

    @Test
    void aPipeThatIsFull() {
        Run run = stall(stage -> {
            Pipe<String> pipe = stage.processes().pipe("pipe");
            var writer = pipe.writer();
            stage.processes().start("Child", place -> {
                while (true) {
                    writer.send("x".repeat(10_000));
                }
            });
            stage.joinAll();
        });

        assertThat(outcome(run).text()).contains("Child waits for pipe").endsWith("Only Stop ends it.");
    }

    @Test
    void aSignalTakesItBack() {
        Run run = stall(stage -> {
            ProcessLock lock = stage.processes().lock("lock");
            lock.acquire();
            stage.processes().start("Child", place -> lock.acquire());
            stage.joinAll();
        });
        assertThat(outcome(run).text()).contains("Child waits for lock, which Main holds");

        run.signal("Child", Signal.KILL);

        await().atMost(PATIENCE).until(() -> !run.live());
        assertThat(run.state()).isEqualTo(RunState.FINISHED);
        assertThat(run.log().notes())
                .extracting(Note::kind)
                .containsExactly(NoteKind.STALLED, NoteKind.RESOLVED, NoteKind.ENDED);
    }
}
