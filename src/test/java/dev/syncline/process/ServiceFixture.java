package dev.syncline.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.syncline.log.ActorInfo;
import dev.syncline.log.ObjectInfo;
import dev.syncline.log.history.History;
import dev.syncline.run.Run;
import dev.syncline.run.RunFixture;
import dev.syncline.run.TestScenario;
import dev.syncline.scenario.Grade;
import dev.syncline.scenario.Outcome;
import dev.syncline.scenario.Stage;
import dev.syncline.trace.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Runs bodies with a manager or pool of real processes, and checks that the recorded history is legal. */
public class ServiceFixture extends RunFixture {
    static final Outcome SEEN = Outcome.expected("seen", "What was seen.");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** One event in words. */
    public record Told(Kind kind, String actor, String object, int value, String peer, String text) {
        public static Told of(Kind kind, String actor, String object, String text) {
            return new Told(kind, actor, object, 0, "", text);
        }

        public boolean is(Kind wanted, String by, String on) {
            return kind == wanted && actor.equals(by) && object.equals(on);
        }
    }

    public Run begin(Consumer<Stage> body) {
        return runs(ROOMY).start(TestScenario.of(body).with(SEEN), "processes", Map.of(), 42);
    }

    /** Runs a body to its end; returns what it reported. */
    public String play(Consumer<Stage> body) {
        Run run = begin(body);
        awaitEnd(run);
        assertThat(outcome(run).grade()).as(outcome(run).text()).isEqualTo(Grade.EXPECTED);
        return outcome(run).text();
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

    public static List<Told> told(Run run) {
        List<ActorInfo> actors = run.entities().actors();
        List<ObjectInfo> objects = run.entities().objects();
        List<Told> all = new ArrayList<>();
        run.log().replay(0, (seq, t, kind, actor, object, value, peer, line, timed, text) -> {
            String on = object < objects.size() ? objects.get(object).name() : "";
            String by = peer < actors.size() ? actors.get(peer).name() : "";
            all.add(new Told(kind, actors.get(actor).name(), on, value, by, text == null ? "" : text));
        });
        return all;
    }
}
