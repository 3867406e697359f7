package dev.syncline.process.pipe;

import dev.syncline.process.ipc.Descriptor;
import dev.syncline.process.ipc.Pickle;
import dev.syncline.process.ipc.ProcessContext;
import dev.syncline.process.os.PosixFile;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Kind;
import dev.syncline.trace.Probe;
import dev.syncline.trace.Timeout;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.time.Duration;

/** The read end of a {@link Pipe}, like the first connection that Python's {@code Pipe(duplex=False)} returns. */
public final class PipeReader<T extends Serializable> extends PipeEnd {
    private static final long serialVersionUID = 1;

    private transient MessageReader messages;

    @SuppressWarnings("NullAway.Init") // the constructor above it opens the end
    PipeReader(ProcessContext context, int object, Path fifo) {
        super(context, object, fifo);
    }

    /**
     * Receives the next item, waiting for one as long as it takes.
     *
     * @throws EndOfFile if the pipe is empty and its write end is closed in every process
     * @throws dev.syncline.trace.Killed if the actor was killed
     */
    @SuppressWarnings("unchecked") // what goes in at the write end is a T
    public T receive() {
        return (T) new PipeReceiver(probe(), messages).receive(enter(), Pickle::load);
    }

    /**
     * Receives the bytes that {@link PipeWriter#sendBytes} has sent, waiting for them as long as it takes.
     *
     * @throws EndOfFile if the pipe is empty and its write end is closed in every process
     */
    public byte[] receiveBytes() {
        return (byte[]) new PipeReceiver(probe(), messages).receive(enter(), bytes -> bytes);
    }

    /** Whether {@link #receive} would not wait now: a message has arrived, or the end. */
    public boolean poll() {
        enter();
        return isReady();
    }

    /** Waits, at most {@code timeout}, until {@link #receive} would not wait; returns whether that is so. */
    public boolean poll(Duration timeout) {
        Probe probe = probe();
        Actor actor = enter();
        return new PipeReceiver(probe, messages).poll(actor, Timeout.nanos(timeout));
    }

    /** Whether a message has arrived, or the end; without an event. */
    boolean isReady() {
        return messages.poll(Actor.current(), Timeout.NOW);
    }

    /** The messages, for a queue that reads them under its own lock. */
    MessageReader messages() {
        return messages;
    }

    @Override
    int open(Path path) throws IOException {
        return PosixFile.openToRead(path);
    }

    @Override
    void use(Descriptor opened) {
        messages = new MessageReader(opened);
    }

    @Override
    String side() {
        return "the read end";
    }

    /** Records that a queue has received an item. */
    void received(Actor actor, String text) {
        probe().record(Kind.RECEIVED, actor, 0, null, text);
    }
}
