package dev.syncline.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncline.run.outcome.RunState;
import dev.syncline.run.spec.LimitExceeded;
import dev.syncline.scenario.Knob;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A run that was changed as often as its log has room for. */
@Timeout(60)
class ManyChangesTest extends RunFixture {
    @Test
    void canStillBePausedContinuedAndStopped() {
        Run run = start(TestScenario.of(stage -> stage.sleep(86_400_000))
                .with(Knob.integer("pace", "Pace", 1, 9, 3, "").whileRunning()));
        for (int i = 0; i < 9_000; i++) {
            run.turn(Map.of("pace", i % 9 + 1));
        }
        assertThatThrownBy(() -> run.turn(Map.of("pace", 1))).isInstanceOf(LimitExceeded.class);
        assertThatThrownBy(() -> run.speed(2)).isInstanceOf(LimitExceeded.class);

        for (int i = 0; i < 1_000; i++) {
            run.pause();
            assertThat(run.state()).isEqualTo(RunState.PAUSED);
            run.continueRun();
            assertThat(run.state()).isEqualTo(RunState.RUNNING);
        }
        run.stop();

        assertThat(run.state()).isEqualTo(RunState.STOPPED);
        assertThat(run.log().ended()).isTrue();
    }
}
