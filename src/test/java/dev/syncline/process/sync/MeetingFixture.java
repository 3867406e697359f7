package dev.syncline.process.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.syncline.log.history.History;
import dev.syncline.run.Run;
import dev.syncline.run.RunFixture;
import dev.syncline.run.TestScenario;
import dev.syncline.scenario.Grade;
import dev.syncline.scenario.Stage;
import dev.syncline.trace.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Runs whose workers meet at what they share. */
public abstract class MeetingFixture extends RunFixture {
    /** Long enough for a wait to time out. */
    public static final Duration MOMENT = Duration.ofMillis(300);

    private final AtomicReference<String> said = new AtomicReference<>("");

    /** Plays this body to its end, and checks the log. */
    public Run play(Consumer<Stage> body) {
        Run run = begin(body);
        await().atMost(Duration.ofSeconds(100)).until(() -> !run.live());
        return endsLegally(run);
    }

    /** Starts a run of this body, with worker processes. */
    public Run begin(Consumer<Stage> body) {
        return runs(ROOMY).start(TestScenario.of(body), "processes", Map.of(), 42);
    }

    /** Stops the run if need be; its log is a legal history. */
    public static Run endsLegally(Run run) {
        run.stop();
        History history = new History(run.entities());
        run.log().replay(0, history);
        history.checkAllEnded();
        return run;
    }

    /** The texts of the events of this kind. */
    public static List<String> texts(Run run, Kind wanted) {
        List<String> texts = new ArrayList<>();
        run.log().replay(0, event -> {
            if (event.kind() == wanted) {
                texts.add(Objects.requireNonNullElse(event.text(), ""));
            }
        });
        return texts;
    }

    /** Says, in a body, what it has seen; the last time counts. */
    public void say(String text) {
        said.set(text);
    }

    /** The run ended as it should, and its body has said this. */
    public void said(Run run, String expected) {
        assertThat(outcome(run).grade()).as(outcome(run).text()).isEqualTo(Grade.EXPECTED);
        assertThat(said.get()).isEqualTo(expected);
    }
}
