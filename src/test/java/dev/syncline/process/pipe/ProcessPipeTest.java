package dev.syncline.process.pipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.syncline.process.ipc.ChildProcess;
import dev.syncline.process.ipc.ExecutionContext;
import dev.syncline.run.RecordedEvent;
import dev.syncline.run.Run;
import dev.syncline.run.outcome.RunState;
import dev.syncline.trace.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A pipe between processes that really are processes. */
@Timeout(90)
class ProcessPipeTest extends ExchangeFixture {
    @Test
    void whatIsSentComesOutInOrderUntilTheEndOfFile() {
        List<Object> got = new ArrayList<>();
        List<RecordedEvent> lines = play(stage -> {
            Pipe<String> pipe = stage.processes().pipe("pipe");
            PipeWriter<String> writer = pipe.writer();
            stage.processes().start("Sender", place -> {
                writer.send("one");
                writer.send("two");
            });
            writer.close();
            got.add(pipe.reader().receive());
            got.add(pipe.reader().receive());
            assertThatThrownBy(() -> pipe.reader().receive()).isInstanceOf(EndOfFile.class);
        });

        assertThat(got).containsExactly("one", "two");
        assertThat(lines)
                .filteredOn(is("Sender", Kind.SENT, "pipe"))
                .extracting(RecordedEvent::text)
                .containsExactly("one", "two");
        assertThat(lines)
                .filteredOn(is("Main", Kind.RAISED, "pipe"))
                .extracting(RecordedEvent::text)
                .containsExactly("EOFError: every write end is closed (Java: EOFException)");
    }

    @Test
    void theEndOfFileDoesNotComeWhileTheServerHasItsEndOpen() {
        List<Boolean> ended = new ArrayList<>();
        List<RecordedEvent> lines = play(stage -> {
            Pipe<String> pipe = stage.processes().pipe("pipe");
            PipeReader<String> reader = pipe.reader();
            PipeWriter<String> writer = pipe.writer();
            ChildProcess receiver = stage.processes().start("Receiver", place -> drain(place, reader));
            receiver.awaitReady(); // so that it waits before anything is sent
            ChildProcess sender = stage.processes().start("Sender", place -> {
                writer.send("all");
                writer.close();
            });
            sender.join();
            ended.add(receiver.join(Duration.ofMillis(200)));
            writer.close();
            ended.add(receiver.join(Duration.ofSeconds(30)));
        });

        assertThat(ended).containsExactly(false, true);
        assertThat(lines)
                .filteredOn(is("Receiver", Kind.PRINTED, ""))
                .extracting(RecordedEvent::text)
                .containsExactly("all", "end");
        assertThat(lines).anyMatch(is("Receiver", Kind.WAITING, "pipe"));
    }

    @Test
    void theEndOfAKilledSenderIsClosed() {
        play(stage -> {
            Pipe<String> pipe = stage.processes().pipe("pipe");
            PipeWriter<String> writer = pipe.writer();
            PipeReader<String> never = stage.processes().<String>pipe("never").reader();
            ChildProcess sender = stage.processes().start("Sender", place -> {
                never.receive();
                writer.send("too late");
            });
            writer.close();
            sender.kill();
            assertThatThrownBy(() -> pipe.reader().receive()).isInstanceOf(EndOfFile.class);
        });
    }

    @Test
    void sendingIntoAPipeWithoutReadersIsABrokenPipe() {
        List<RecordedEvent> lines = play(stage -> {
            Pipe<String> pipe = stage.processes().pipe("pipe");
            PipeWriter<String> writer = pipe.writer();
            pipe.reader().close();
            stage.processes()
                    .start("Sender", place -> {
                        try {
                            writer.send("for nobody");
                        } catch (BrokenPipe broken) {
                            place.print("broken");
                        }
                    })
                    .join();
        });

        assertThat(lines).anyMatch(is("Sender", Kind.PRINTED, ""));
        assertThat(lines)
                .filteredOn(is("Sender", Kind.RAISED, "pipe"))
                .extracting(RecordedEvent::text)
                .containsExactly("BrokenPipeError: [Errno 32] Broken pipe (Java: IOException)");
        assertThat(lines).noneMatch(is("Sender", Kind.SENT, "pipe"));
    }

    @Test
    void aSenderWaitsUntilItsMessageFits() {
        List<Integer> lengths = new ArrayList<>();
        List<RecordedEvent> lines = play(stage -> {
            Pipe<String> pipe = stage.processes().pipe("pipe");
            PipeWriter<String> writer = pipe.writer();
            ChildProcess sender = stage.processes().start("Sender", place -> writer.sendBytes(new byte[300_000]));
            awaitHere("Sender", Kind.WAITING, "pipe");
            assertThat(sender.join(Duration.ofMillis(1))).isFalse();
            lengths.add(pipe.reader().receiveBytes().length);
        });

        assertThat(lengths).containsExactly(300_000);
        assertThat(lines)
                .filteredOn(
                        line -> line.actor().equals("Sender") && line.object().equals("pipe"))
                .extracting(RecordedEvent::kind)
                .containsExactly(Kind.WAITING, Kind.SENT);
    }

    @Test
    void pollTellsWhetherReceiveWouldWait() {
        play(stage -> {
            Pipe<Integer> pipe = stage.processes().pipe("pipe");
            assertThat(pipe.reader().poll()).isFalse();
            assertThat(pipe.reader().poll(Duration.ofMillis(1))).isFalse();
            pipe.writer().send(7);
            assertThat(pipe.reader().poll()).isTrue();
            assertThat(pipe.reader().receive()).isEqualTo(7);
            pipe.writer().close();
            assertThat(pipe.reader().poll(Duration.ofSeconds(20))).isTrue();
        });
    }

    @Test
    void aDuplexPipeGoesBothWaysAndEndsWithTheLastCopyOfTheOtherEnd() {
        List<String> got = new ArrayList<>();
        List<RecordedEvent> lines = play(stage -> {
            DuplexPipe<String> line = stage.processes().duplexPipe("line");
            DuplexEnd<String> theirs = line.second();
            ChildProcess worker = stage.processes().start("Worker", place -> {
                theirs.send("answer to " + theirs.receive());
                theirs.receive();
            });
            line.first().send("question");
            got.add(line.first().receive());
            assertThat(line.first().poll()).isFalse();
            worker.kill();
            worker.join();
            assertThat(line.first().poll(Duration.ofMillis(50))).isFalse();
            theirs.close();
            assertThatThrownBy(() -> line.first().receive()).isInstanceOf(EndOfFile.class);
            assertThatThrownBy(() -> line.first().send("nobody")).isInstanceOf(BrokenPipe.class);
        });

        assertThat(got).containsExactly("answer to question");
        assertThat(lines).anyMatch(is("Worker", Kind.SENT, "line 2 to 1"));
        assertThat(lines).anyMatch(is("Worker", Kind.RECEIVED, "line 1 to 2"));
    }

    @Test
    void anEndThatWasClosedIsRejected() {
        play(stage -> {
            Pipe<Integer> pipe = stage.processes().pipe("pipe");
            PipeWriter<Integer> writer = pipe.writer();
            writer.close();
            writer.close();
            assertThatThrownBy(() -> writer.send(1))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("handle is closed");
            assertThatThrownBy(() -> stage.processes().start("Sender", place -> writer.send(1)))
                    .hasMessage("handle is closed");
        });
    }

    @Test
    void waitsInTheServerAndInWorkersEndWhenTheRunIsStopped() {
        Run run = begin(stage -> {
            Pipe<String> pipe = stage.processes().pipe("pipe");
            PipeReader<String> reader = pipe.reader();
            stage.processes().start("Worker", place -> reader.receive());
            reader.receive();
        });
        awaitEvent(run, "Worker", Kind.WAITING, "pipe");
        awaitEvent(run, "Main", Kind.WAITING, "pipe");

        run.stop();

        assertThat(run.state()).isEqualTo(RunState.STOPPED);
        lines(run);
        await().until(() -> threadsOf(run) == 0);
    }

    private static void drain(ExecutionContext place, PipeReader<String> reader) {
        try {
            while (true) {
                place.print(reader.receive());
            }
        } catch (EndOfFile end) {
            place.print("end");
        }
    }
}
