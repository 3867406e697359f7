package dev.syncline.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.syncline.log.history.History;
import dev.syncline.run.outcome.RunState;
import dev.syncline.run.spec.CPythonEngine;
import dev.syncline.run.spec.StartMode;
import dev.syncline.trace.Kind;
import dev.syncline.trace.ObjectType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Pools of {@code concurrent.futures} in a real CPython, as the server sees them. */
@Timeout(180)
class PythonPoolsTest extends RunFixture {
    @BeforeEach
    void needsPython() {
        runs().searchInterpreters().join();
        assumeFalse(runs().interpreters().isEmpty(), "no CPython from 3.9 on was found on this machine");
    }

    @Test
    void theTasksOfAPoolOfProcessesAreCounted() {
        Run run = play("""
                from concurrent.futures import ProcessPoolExecutor, as_completed, wait


                def double(n):
                    return 2 * n


                if __name__ == "__main__":
                    with ProcessPoolExecutor(2) as pool:
                        tasks = [pool.submit(double, n) for n in range(4)]
                        wait(tasks, timeout=60)
                        print(sorted(task.result() for task in as_completed(tasks)), tasks[0].result())
                """);
        await().atMost(Duration.ofSeconds(90)).until(() -> !run.live());

        assertThat(run.state()).isEqualTo(RunState.FINISHED);
        assertThat(run.entities().objects())
                .filteredOn(object -> object.name().equals("pool"))
                .extracting(object -> object.type())
                .containsExactly(ObjectType.PROCESS_POOL);
        assertThat(values(run, Kind.DONE))
                .isEqualTo(leftAfterEach(run))
                .hasSize(4)
                .endsWith(0);
        assertThat(values(run, Kind.TAKEN)).last().isEqualTo(0);
        assertThat(values(run, Kind.CLOSED)).containsExactly(0);
        assertThat(RecordedEvent.in(run))
                .filteredOn(event -> event.is(Kind.RECEIVED))
                .extracting(RecordedEvent::text)
                .containsExactlyInAnyOrder("0", "2", "4", "6", "0");
        History history = History.inCPython(run.entities());
        run.log().replay(0, history);
        history.checkAllEnded();
    }

    @Test
    void aPoolOfThreadsWhoseTasksWaitForItsTasksIsStalled() {
        Run run = play("""
                from concurrent.futures import ThreadPoolExecutor

                pool = ThreadPoolExecutor(1)


                def cake():
                    return pool.submit(str, "icing").result()


                print(pool.submit(cake).result())
                """);

        await().atMost(Duration.ofSeconds(60)).until(() -> run.state() == RunState.STALLED);
        run.stop();
    }

    private Run play(String program) {
        return runs().start(PythonScenario.of(program), CPythonEngine.ID, Map.of(), 42, StartMode.FREE);
    }

    /** How many tasks were put and not done after each that was done: a worker may be done before the next one is put. */
    private static List<Integer> leftAfterEach(Run run) {
        List<Integer> left = new ArrayList<>();
        int tasks = 0;
        for (RecordedEvent event : RecordedEvent.in(run)) {
            tasks += event.is(Kind.PUT) ? 1 : 0;
            if (event.is(Kind.DONE)) {
                left.add(--tasks);
            }
        }
        return left;
    }

    private static List<Integer> values(Run run, Kind kind) {
        return RecordedEvent.in(run).stream()
                .filter(event -> event.is(kind))
                .map(RecordedEvent::value)
                .toList();
    }
}
