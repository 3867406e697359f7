package dev.syncline.process.pipe;

import dev.syncline.process.ipc.Descriptor;
import dev.syncline.process.ipc.ItemText;
import dev.syncline.process.ipc.Pickle;
import dev.syncline.process.ipc.ProcessContext;
import dev.syncline.process.ipc.Shared;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Kind;
import dev.syncline.trace.Probe;
import dev.syncline.trace.Timeout;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An end of a {@link DuplexPipe}, which can send and receive. Items that it sends are in flight in one object of the
 * run, items that it receives in another.
 */
public final class DuplexEnd<T extends Serializable> extends Shared {
    private static final long serialVersionUID = 1;

    private final int incomingObject;
    private @Nullable String passingSocket;
    private transient Descriptor descriptor;

    DuplexEnd(ProcessContext context, int outgoingObject, int incomingObject, Descriptor descriptor) {
        super(context, outgoingObject);
        this.incomingObject = incomingObject;
        this.descriptor = descriptor;
    }

    /**
     * Sends a copy of an item to the other end, waiting for room as long as it takes.
     *
     * @throws BrokenPipe if the other end is closed in every process
     */
    public void send(T item) {
        Actor actor = enter(probe());
        new PipeSender(probe(), new MessageWriter(descriptor)).send(actor, Pickle.dump(item), ItemText.of(item));
    }

    /**
     * Takes the next item that the other end has sent, waiting for one as long as it takes.
     *
     * @throws EndOfFile if there is none and the other end is closed in every process
     */
    @SuppressWarnings("unchecked") // what goes in at the other end is a T
    public T receive() {
        return (T) receiver().receive(enter(receiver().probe()), Pickle::load);
    }

    /** Whether {@link #receive} would not wait now: a message has arrived, or the end. */
    public boolean poll() {
        return receiver().poll(enter(receiver().probe()), Timeout.NOW);
    }

    /** Waits, at most {@code timeout}, until {@link #receive} would not wait; returns whether that is so. */
    public boolean poll(Duration timeout) {
        return receiver().poll(enter(receiver().probe()), Timeout.nanos(timeout));
    }

    /** Closes this process's descriptor; does nothing if it is closed. */
    public void close() {
        Probe probe = probe();
        Actor actor = probe.enterToRelease();
        if (!descriptor.isClosed()) {
            context().awaitStarts(actor);
            probe.record(Kind.CLOSED, actor, 0, null, "its end");
            descriptor.close();
        }
    }

    @Override
    protected void attach() {
        try {
            descriptor = new Descriptor(context(), DescriptorPassing.fetch(Path.of(String.valueOf(passingSocket))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PipeReceiver receiver() {
        return new PipeReceiver(context().probe(incomingObject), new MessageReader(descriptor));
    }

    private Actor enter(Probe probe) {
        Actor actor = probe.enter();
        if (descriptor.isClosed()) {
            probe.raise(actor, "OSError: handle is closed (Java: IllegalStateException)");
            descriptor.checkOpen();
        }
        return actor;
    }

    /** Offers a copy of the descriptor to the one worker that will deserialize this. */
    private void writeObject(ObjectOutputStream out) throws IOException {
        descriptor.checkOpen();
        Path path = context().names().path();
        DescriptorPassing.offer(path, descriptor);
        synchronized (this) {
            passingSocket = path.toString();
            out.defaultWriteObject();
        }
    }
}
