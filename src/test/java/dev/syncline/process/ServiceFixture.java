package dev.syncline.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.syncline.log.history.History;
import dev.syncline.run.Run;
import dev.syncline.run.RunFixture;
import dev.syncline.run.TestScenario;
import dev.syncline.scenario.Grade;
import dev.syncline.scenario.Stage;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Runs bodies with a manager or pool of real processes, and checks that the recorded history is legal. */
public class ServiceFixture extends RunFixture {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final AtomicReference<String> said = new AtomicReference<>("");

    public Run begin(Consumer<Stage> body) {
        return runs(ROOMY).start(TestScenario.of(body), "processes", Map.of(), 42);
    }

    /** Says, in a body, what it has seen; the last time counts. */
    public void say(String text) {
        said.set(text);
    }

    /** What a body has said. */
    public String said() {
        return said.get();
    }

    /** Runs a body to its end; returns what it said. */
    public String play(Consumer<Stage> body) {
        Run run = begin(body);
        awaitEnd(run);
        assertThat(outcome(run).grade()).as(outcome(run).text()).isEqualTo(Grade.EXPECTED);
        return said();
    }

    public void awaitEnd(Run run) {
        await().atMost(PATIENCE).until(() -> !run.live());
        checkLegal(run);
    }

    public static void checkLegal(Run run) {
        History history = new History(run.entities());
        run.log().replay(0, history);
        history.checkAllEnded();
        assertThat(history.events()).isEqualTo(run.events());
    }
}
