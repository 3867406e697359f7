package dev.syncline.process.pipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncline.process.ipc.ChildProcess;
import dev.syncline.run.RecordedEvent;
import dev.syncline.run.outcome.RunState;
import dev.syncline.trace.Kind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How a process is done with a queue, and what becomes of what it has not sent. */
@Timeout(90)
class ProcessQueueCloseTest extends ExchangeFixture {
    @Test
    void aQueueClosedInOneProcessStillWorksInOthers() {
        List<Integer> got = new ArrayList<>();
        List<RecordedEvent> lines = play(
                stage -> {
                    ProcessQueue<Integer> queue = stage.processes().queue("queue", 0);
                    ChildProcess worker = stage.processes().start("Worker", place -> {
                        queue.put(1);
                        queue.close();
                        queue.close();
                        queue.put(2);
                    });
                    worker.join();
                    got.add(queue.get());
                    queue.put(3);
                    got.add(queue.get());
                    queue.close();
                    assertThatThrownBy(queue::get)
                            .isInstanceOf(IllegalStateException.class)
                            .hasMessage("Queue is closed");
                    queue.joinThread();
                    assertThatThrownBy(queue::isEmpty).hasMessage("handle is closed");
                },
                RunState.FAILED);

        assertThat(got).containsExactly(1, 3);
        assertThat(lines).filteredOn(is("Worker", Kind.CLOSED, "queue")).hasSize(1);
        assertThat(lines)
                .filteredOn(is("Worker", Kind.RAISED, "queue"))
                .extracting(RecordedEvent::text)
                .containsExactly("ValueError: Queue is closed (Java: IllegalStateException)");
        assertThat(lines)
                .filteredOn(is("Worker feeder", Kind.CLOSED, "queue pipe"))
                .extracting(RecordedEvent::text)
                .containsExactly("the write end", "the read end");
    }

    @Test
    void joinThreadWaitsForTheFeederOfAQueueThatIsClosed() {
        List<RecordedEvent> lines = play(stage -> {
            ProcessQueue<byte[]> queue = stage.processes().queue("queue", 0);
            assertThatThrownBy(queue::joinThread).hasMessage("Queue not closed");
            queue.put(new byte[200_000]);
            queue.close();
            stage.processes().start("Worker", place -> {
                place.sleep(50);
                queue.get();
            });
            queue.joinThread();
            stage.print("all sent");
        });

        assertThat(lines)
                .filteredOn(line -> line.kind() == Kind.PRINTED || line.kind() == Kind.SENT)
                .extracting(RecordedEvent::actor)
                .containsExactly("Main feeder", "Main");
        assertThat(lines).anyMatch(is("Main", Kind.PASSED, "queue"));
    }

    @Test
    void cancelJoinThreadLetsAProcessEndAndLosesWhatIsLeft() {
        List<RecordedEvent> lines = play(stage -> {
            ProcessQueue<byte[]> queue = stage.processes().queue("queue", 0);
            queue.cancelJoinThread();
            queue.put(new byte[200_000]);
            stage.processes()
                    .start("Worker", place -> {
                        queue.cancelJoinThread();
                        queue.put(new byte[200_000]);
                    })
                    .join();
            assertSize(queue, 2);
        });

        assertThat(lines).noneMatch(line -> line.kind() == Kind.SENT);
        assertThat(lines)
                .filteredOn(is("Worker", Kind.ENDED, ""))
                .extracting(RecordedEvent::value)
                .containsExactly(0);
    }
}
