package dev.syncline.process.pipe;

import dev.syncline.process.ipc.Descriptor;
import dev.syncline.process.ipc.ItemText;
import dev.syncline.process.ipc.Pickle;
import dev.syncline.process.ipc.ProcessContext;
import dev.syncline.process.os.PosixFile;
import dev.syncline.trace.Actor;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;

/** The write end of a {@link Pipe}, like the second connection that Python's {@code Pipe(duplex=False)} returns. */
public final class PipeWriter<T extends Serializable> extends PipeEnd {
    private static final long serialVersionUID = 1;

    private transient MessageWriter messages;

    @SuppressWarnings("NullAway.Init") // the constructor above it opens the end
    PipeWriter(ProcessContext context, int object, Path fifo) {
        super(context, object, fifo);
    }

    /**
     * Sends a copy of an item, waiting for room as long as it takes.
     *
     * @throws BrokenPipe if the read end is closed in every process
     * @throws IllegalArgumentException if the item cannot be copied
     * @throws dev.syncline.trace.Killed if the actor was killed
     */
    public void send(T item) {
        Actor actor = enter();
        new PipeSender(probe(), messages).send(actor, Pickle.dump(item), ItemText.of(item));
    }

    /**
     * Sends these bytes, waiting for room as long as it takes.
     *
     * @throws BrokenPipe if the read end is closed in every process
     */
    public void sendBytes(byte[] bytes) {
        Actor actor = enter();
        new PipeSender(probe(), messages).send(actor, bytes, ItemText.of(bytes));
    }

    /** The sender for the feeder of a queue. */
    PipeSender sender() {
        return new PipeSender(probe(), messages);
    }

    @Override
    int open(Path path) throws IOException {
        return PosixFile.openToWrite(path);
    }

    @Override
    void use(Descriptor opened) {
        messages = new MessageWriter(opened);
    }

    @Override
    String side() {
        return "the write end";
    }
}
