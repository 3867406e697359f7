package dev.syncline.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.syncline.log.ActorInfo;
import dev.syncline.log.history.History;
import dev.syncline.run.RecordedEvent;
import dev.syncline.run.Run;
import dev.syncline.run.spec.Signal;
import dev.syncline.scenario.Grade;
import dev.syncline.scenario.Scenario;
import dev.syncline.trace.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Kills a random worker process at a random moment, in a random process scenario, again and again: nothing that it recorded
 * is lost, the log stays legal, the run ends and names the dead worker, and nothing is left behind.
 *
 * <p>{@code -Dsyncline.kill.rounds=500} makes it longer, {@code -Dsyncline.kill.seed=7} another one.
 */
@Timeout(7200)
class CatalogKillTest {
    private static final int ROUNDS = Integer.getInteger("syncline.kill.rounds", 12);
    private static final long SEED = Long.getLong("syncline.kill.seed", 1);
    private static final int SIGKILL = -9;
    private static final int LATEST_EVENT = 120;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @RegisterExtension
    private final ScenarioPlayer player = new ScenarioPlayer();

    static IntStream rounds() {
        return IntStream.range(0, ROUNDS);
    }

    @ParameterizedTest
    @MethodSource("rounds")
    void aKilledWorkerLosesNothingThatItRecordedAndHangsNoOther(int round) {
        Random random = new Random(SEED * 1_000 + round);
        List<Scenario> all = Scenarios.all().stream()
                .filter(scenario -> scenario.engines().contains("processes"))
                .toList();
        Scenario scenario = all.get(round % all.size());
        Run run = player.start(Setting.quick(scenario), 1);
        long moment = random.nextInt(2, LATEST_EVENT);
        await().atMost(PATIENCE).until(() -> run.events() >= moment || !run.live() || ScenarioPlayer.standsStill(run));
        String killed = kill(run, random);
        if (!killed.isEmpty()) {
            await().atMost(PATIENCE).until(() -> !run.live() || hasEnded(run, killed));
        }
        run.stop();

        History history = new History(run.entities());
        run.log().replay(0, history);
        history.checkAllEnded();
        assertThat(ScenarioPlayer.outcome(run).grade())
                .as(ScenarioPlayer.outcome(run).text())
                .isNotEqualTo(Grade.FORBIDDEN);
        if (wasEndedBySignal(run, killed)) {
            assertThat(ScenarioPlayer.outcome(run).text()).contains(killed);
        }
        await().atMost(PATIENCE)
                .until(() -> Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(thread -> thread.getName().contains("[" + run.id())));
        assertThat(CatalogConformanceTest.sharedMemory()).noneMatch(name -> name.contains(run.id()));
    }

    /** Kills one of the workers that are there; returns its name, or nothing if there is none. */
    private static String kill(Run run, Random random) {
        List<String> workers = run.entities().actors().stream()
                .filter(actor -> actor.kind().equals("process"))
                .map(ActorInfo::name)
                .filter(name -> !hasEnded(run, name))
                .toList();
        if (workers.isEmpty()) {
            return "";
        }
        String worker = workers.get(random.nextInt(workers.size()));
        try {
            run.signal(worker, Signal.KILL);
            return worker;
        } catch (IllegalStateException itIsOver) {
            return "";
        }
    }

    private static boolean hasEnded(Run run, String actor) {
        return RecordedEvent.in(run).stream()
                .anyMatch(e -> e.is(Kind.ENDED) && e.actor().equals(actor));
    }

    /** Whether the signal came before its own end. */
    private static boolean wasEndedBySignal(Run run, String actor) {
        return RecordedEvent.in(run).stream()
                .anyMatch(e -> e.is(Kind.ENDED) && e.actor().equals(actor) && e.value() == SIGKILL);
    }
}
