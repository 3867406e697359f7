package dev.syncline.process.pipe;

import dev.syncline.process.ipc.Descriptor;
import dev.syncline.process.ipc.ProcessContext;
import dev.syncline.process.ipc.Shared;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Kind;
import dev.syncline.trace.Probe;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * An end of a one-way pipe, which is a fifo of the operating system. Every process that is handed it has its own
 * descriptor, and the end is closed only when it is closed in every process, including those that forgot to close it.
 */
abstract sealed class PipeEnd extends Shared permits PipeReader, PipeWriter {
    private static final long serialVersionUID = 1;

    private final String fifo;
    private transient Descriptor descriptor;

    PipeEnd(ProcessContext context, int object, Path fifo) {
        super(context, object);
        this.fifo = fifo.toString();
        descriptor = open();
    }

    /** Closes this process's descriptor; does nothing if it is closed. */
    public final void close() {
        Probe probe = probe();
        Actor actor = probe.enterToRelease();
        if (!descriptor.isClosed()) {
            context().awaitStarts(actor);
            probe.record(Kind.CLOSED, actor, 0, null, side());
            descriptor.close();
        }
    }

    /** Closes this process's descriptor without an event, because the process is about to end. */
    final void closeSilently() {
        descriptor.close();
    }

    /** Whether this process has closed its descriptor. */
    final boolean isClosed() {
        return descriptor.isClosed();
    }

    /** Opens this end of the fifo. */
    abstract int open(Path path) throws IOException;

    /** Uses the descriptor that was opened. */
    abstract void use(Descriptor opened);

    /** The name of this end in the log. */
    abstract String side();

    @Override
    protected final void attach() {
        descriptor = open();
    }

    /** Passes the gate for an operation on this end, which has to be open. */
    final Actor enter() {
        Actor actor = probe().enter();
        if (descriptor.isClosed()) {
            probe().raise(actor, "OSError: handle is closed (Java: IllegalStateException)");
            descriptor.checkOpen();
        }
        return actor;
    }

    private Descriptor open() {
        try {
            Descriptor opened = new Descriptor(context(), open(Path.of(fifo)));
            use(opened);
            return opened;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void writeObject(ObjectOutputStream out) throws IOException {
        descriptor.checkOpen();
        out.defaultWriteObject();
    }
}
