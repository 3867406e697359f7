package dev.syncline.process;

import dev.syncline.primitive.Actor;
import dev.syncline.primitive.Kind;
import dev.syncline.primitive.Probe;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An end of a {@link DuplexPipe}, to send to and to receive from. What it sends is under way in one object of the run, what
 * it receives in another.
 */
public final class DuplexEnd<T extends Serializable> extends Shared {
    private final int incomingObject;
    private @Nullable String door;
    private transient Descriptor descriptor;

    DuplexEnd(Site site, int outgoingObject, int incomingObject, Descriptor descriptor) {
        super(site, outgoingObject);
        this.incomingObject = incomingObject;
        this.descriptor = descriptor;
    }

    /**
     * Sends a copy of an item to the other end, waiting for room as long as it takes.
     *
     * @throws BrokenPipe if every copy of the other end is closed
     */
    public void send(T item) {
        Actor actor = enter(probe());
        new Funnel(probe(), new Outgoing(descriptor)).send(actor, Packing.pack(item), Packing.words(item));
    }

    /**
     * Takes the next item that the other end has sent, waiting for one as long as it takes.
     *
     * @throws EndOfFile if there is none and every copy of the other end is closed
     */
    @SuppressWarnings("unchecked") // what goes in at the other end is a T
    public T receive() {
        return (T) mouth().receive(enter(mouth().probe()), Packing::unpack);
    }

    /** Whether {@link #receive} would not wait now: something has come, or the end. */
    public boolean poll() {
        return mouth().poll(enter(mouth().probe()), Limits.NOW);
    }

    /** Whether {@link #receive} would not wait, within this time. */
    public boolean poll(Duration timeout) {
        return mouth().poll(enter(mouth().probe()), Limits.nanos(timeout));
    }

    /** Closes this process's copy; does nothing if it is closed. */
    public void close() {
        Probe probe = probe();
        Actor actor = probe.enterToGiveBack();
        if (!descriptor.isClosed()) {
            site().awaitStarts(actor);
            probe.record(Kind.CLOSED, actor, 0, null, "its end");
            descriptor.close();
        }
    }

    @Override
    void attach() {
        try {
            descriptor = new Descriptor(site(), Handover.fetch(Path.of(String.valueOf(door))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Mouth mouth() {
        return new Mouth(site().probe(incomingObject), new Incoming(descriptor));
    }

    private Actor enter(Probe probe) {
        Actor actor = probe.enter();
        if (descriptor.isClosed()) {
            probe.raise(actor, "OSError: handle is closed (Java: IllegalStateException)");
            descriptor.checkOpen();
        }
        return actor;
    }

    /** Offers a copy to the one worker that will read what is written here. */
    private void writeObject(ObjectOutputStream out) throws IOException {
        descriptor.checkOpen();
        Path path = site().names().path();
        Handover.offer(path, descriptor);
        synchronized (this) {
            door = path.toString();
            out.defaultWriteObject();
        }
    }
}
