package dev.syncline.process.pipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.syncline.log.history.History;
import dev.syncline.run.RecordedEvent;
import dev.syncline.run.Run;
import dev.syncline.run.RunFixture;
import dev.syncline.run.TestScenario;
import dev.syncline.run.outcome.RunState;
import dev.syncline.scenario.Stage;
import dev.syncline.trace.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.condition.OS;

/** Runs bodies with worker processes, and checks the recorded events. */
class ExchangeFixture extends RunFixture {
    private volatile @Nullable Run playing;

    Run begin(Consumer<Stage> body) {
        return runs().start(TestScenario.of(body), "processes", Map.of(), 1);
    }

    /** Plays the body to its end, which must be a good one, and returns what was recorded, a legal history. */
    List<RecordedEvent> play(Consumer<Stage> body) {
        return play(body, RunState.FINISHED);
    }

    List<RecordedEvent> play(Consumer<Stage> body, RunState end) {
        Run run = begin(body);
        playing = run;
        await().atMost(Duration.ofSeconds(40)).until(() -> !run.live());
        assertThat(run.state()).as(outcome(run).text()).isEqualTo(end);
        return lines(run);
    }

    static List<RecordedEvent> lines(Run run) {
        History history = new History(run.entities());
        run.log().replay(0, history);
        history.checkAllEnded();
        return RecordedEvent.in(run);
    }

    /** Waits until the run has recorded such an event. */
    static void awaitEvent(Run run, String actor, Kind kind, String object) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> RecordedEvent.in(run).stream().anyMatch(is(actor, kind, object)));
    }

    /** Waits, in a body that {@link #play} runs, until its run has recorded such an event. */
    void awaitHere(String actor, Kind kind, String object) {
        await().pollInSameThread().atMost(Duration.ofSeconds(20)).until(() -> {
            Run run = playing;
            return run != null && RecordedEvent.in(run).stream().anyMatch(is(actor, kind, object));
        });
    }

    /** Asserts the size of a queue where the system tells it; where it does not, the queue throws, as in Python. */
    static void assertSize(ProcessQueue<?> queue, int size) {
        if (OS.MAC.isCurrentOs()) {
            assertThatThrownBy(queue::size).isInstanceOf(UnsupportedOperationException.class);
        } else {
            assertThat(queue.size()).isEqualTo(size);
        }
    }

    static Predicate<RecordedEvent> is(String actor, Kind kind, String object) {
        return event -> event.is(kind, actor, object);
    }
}
