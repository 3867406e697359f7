package dev.syncline.run.actor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.log.history.History;
import dev.syncline.run.Run;
import dev.syncline.run.RunFixture;
import dev.syncline.run.TestScenario;
import dev.syncline.run.outcome.RunState;
import dev.syncline.trace.Family;
import dev.syncline.trace.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Joins, as they stand in the log. */
@Timeout(60)
class JoinTest extends RunFixture {
    private record Seen(Kind kind, String actor, int object, String peer, int value) {}

    @Test
    void waitsForOneThreadAfterTheOtherAndSaysSo() {
        Run run = start(TestScenario.of(stage -> {
            var gate = stage.event("gate");
            stage.start("Ann", () -> {
                gate.await();
                stage.print("out");
            });
            stage.start("Bob", gate::await);
            stage.start("Opener", () -> {
                stage.sleep(1);
                gate.set();
            });
            stage.joinAll();
        }));

        awaitState(run, RunState.FINISHED);

        List<Seen> joins = joins(run);
        assertThat(joins).contains(new Seen(Kind.WAITING, "Main", 0xFFFF, "Ann", 1));
        assertThat(joins).contains(new Seen(Kind.PASSED, "Main", 0xFFFF, "Ann", 0));
        History history = new History(run.entities());
        run.log().replay(0, history);
        history.checkAllEnded();
    }

    @Test
    void passesWithWhatTheEndSays() {
        Run run = start(TestScenario.of(stage -> {
            var gate = stage.event("gate");
            stage.start("Ann", () -> {
                gate.await();
                throw new IllegalStateException("wrong");
            });
            stage.start("Opener", () -> {
                stage.sleep(1);
                gate.set();
            });
            stage.joinAll();
        }));

        awaitState(run, RunState.FAILED);

        assertThat(joins(run)).contains(new Seen(Kind.PASSED, "Main", 0xFFFF, "Ann", 1));
    }

    @Test
    void waitsForTheObjectOfAProcess() {
        Run run = runs().start(
                        TestScenario.of(stage -> {
                            stage.processes().start("Child", place -> {});
                            stage.joinAll();
                        }),
                        "processes",
                        Map.of(),
                        1);

        awaitState(run, RunState.FINISHED);

        int child = run.entities().object("Child").orElseThrow().id();
        assertThat(joins(run))
                .containsExactly(
                        new Seen(Kind.WAITING, "Main", child, "Child", 1),
                        new Seen(Kind.PASSED, "Main", child, "Child", 0));
        run.log().replay(0, new History(run.entities()));
    }

    private static List<Seen> joins(Run run) {
        List<Seen> found = new ArrayList<>();
        run.log().replay(0, event -> {
            if ((event.kind() == Kind.WAITING || event.kind() == Kind.PASSED)
                    && event.peer() != 0xFFFF
                    && isJoin(run, event.object())) {
                String who = run.entities().actors().get(event.actor()).name();
                found.add(new Seen(
                        event.kind(),
                        who,
                        event.object(),
                        run.entities().actors().get(event.peer()).name(),
                        event.value()));
            }
        });
        return found;
    }

    private static boolean isJoin(Run run, int object) {
        return object == 0xFFFF || run.entities().objects().get(object).type().is(Family.PROCESS);
    }
}
