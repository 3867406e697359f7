package dev.syncline.run.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.syncline.primitive.Barrier;
import dev.syncline.run.Run;
import dev.syncline.run.RunFixture;
import dev.syncline.run.SteppedRun;
import dev.syncline.run.TestScenario;
import dev.syncline.run.spec.StartMode;
import dev.syncline.scenario.Stage;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A run that was led by hand from its first operation to its last is played again by its schedule, event by event, every
 * time: with every operation that releases several at once, and with timeouts. {@code -Dsyncline.order.plays=1000} plays
 * more often.
 */
@Timeout(1_800)
class OneOrderTest extends RunFixture {
    private static final int PLAYS = Integer.getInteger("syncline.order.plays", 20);

    static Stream<Arguments> bodies() {
        return Stream.of(
                body("release of several permits", OneOrderBodies::release),
                body("notify all", OneOrderBodies::notifyAllWaiters),
                body("set", OneOrderBodies::set),
                body("barrier that is passed", stage -> OneOrderBodies.meet(stage, Barrier::await)),
                body(
                        "barrier that is broken",
                        stage -> OneOrderBodies.meet(stage, barrier -> {
                            barrier.abort();
                            return 0;
                        })),
                body(
                        "barrier that is reset",
                        stage -> OneOrderBodies.meet(stage, barrier -> {
                            barrier.reset();
                            return 0;
                        })),
                body("shutdown under consumers", stage -> OneOrderBodies.shutdown(stage, 0)),
                body("shutdown under producers", stage -> OneOrderBodies.shutdown(stage, 1)),
                body("the last task that is done", OneOrderBodies::taskDone),
                body("latch", OneOrderBodies::countDown),
                body("pool and futures", OneOrderBodies::pool),
                body("release of a lock", OneOrderBodies::lock),
                body("two who join one thread", OneOrderBodies::join),
                body("timeouts", OneOrderBodies::timeouts),
                body("a barrier whose time runs out", OneOrderBodies::meetLate),
                body("work and sleep", OneOrderBodies::rest));
    }

    private static Arguments body(String name, Consumer<Stage> body) {
        return Arguments.of(name, body);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void isPlayedAgainEventByEvent(String name, Consumer<Stage> body) {
        Run led = runs(ROOMY).start(TestScenario.of(body), "threads", Map.of(), 1, new StartMode(null, 0, true));
        while (led.live()) {
            step(led);
        }
        List<String> first = SteppedRun.events(led);
        StartMode order = new StartMode(Objects.requireNonNull(led.schedule()), 0, false);

        Set<List<String>> seen = new HashSet<>(List.of(first));
        for (int i = 0; i < PLAYS && seen.size() == 1; i++) {
            Run run = runs(ROOMY).start(TestScenario.of(body), "threads", Map.of(), 1, order);
            await().pollInterval(Duration.ofMillis(1)).until(() -> !run.live());
            assertThat(run.log().notes()).noneMatch(note -> note.text().contains("cannot continue"));
            seen.add(SteppedRun.events(run));
        }

        assertThat(first).anyMatch(event -> event.contains(" waiting ") || event.contains(" working "));
        assertThat(seen).hasSize(1);
    }

    /** Does one step, or notes that no actor is left that could. */
    private static void step(Run run) {
        try {
            run.step(null);
        } catch (IllegalStateException noneIsLeft) {
            await().until(() -> !run.live());
        }
    }
}
