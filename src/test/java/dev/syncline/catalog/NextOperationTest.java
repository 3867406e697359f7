package dev.syncline.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.syncline.run.RecordedEvent;
import dev.syncline.run.Run;
import dev.syncline.run.actor.NextOperation;
import dev.syncline.run.spec.StartMode;
import dev.syncline.scenario.Scenario;
import dev.syncline.scenario.Source;
import dev.syncline.trace.Kind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A paused run says what each actor does next, and that is what it does when it takes a step. */
@Timeout(180)
class NextOperationTest {
    private static final int STEPS = 40;
    private static final StartMode PAUSED = new StartMode(null, 0, true);

    @RegisterExtension
    final ScenarioPlayer player = new ScenarioPlayer();

    static List<Scenario> scenarios() {
        return List.of(new LockCounter(), new ConditionBuffer());
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void isTheLineOfWhatTheActorDoesInItsStep(Scenario scenario) {
        Run run = player.begin(Setting.standard(scenario), PAUSED);
        int foretold = 0;
        for (int i = 0; i < STEPS; i++) {
            List<NextOperation> next = run.next();
            if (next.isEmpty()) {
                run.step(null);
            } else {
                NextOperation operation = next.get(i % next.size());
                await().until(() -> run.backlog() == 0);
                long before = run.events();
                run.step(operation.actor());
                await().untilAsserted(() -> assertThat(RecordedEvent.in(run))
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

    @Test
    void isALineOfTheBodyForAWorkerProcess() {
        Scenario scenario = new ValueCounter();
        Source body = Source.java(scenario);
        int last = body.firstLine() + (int) body.text().lines().count() - 1;
        Run run = player.begin(Setting.standard(scenario), PAUSED);

        // a worker takes long to start on a loaded machine, and a step complains of that
        await().ignoreException(IllegalStateException.class).until(() -> {
            run.step(null);
            return run.next().stream().anyMatch(next -> next.actor().startsWith("Doorman"));
        });

        assertThat(run.next()).allSatisfy(next -> assertThat(next.line()).isBetween(body.firstLine(), last));
        run.stop();
    }

    /** Whether this is what the operation did; what it is to start an actor, the new actor records. */
    private static boolean isOf(NextOperation operation, RecordedEvent event) {
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
