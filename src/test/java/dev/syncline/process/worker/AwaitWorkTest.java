package dev.syncline.process.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.syncline.process.ipc.ChildProcess;
import dev.syncline.process.ipc.Target;
import dev.syncline.process.memory.SharedValue;
import dev.syncline.run.RecordedEvent;
import dev.syncline.run.Run;
import dev.syncline.run.RunFixture;
import dev.syncline.run.TestScenario;
import dev.syncline.run.outcome.RunState;
import dev.syncline.scenario.Stage;
import dev.syncline.trace.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code awaitWork}: the order that a lesson needs, however long a process takes to start. */
@Timeout(90)
class AwaitWorkTest extends RunFixture {
    @Test
    void whatAChildDoesBeforeItWorksIsDoneWhenTheWaitIsOver() {
        Run run = play(stage -> {
            SharedValue number = stage.processes().valueWithoutLock("number", 0);
            awaitWorkOf(stage, place -> {
                number.set(1);
                place.work(1);
            });
        });

        List<Kind> order = RecordedEvent.in(run).stream()
                .map(RecordedEvent::kind)
                .filter(kind -> kind == Kind.WROTE || kind == Kind.PRINTED)
                .toList();
        assertThat(order).containsExactly(Kind.WROTE, Kind.PRINTED);
    }

    @Test
    void aChildThatEndsWithoutWorkIsNotWaitedForAnyLonger() {
        Run run = play(stage -> awaitWorkOf(stage, place -> {}));

        assertThat(run.state()).isEqualTo(RunState.FINISHED);
    }

    private static void awaitWorkOf(Stage stage, Target target) {
        ChildProcess child = stage.processes().start("Child", target);
        child.awaitWork();
        stage.print("The child works, or has ended.");
        child.join();
    }

    private Run play(Consumer<Stage> body) {
        Run run = runs().start(TestScenario.of(body), "processes", Map.of(), 1);
        await().atMost(Duration.ofMinutes(1)).until(() -> !run.live());
        return run;
    }
}
