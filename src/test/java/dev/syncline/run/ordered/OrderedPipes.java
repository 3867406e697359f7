package dev.syncline.run.ordered;

import dev.syncline.process.pipe.DuplexEnd;
import dev.syncline.process.pipe.DuplexPipe;
import dev.syncline.process.pipe.EndOfFile;
import dev.syncline.process.pipe.Pipe;
import dev.syncline.process.pipe.PipeReader;
import dev.syncline.process.pipe.PipeWriter;
import dev.syncline.scenario.Stage;

/** Workers that send each other messages. */
public final class OrderedPipes {
    private OrderedPipes() {}

    /** Pipes, one way and both ways, to their end. */
    public static void pipes(Stage stage) {
        Pipe<String> pipe = stage.processes().pipe("pipe");
        DuplexPipe<Integer> talk = stage.processes().duplexPipe("talk");
        PipeWriter<String> writer = pipe.writer();
        PipeReader<String> reader = pipe.reader();
        DuplexEnd<Integer> mine = talk.first();
        DuplexEnd<Integer> other = talk.second();
        stage.processes().start("Writer", place -> {
            for (int i = 0; i < 3; i++) {
                writer.send("x".repeat(40_000));
            }
            writer.close();
        });
        stage.processes().start("Reader", place -> {
            try {
                while (true) {
                    place.print("got " + reader.receive().length());
                }
            } catch (EndOfFile end) {
                other.send(other.receive() + 1);
            }
        });
        writer.close();
        mine.send(41);
        stage.print(mine.poll(Crew.SOON) ? "answered" : "no answer");
        stage.print("answer " + mine.receive());
        stage.joinAll();
    }
}
