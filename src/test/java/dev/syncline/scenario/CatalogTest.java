package dev.syncline.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.syncline.run.FixedJudge;
import dev.syncline.run.TestScenario;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which scenarios a catalogue takes. */
class CatalogTest {
    private static final TestScenario SKETCH = TestScenario.of(stage -> {});

    @Test
    void refusesAnOutcomeThatNoJudgeCouldTell() {
        TestScenario unjudged = SKETCH.with(
                Outcome.expected(Outcome.STALLED, "Nobody moves."), Outcome.expected("done", "It is done."));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Catalog(List.of(unjudged)))
                .withMessage("The scenario sketch declares the outcome 'done', but has no judge to tell it.");
    }

    @Test
    void takesAScenarioWithAJudge() {
        TestScenario judged = SKETCH.with(Outcome.expected("done", "It is done."))
                .judgedBy(knobs -> new FixedJudge("done", "It is done."));

        assertThat(new Catalog(List.of(judged)).all()).containsExactly(judged);
    }

    @Test
    void needsNoJudgeForWhatTheRunItselfFinds() {
        TestScenario unjudged = SKETCH.with(
                Outcome.expected(Outcome.DEADLOCK, "A cycle."),
                Outcome.expected(Outcome.STALLED, "Nobody moves."),
                Outcome.expected(Outcome.STOPPED, "It never ends."));

        assertThat(new Catalog(List.of(unjudged)).find("sketch")).contains(unjudged);
    }

    @Test
    void refusesTwoOfOneName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Catalog(List.of(SKETCH, SKETCH)))
                .withMessage("Two scenarios are called sketch.");
    }
}
