package dev.syncline.process;

import dev.syncline.primitive.Actor;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;

/** The write end of a {@link Pipe}, like the second of what Python's {@code Pipe(duplex=False)} gives. */
public final class PipeWriter<T extends Serializable> extends PipeEnd {
    private transient Outgoing outgoing;

    @SuppressWarnings("NullAway.Init") // the constructor above it opens the end
    PipeWriter(Site site, int object, Path fifo) {
        super(site, object, fifo);
    }

    /**
     * Puts a copy of an item in, waiting for room as long as it takes.
     *
     * @throws BrokenPipe if every copy of the read end is closed
     * @throws IllegalArgumentException if the item cannot be copied
     * @throws dev.syncline.primitive.Killed if the actor was killed
     */
    public void send(T item) {
        Actor actor = enter();
        new Funnel(probe(), outgoing).send(actor, Packing.pack(item), Packing.words(item));
    }

    /**
     * Puts these bytes in, waiting for room as long as it takes.
     *
     * @throws BrokenPipe if every copy of the read end is closed
     */
    public void sendBytes(byte[] bytes) {
        Actor actor = enter();
        new Funnel(probe(), outgoing).send(actor, bytes, Packing.words(bytes));
    }

    /** Sends what a queue's feeder has packed, and tells of it. */
    Funnel funnel() {
        return new Funnel(probe(), outgoing);
    }

    @Override
    int open(Path path) throws IOException {
        return PosixFile.openToWrite(path);
    }

    @Override
    void use(Descriptor opened) {
        outgoing = new Outgoing(opened);
    }

    @Override
    String side() {
        return "the write end";
    }
}
