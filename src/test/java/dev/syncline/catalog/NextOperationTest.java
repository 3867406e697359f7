package dev.syncline.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.syncline.run.NamedEvent;
import dev.syncline.run.Run;
import dev.syncline.run.actor.NextOperation;
import dev.syncline.run.spec.StartMode;
import dev.syncline.scenario.Scenario;
import dev.syncline.trace.Kind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A paused run says what each actor does next, and that is what it does when it takes a step. */
@Timeout(180)
class NextOperationTest {
    private static final int STEPS = 40;

    @RegisterExtension
    final ScenarioPlayer player = new ScenarioPlayer();

    static List<Scenario> scenarios() {
        return List.of(new LockCounter(), new ConditionBuffer(), new ValueCounter());
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void isTheLineOfWhatTheActorDoesInItsStep(Scenario scenario) {
        Run run = player.begin(Setting.standard(scenario), new StartMode(null, 0, true));
        int foretold = 0;
        for (int i = 0; i < STEPS; i++) {
            List<NextOperation> next = run.next();
            if (next.isEmpty()) {
                step(run, null);
            } else {
                NextOperation operation = next.get(i % next.size());
                long before = run.events();
                step(run, operation.actor());
                await().untilAsserted(() -> assertThat(NamedEvent.in(run))
                        .as("what %s does", operation)
                        .anyMatch(event -> event.seq() >= before && isOf(operation, event)));
                foretold++;
            }
        }

        assertThat(foretold).isGreaterThan(STEPS / 2);
        run.continueRun();
        assertThat(run.next()).isEmpty();
        run.stop();
        assertThat(run.next()).isEmpty();
    }

    /**
     * Takes a step as soon as that is possible, and returns when it was taken: on a loaded machine a worker takes long to start
     * or to stop again, of which the step complains.
     */
    private static void step(Run run, @Nullable String actor) {
        long before = run.events();
        await().ignoreException(IllegalStateException.class).until(() -> {
            if (run.events() == before) {
                run.step(actor);
            }
            return true;
        });
    }

    /** Whether this is what the operation did; what it is to start an actor, the new actor records. */
    private static boolean isOf(NextOperation operation, NamedEvent event) {
        return event.is(Kind.STARTED)
                ? event.peer().equals(operation.actor())
                : event.actor().equals(operation.actor()) && event.line() == operation.line();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void isNothingWhileTheRunGoesOn(Scenario scenario) {
        Run run = player.start(scenario, Map.of());

        assertThat(run.next()).isEmpty();
        run.stop();
    }
}
