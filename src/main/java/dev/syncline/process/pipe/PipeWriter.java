package dev.syncline.process.pipe;

import dev.syncline.process.ipc.Descriptor;
import dev.syncline.process.ipc.ObjectBytes;
import dev.syncline.process.ipc.ProcessContext;
import dev.syncline.process.os.PosixFile;
import dev.syncline.trace.Actor;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;

/** The write end of a {@link Pipe}, like the second of what Python's {@code Pipe(duplex=False)} gives. */
public final class PipeWriter<T extends Serializable> extends PipeEnd {
    private transient MessageWriter outgoing;

    @SuppressWarnings("NullAway.Init") // the constructor above it opens the end
    PipeWriter(ProcessContext context, int object, Path fifo) {
        super(context, object, fifo);
    }

    /**
     * Puts a copy of an item in, waiting for room as long as it takes.
     *
     * @throws BrokenPipe if every copy of the read end is closed
     * @throws IllegalArgumentException if the item cannot be copied
     * @throws dev.syncline.trace.Killed if the actor was killed
     */
    public void send(T item) {
        Actor actor = enter();
        new PipeSender(probe(), outgoing).send(actor, ObjectBytes.pack(item), ObjectBytes.words(item));
    }

    /**
     * Puts these bytes in, waiting for room as long as it takes.
     *
     * @throws BrokenPipe if every copy of the read end is closed
     */
    public void sendBytes(byte[] bytes) {
        Actor actor = enter();
        new PipeSender(probe(), outgoing).send(actor, bytes, ObjectBytes.words(bytes));
    }

    /** Sends what a queue's feeder has packed, and tells of it. */
    PipeSender sender() {
        return new PipeSender(probe(), outgoing);
    }

    @Override
    int open(Path path) throws IOException {
        return PosixFile.openToWrite(path);
    }

    @Override
    void use(Descriptor opened) {
        outgoing = new MessageWriter(opened);
    }

    @Override
    String side() {
        return "the write end";
    }
}
