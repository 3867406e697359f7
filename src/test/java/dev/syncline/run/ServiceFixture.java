package dev.syncline.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.syncline.primitive.Kind;
import dev.syncline.scenario.Grade;
import dev.syncline.scenario.Outcome;
import dev.syncline.scenario.Stage;
import dev.syncline.trace.ActorInfo;
import dev.syncline.trace.History;
import dev.syncline.trace.ObjectInfo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Plays bodies whose manager or pool is made of real processes, and looks whether what was recorded is legal. */
class ServiceFixture extends RunFixture {
    static final Outcome SEEN = Outcome.expected("seen", "What was seen.");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** One event in words. */
    record Told(Kind kind, String actor, String object, int value, String peer, String text) {
        static Told of(Kind kind, String actor, String object, String text) {
            return new Told(kind, actor, object, 0, "", text);
        }

        boolean is(Kind wanted, String by, String on) {
            return kind == wanted && actor.equals(by) && object.equals(on);
        }
    }

    Run begin(Consumer<Stage> body) {
        return runs(ROOMY).start(Sketch.of(body).with(SEEN), "processes", Map.of(), 42);
    }

    /** Plays a body to its end; returns what it said was seen. */
    String play(Consumer<Stage> body) {
        Run run = begin(body);
        awaitEnd(run);
        assertThat(outcome(run).grade()).as(outcome(run).text()).isEqualTo(Grade.EXPECTED);
        return outcome(run).text();
    }

    void awaitEnd(Run run) {
        await().atMost(PATIENCE).until(() -> !run.live());
        checkLegal(run);
    }

    static void checkLegal(Run run) {
        History history = new History(run.cast());
        run.log().replay(0, history);
        history.checkEverybodyEnded();
        assertThat(history.events()).isEqualTo(run.events());
    }

    static List<Told> told(Run run) {
        List<ActorInfo> actors = run.cast().actors();
        List<ObjectInfo> objects = run.cast().objects();
        List<Told> all = new ArrayList<>();
        run.log().replay(0, (seq, t, kind, actor, object, value, peer, line, timed, text) -> {
            String on = object < objects.size() ? objects.get(object).name() : "";
            String by = peer < actors.size() ? actors.get(peer).name() : "";
            all.add(new Told(kind, actors.get(actor).name(), on, value, by, text == null ? "" : text));
        });
        return all;
    }
}
