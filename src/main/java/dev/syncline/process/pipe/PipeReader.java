package dev.syncline.process.pipe;

import dev.syncline.process.ipc.Descriptor;
import dev.syncline.process.ipc.ObjectBytes;
import dev.syncline.process.ipc.ProcessContext;
import dev.syncline.process.ipc.SharedTimeout;
import dev.syncline.process.os.PosixFile;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Kind;
import dev.syncline.trace.Probe;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.time.Duration;

/** The read end of a {@link Pipe}, like the first of what Python's {@code Pipe(duplex=False)} gives. */
public final class PipeReader<T extends Serializable> extends PipeEnd {
    private transient MessageReader incoming;

    @SuppressWarnings("NullAway.Init") // the constructor above it opens the end
    PipeReader(ProcessContext context, int object, Path fifo) {
        super(context, object, fifo);
    }

    /**
     * Takes the next item out, waiting for one as long as it takes.
     *
     * @throws EndOfFile if the pipe is empty and every copy of its write end is closed
     * @throws dev.syncline.trace.Killed if the actor was killed
     */
    @SuppressWarnings("unchecked") // what goes in at the write end is a T
    public T receive() {
        return (T) new PipeReceiver(probe(), incoming).receive(enter(), ObjectBytes::unpack);
    }

    /**
     * Takes the bytes out that {@link PipeWriter#sendBytes} has sent, waiting for them.
     *
     * @throws EndOfFile if the pipe is empty and every copy of its write end is closed
     */
    public byte[] receiveBytes() {
        return (byte[]) new PipeReceiver(probe(), incoming).receive(enter(), bytes -> bytes);
    }

    /** Whether {@link #receive} would not wait now: something has come, or the end. */
    public boolean poll() {
        enter();
        return isReady();
    }

    /** Whether {@link #receive} would not wait, within this time. */
    public boolean poll(Duration timeout) {
        Probe probe = probe();
        Actor actor = enter();
        return new PipeReceiver(probe, incoming).poll(actor, SharedTimeout.nanos(timeout));
    }

    /** Whether something has come, or the end; without an event. */
    boolean isReady() {
        return incoming.poll(Actor.current(), SharedTimeout.NOW);
    }

    /** What comes out, for a queue that has locks around it. */
    MessageReader incoming() {
        return incoming;
    }

    @Override
    int open(Path path) throws IOException {
        return PosixFile.openToRead(path);
    }

    @Override
    void use(Descriptor opened) {
        incoming = new MessageReader(opened);
    }

    @Override
    String side() {
        return "the read end";
    }

    /** Records that an item was received that a queue took out. */
    void received(Actor actor, String words) {
        probe().record(Kind.RECEIVED, actor, 0, null, words);
    }
}
