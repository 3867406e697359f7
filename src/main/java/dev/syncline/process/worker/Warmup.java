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

/**
 * The warm-up of a worker while no run needs it yet: it runs a target on its own page, without a log, so that the
 * classes of Java, of JNA and of this package are loaded. That is most of the cost of starting a worker.
 */
final class Warmup {
    private static final int WRITER = 1;

    private Warmup() {}

    /**
     * Runs the warm-up; what it creates is listed in {@code directory} until it is removed.
     *
     * @throws java.io.UncheckedIOException if the operating system refuses something
     */
    static void run(Path directory) {
        ResourceNames names = new ResourceNames(
                directory, "syncline.w." + ProcessHandle.current().pid(), WRITER);
        try {
            SharedPage sharedPage = SharedPage.create(names.memory(names.memory()));
            WorkerGate gate = new WorkerGate(sharedPage, new LineFinder(Warmup.class));
            EventSender sender =
                    new EventSender(Channels.newChannel(OutputStream.nullOutputStream()), sharedPage, WRITER);
            ProcessContext context = new ProcessContext(WRITER, sender, gate, sharedPage, names);
            WorkerContext execution = new WorkerContext(sender, gate, 0);
            Target target = (Target) Pickle.load(Pickle.dump(target(context)), context);
            new Actor(0, "Warm-up").run(() -> target.run(execution));
        } finally {
            names.removeAll();
        }
    }

    /** A target that uses one resource of each kind that the operating system has. */
    private static Target target(ProcessContext context) {
        SharedValue value = new SharedValue(context, 0, 0, new ProcessRLock(context, 1));
        Pipe<String> pipe = Pipe.simplex(context, 2);
        PipeReader<String> reader = pipe.reader();
        PipeWriter<String> writer = pipe.writer();
        return execution -> {
            value.set(value.get() + 1);
            writer.send("a word");
            execution.print(reader.receive());
            writer.close();
            reader.close();
        };
    }
}
