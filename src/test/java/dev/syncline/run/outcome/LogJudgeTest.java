package dev.syncline.run.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.run.Run;
import dev.syncline.run.RunFixture;
import dev.syncline.run.TestScenario;
import dev.syncline.scenario.Grade;
import dev.syncline.scenario.Judge;
import dev.syncline.scenario.Judgement;
import dev.syncline.scenario.NamedEvent;
import dev.syncline.scenario.Outcome;
import dev.syncline.trace.Kind;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Runs whose outcome is told by a judge, from the log. */
@Timeout(60)
class LogJudgeTest extends RunFixture {
    private static final Outcome SAID = Outcome.expected("said", "Somebody said something.");
    private static final Outcome SILENT = Outcome.interesting("silent", "Nobody said anything.");

    @Test
    void isShownEveryEventByNameAndTellsTheOutcomeAtTheEnd() {
        Run run = start(twoActors().with(SAID, SILENT).judgedBy(knobs -> new Listener()));

        awaitState(run, RunState.FINISHED);

        assertThat(outcome(run))
                .isEqualTo(new GradedOutcome("said", Grade.EXPECTED, "correct", "Ann 1: hello. Ann 2: hello. x = 3."));
    }

    @Test
    void finishesAsOrdinaryWithoutAJudge() {
        Run run = start(twoActors());

        awaitState(run, RunState.FINISHED);

        assertThat(outcome(run).id()).isEqualTo("finished");
    }

    @Test
    void isNotAskedWhenTheRunWasStopped() {
        Run run = start(TestScenario.of(stage -> stage.event("never").await())
                .with(SAID, SILENT)
                .judgedBy(knobs -> new Listener()));
        run.stop();

        assertThat(outcome(run).id()).isNotIn("said", "silent");
    }

    @Test
    void anOutcomeThatIsNotDeclaredFailsTheRun() {
        Run run = start(twoActors().with(SILENT).judgedBy(knobs -> new Listener()));

        awaitState(run, RunState.FAILED);

        assertThat(outcome(run).text()).contains("declares no outcome 'said'");
    }

    @Test
    void aJudgeThatFailsFailsTheRun() {
        Run run = start(twoActors().with(SAID).judgedBy(knobs -> new Judge() {
            @Override
            public void event(NamedEvent event) {
                throw new IllegalStateException("I cannot judge this.");
            }

            @Override
            public Judgement judgement() {
                return Judgement.of("said", "Never mind.");
            }
        }));

        awaitState(run, RunState.FAILED);

        assertThat(outcome(run).text()).contains("I cannot judge this.");
    }

    @Test
    void tellsTheSameFromTheLogAlone() {
        TestScenario scenario = twoActors().with(SAID, SILENT).judgedBy(knobs -> new Listener());
        Run run = start(scenario);
        awaitState(run, RunState.FINISHED);

        LogJudge again = new LogJudge(scenario, Map.of(), run.entities());
        run.log().replay(0, again);

        assertThat(Objects.requireNonNull(again.judgement()).sentence())
                .isEqualTo(outcome(run).text());
    }

    private static TestScenario twoActors() {
        return TestScenario.of(stage -> {
            var x = stage.variable("x", 0);
            stage.start("Ann 1", () -> stage.print("hello"));
            stage.joinAll();
            stage.start("Ann 2", () -> {
                stage.print("hello");
                x.write(3);
            });
            stage.start("Annabel", () -> stage.print("not by Ann"));
            stage.joinAll();
        });
    }

    /** Collects what was said by Ann. */
    private static final class Listener implements Judge {
        private final StringBuilder said = new StringBuilder();
        private int x;

        @Override
        public void event(NamedEvent event) {
            if (event.is(Kind.PRINTED) && event.isBy("Ann")) {
                said.append(event.actor()).append(": ").append(event.text()).append(". ");
            }
            x = event.is(Kind.WROTE, "x") ? event.value() : x;
        }

        @Override
        public Judgement judgement() {
            return Judgement.of(said.isEmpty() ? "silent" : "said", "%sx = %d.", said, x);
        }
    }
}
