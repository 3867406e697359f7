package dev.syncline.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.syncline.catalog.ScenarioPlayer;
import dev.syncline.log.history.History;
import dev.syncline.run.outcome.RunState;
import dev.syncline.run.spec.CPythonEngine;
import dev.syncline.scenario.Knob;
import dev.syncline.trace.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Eight threads, and eight processes, of a Python program operate on the same objects as fast as they can: whatever they did is in
 * the log, once, and the log is legal after each event. {@code -Dsyncline.order.rounds=10500} makes it a million events each.
 */
@Timeout(3600)
class ManyPythonEventsTest extends RunFixture {
    private static final int ROUNDS = Integer.getInteger("syncline.order.rounds", 40);
    private static final int WORKERS = 8;

    private static final PythonScenario THREADS = scenario("""
            from queue import Queue
            from threading import BoundedSemaphore, Lock, RLock, Thread

            ROUNDS = 1
            pen, stairs, seats, orders = Lock(), RLock(), BoundedSemaphore(3), Queue()
            counter = 0


            def work():
                global counter
                for number in range(ROUNDS):
                    with pen:
                        counter += 1
                    with stairs, stairs:
                        pass
                    with seats:
                        pass
                    orders.put(number)
                    orders.get()


            workers = [Thread(target=work, name=f"Worker {n}") for n in range(8)]
            for worker in workers:
                worker.start()
            for worker in workers:
                worker.join()
            print(counter)
            """);

    private static final PythonScenario PROCESSES = scenario("""
            from multiprocessing import BoundedSemaphore, Lock, Process, Queue, RLock, Value

            ROUNDS = 1
            pen, stairs, seats, orders = Lock(), RLock(), BoundedSemaphore(3), Queue()
            counter = Value("i", 0, lock=False)


            def work(pen, stairs, seats, orders, counter):
                for number in range(ROUNDS):
                    with pen:
                        counter.value += 1
                    with stairs, stairs:
                        pass
                    with seats:
                        pass
                    orders.put(number)
                    orders.get()


            if __name__ == "__main__":
                shared = (pen, stairs, seats, orders, counter)
                workers = [Process(target=work, args=shared, name=f"Worker {n}") for n in range(8)]
                for worker in workers:
                    worker.start()
                for worker in workers:
                    worker.join()
                print(counter.value)
            """);

    @BeforeEach
    void needsPython() {
        runs(ScenarioPlayer.LIMITS).searchInterpreters().join();
        assumeFalse(runs().interpreters().isEmpty(), "no CPython from 3.9 on was found on this machine");
    }

    @Test
    void nothingOfEightThreadsIsLostOrOutOfOrder() {
        isComplete(THREADS);
    }

    @Test
    void nothingOfEightProcessesIsLostOrOutOfOrder() {
        isComplete(PROCESSES);
    }

    private void isComplete(PythonScenario scenario) {
        long began = System.nanoTime();
        Run run = runs().start(scenario, CPythonEngine.ID, Map.of("rounds", ROUNDS), 1);
        await().atMost(Duration.ofMinutes(50)).until(() -> !run.live());
        double seconds = (System.nanoTime() - began) / 1e9;
        assertThat(run.state()).as(outcome(run).text()).isEqualTo(RunState.FINISHED);

        History history = History.inCPython(run.entities());
        Map<String, Map<Kind, Integer>> done = new HashMap<>();
        List<String> printed = new ArrayList<>();
        run.log().replay(0, event -> {
            history.event(event);
            done.computeIfAbsent(run.entities().actors().get(event.actor()).name(), none -> new EnumMap<>(Kind.class))
                    .merge(event.kind(), 1, Integer::sum);
            if (event.kind() == Kind.PRINTED) {
                printed.add(String.valueOf(event.text()));
            }
        });
        history.checkAllEnded();
        for (int n = 0; n < WORKERS; n++) {
            assertThat(done.get("Worker " + n))
                    .containsEntry(Kind.ACQUIRED, 4 * ROUNDS)
                    .containsEntry(Kind.RELEASED, 4 * ROUNDS)
                    .containsEntry(Kind.READ, ROUNDS)
                    .containsEntry(Kind.WROTE, ROUNDS)
                    .containsEntry(Kind.PUT, ROUNDS)
                    .containsEntry(Kind.TAKEN, ROUNDS);
        }
        assertThat(printed).containsExactly(String.valueOf(WORKERS * ROUNDS));
        System.out.printf("%,d events in %.1f s, all of them legal%n", history.events(), seconds);
    }

    private static PythonScenario scenario(String script) {
        return PythonScenario.of(script, Knob.integer("rounds", "Rounds", 1, 1_000_000, 1, ""));
    }
}
