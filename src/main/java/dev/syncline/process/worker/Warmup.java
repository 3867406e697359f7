package dev.syncline.process.worker;

import dev.syncline.log.capture.LineFinder;
import dev.syncline.process.ipc.Pickle;
import dev.syncline.process.ipc.ProcessContext;
import dev.syncline.process.ipc.SharedPage;
import dev.syncline.process.ipc.Target;
import dev.syncline.process.memory.SharedValue;
import dev.syncline.process.os.ResourceNames;
import dev.syncline.process.pipe.Pipe;
import dev.syncline.process.pipe.PipeReader;
import dev.syncline.process.pipe.PipeWriter;
import dev.syncline.process.sync.ProcessRLock;
import dev.syncline.trace.Actor;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.Objects;

/**
 * What a worker does while it waits for its part: it plays one that nobody sees, with things of its own, so that the classes
 * of Java, of JNA and of this package are there when it counts. That is most of what a worker costs to start.
 */
final class Warmup {
    private static final int WRITER = 1;

    private Warmup() {}

    /**
     * Plays it, with names that are found in {@code directory} as long as there is something of these names.
     *
     * @throws java.io.UncheckedIOException if the operating system refuses something
     */
    static void play(Path directory) {
        ResourceNames names = new ResourceNames(
                directory, "syncline.w." + ProcessHandle.current().pid(), WRITER);
        try {
            SharedPage sharedPage = SharedPage.create(names.memory(names.memory()));
            WorkerGate gate = new WorkerGate(sharedPage, new LineFinder(Warmup.class));
            EventSender sender =
                    new EventSender(Channels.newChannel(OutputStream.nullOutputStream()), sharedPage, WRITER);
            ProcessContext context = new ProcessContext(WRITER, sender, gate, sharedPage, names);
            WorkerContext place = new WorkerContext(sender, gate, 0);
            Target part = (Target) Objects.requireNonNull(Pickle.load(Pickle.dump(part(context)), context));
            new Actor(0, "Rehearsal").play(() -> part.run(place));
        } finally {
            names.removeAll();
        }
    }

    /** Uses one of each kind of thing that the operating system has. */
    private static Target part(ProcessContext context) {
        SharedValue value = new SharedValue(context, 0, 0, new ProcessRLock(context, 1));
        Pipe<String> pipe = Pipe.simplex(context, 2);
        PipeReader<String> reader = pipe.reader();
        PipeWriter<String> writer = pipe.writer();
        return place -> {
            value.set(value.get() + 1);
            writer.send("a word");
            place.print(reader.receive());
            writer.close();
            reader.close();
        };
    }
}
