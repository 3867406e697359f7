package dev.syncline.process.pipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncline.primitive.error.Empty;
import dev.syncline.primitive.error.Full;
import dev.syncline.process.ipc.ChildProcess;
import dev.syncline.run.RecordedEvent;
import dev.syncline.run.Run;
import dev.syncline.run.outcome.RunState;
import dev.syncline.trace.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Queues between processes that really are processes. */
@Timeout(90)
class ProcessQueueTest extends ExchangeFixture {
    @Test
    void eachProcessThatPutsHasAFeederAndAllArrives() {
        List<String> got = new ArrayList<>();
        List<RecordedEvent> lines = play(stage -> {
            ProcessQueue<String> queue = stage.processes().queue("queue", 0);
            for (String name : List.of("A", "B")) {
                stage.processes().start("Worker " + name, place -> {
                    for (int i = 0; i < 20; i++) {
                        queue.put(name + i);
                    }
                });
            }
            queue.put("mine");
            for (int i = 0; i < 41; i++) {
                got.add(queue.get());
            }
            stage.joinAll();
        });

        assertThat(got).hasSize(41).contains("mine", "A0", "B19").doesNotHaveDuplicates();
        assertThat(lines)
                .filteredOn(line -> line.kind() == Kind.SENT)
                .extracting(RecordedEvent::actor)
                .containsOnly("Worker A feeder", "Worker B feeder", "Main feeder");
        assertThat(lines)
                .filteredOn(line -> line.kind() == Kind.ENDED)
                .extracting(RecordedEvent::value)
                .containsOnly(0);
    }

    @Test
    void itMayBeEmptyRightAfterAPut() {
        List<Boolean> seen = new ArrayList<>();
        play(stage -> {
            ProcessQueue<Integer> queue = stage.processes().queue("queue", 0);
            for (int i = 0; i < 1_000 && !seen.contains(true); i++) {
                queue.put(i);
                seen.add(queue.isEmpty());
                queue.get();
            }
        });

        assertThat(seen).contains(true);
    }

    @Test
    void aProcessThatHasPutMuchEndsOnlyAfterTheItemsAreTaken() {
        List<Boolean> ended = new ArrayList<>();
        List<RecordedEvent> lines = play(stage -> {
            ProcessQueue<byte[]> queue = stage.processes().queue("queue", 0);
            ChildProcess worker = stage.processes().start("Worker", place -> {
                queue.put(new byte[200_000]);
                place.print("done");
            });
            awaitHere("Worker", Kind.WAITING, "queue");
            awaitHere("Worker feeder", Kind.WAITING, "queue pipe");
            ended.add(worker.join(Duration.ofMillis(1)));
            queue.get();
            ended.add(worker.join(Duration.ofSeconds(30)));
        });

        assertThat(ended).containsExactly(false, true);
        assertThat(lines).anyMatch(is("Worker feeder", Kind.WAITING, "queue pipe"));
        assertThat(lines).anyMatch(is("Worker", Kind.WAITING, "queue"));
        assertThat(lines).anyMatch(is("Main", Kind.WAITING, "Worker"));
        assertThat(lines).anyMatch(is("Worker", Kind.PASSED, "queue"));
    }

    @Test
    void aPutWaitsForRoomAndWithoutWaitingThereIsFull() {
        AtomicInteger workers = new AtomicInteger();
        List<RecordedEvent> lines = play(stage -> {
            ProcessQueue<Integer> queue = stage.processes().queue("queue", 1);
            queue.put(1);
            assertThatThrownBy(() -> queue.putNowait(2)).isInstanceOf(Full.class);
            assertThatThrownBy(() -> queue.put(2, Duration.ofMillis(1))).isInstanceOf(Full.class);
            ChildProcess worker = stage.processes().start("Worker", place -> queue.put(3));
            awaitHere("Worker", Kind.WAITING, "queue");
            assertThat(worker.join(Duration.ofMillis(1))).isFalse();
            workers.addAndGet(queue.get());
            workers.addAndGet(queue.get());
        });

        assertThat(workers).hasValue(4);
        assertThat(lines)
                .filteredOn(is("Worker", Kind.WAITING, "queue"))
                .extracting(RecordedEvent::text)
                .contains("waits for room: the queue is full");
    }

    @Test
    void aGetWaitsForAnItemAndWithoutWaitingThereIsEmpty() {
        List<RecordedEvent> lines = play(stage -> {
            ProcessQueue<Integer> queue = stage.processes().queue("queue", 0);
            assertThatThrownBy(queue::getNowait).isInstanceOf(Empty.class);
            assertThatThrownBy(() -> queue.get(Duration.ofMillis(-1))).isInstanceOf(Empty.class);
            stage.processes().start("Worker", place -> place.print("got " + queue.get()));
            stage.sleep(50);
            queue.put(5);
        });

        assertThat(lines)
                .filteredOn(is("Worker", Kind.PRINTED, ""))
                .extracting(RecordedEvent::text)
                .containsExactly("got 5");
        assertThat(lines)
                .filteredOn(is("Main", Kind.RAISED, "queue"))
                .extracting(RecordedEvent::text)
                .containsExactly("queue.Empty (Java: Empty)", "queue.Empty (Java: Empty)");
    }

    @Test
    void aReaderKilledInGetKeepsTheReadLockForever() {
        play(stage -> {
            ProcessQueue<Integer> queue = stage.processes().queue("queue", 0);
            ChildProcess worker = stage.processes().start("Worker", place -> queue.get());
            while (!queue.isBeingRead()) {
                stage.sleep(5);
            }
            worker.kill();
            worker.join();
            queue.put(1);
            while (queue.isEmpty()) {
                stage.sleep(5);
            }
            assertThatThrownBy(() -> queue.get(Duration.ofMillis(50))).isInstanceOf(Empty.class);
        });
    }

    @Test
    void joinWaitsForTaskDoneNotForEmptiness() {
        List<RecordedEvent> lines = play(stage -> {
            JoinableQueue<Integer> queue = stage.processes().joinableQueue("queue", 0);
            queue.join();
            queue.put(1);
            queue.put(2);
            stage.processes().start("Worker", place -> {
                for (int i = 0; i < 2; i++) {
                    queue.get();
                    place.work(20);
                    queue.taskDone();
                }
            });
            queue.join();
            stage.print("all done");
        });

        List<Kind> ends = lines.stream()
                .filter(line -> line.object().equals("queue") && line.kind() == Kind.DONE)
                .map(RecordedEvent::kind)
                .toList();
        assertThat(ends).hasSize(4);
        assertThat(lines)
                .filteredOn(line -> line.kind() == Kind.DONE || line.kind() == Kind.PRINTED)
                .extracting(RecordedEvent::actor)
                .containsExactly("Main", "Worker", "Worker", "Main", "Main");
    }

    @Test
    void oneTaskDoneTooManyIsRejected() {
        play(stage -> {
            JoinableQueue<Integer> queue = stage.processes().joinableQueue("queue", 0);
            queue.put(1);
            queue.taskDone();
            assertThatThrownBy(queue::taskDone)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("task_done() called too many times");
        });
    }

    @Test
    void itsSizeAndWhetherItIsFullCountWhatIsPutAndNotTaken() {
        play(stage -> {
            ProcessQueue<Integer> queue = stage.processes().queue("queue", 2);
            assertThat(queue.isFull()).isFalse();
            queue.put(1);
            queue.put(2);
            assertThat(queue.isFull()).isTrue();
            stage.processes().start("Worker", place -> queue.get()).join();
            assertThat(queue.isFull()).isFalse();
            queue.get();
        });
    }

    @Test
    void itsSizeIsTheValueOfTheSemaphore() {
        play(stage -> {
            for (int capacity : List.of(0, 3)) {
                ProcessQueue<Integer> queue = stage.processes().queue("queue " + capacity, capacity);
                assertSize(queue, 0);
                queue.put(1);
                queue.put(2);
                assertSize(queue, 2);
                queue.get();
                assertSize(queue, 1);
                queue.get();
            }
        });
    }

    @Test
    void stoppingEndsFeedersToo() {
        Run run = begin(stage -> {
            ProcessQueue<byte[]> queue = stage.processes().queue("queue", 0);
            stage.processes().start("Worker", place -> queue.put(new byte[500_000]));
            queue.put(new byte[500_000]);
            stage.joinAll();
        });
        awaitEvent(run, "Worker", Kind.WAITING, "queue");
        awaitEvent(run, "Worker feeder", Kind.WAITING, "queue pipe");
        awaitEvent(run, "Main feeder", Kind.WAITING, "queue pipe");

        run.stop();

        assertThat(run.state()).isEqualTo(RunState.STOPPED);
        lines(run);
    }
}
