package dev.syncline.process;

import dev.syncline.primitive.Actor;
import dev.syncline.trace.LineFinder;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.Objects;

/**
 * What a worker does while it waits for its part: it plays one that nobody sees, with things of its own, so that the classes
 * of Java, of JNA and of this package are there when it counts. That is most of what a worker costs to start.
 */
final class Rehearsal {
    private static final int WRITER = 1;

    private Rehearsal() {}

    /**
     * Plays it, with names that are found in {@code directory} as long as there is something of these names.
     *
     * @throws java.io.UncheckedIOException if the operating system refuses something
     */
    static void play(Path directory) {
        Names names =
                new Names(directory, "syncline.w." + ProcessHandle.current().pid(), WRITER);
        try {
            Board board = Board.create(names.memory(names.memory()));
            WorkerGate gate = new WorkerGate(board, new LineFinder(Rehearsal.class));
            Outbox outbox = new Outbox(Channels.newChannel(OutputStream.nullOutputStream()), board, WRITER);
            Site site = new Site(WRITER, outbox, gate, board, names);
            WorkerPlace place = new WorkerPlace(outbox, gate, 0);
            Target part = (Target) Objects.requireNonNull(Pickle.load(Pickle.dump(part(site)), site));
            new Actor(0, "Rehearsal").play(() -> part.run(place));
        } finally {
            names.removeAll();
        }
    }

    /** Uses one of each kind of thing that the operating system has. */
    private static Target part(Site site) {
        SharedValue value = new SharedValue(site, 0, 0, new ProcessRLock(site, 1));
        Pipe<String> pipe = Pipe.simplex(site, 2);
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
