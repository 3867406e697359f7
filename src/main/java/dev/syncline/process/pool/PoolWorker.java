package dev.syncline.process.pool;

import dev.syncline.process.ipc.ExecutionContext;
import dev.syncline.process.ipc.Frames;
import dev.syncline.process.ipc.Pickle;
import dev.syncline.process.ipc.ProcessContext;
import dev.syncline.process.ipc.Shared;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Kind;
import dev.syncline.trace.Probe;
import dev.syncline.trace.Timeout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The worker side of a pool: it receives tasks over its socket, one at a time, and sends the results. */
final class PoolWorker extends Shared {
    private static final long serialVersionUID = 1;

    private final String path;
    private transient Frames frames;

    /** Makes a worker that connects to its pool at {@code path}. */
    @SuppressWarnings("NullAway.Init") // the connection is made in the process of the worker only
    PoolWorker(ProcessContext context, int object, String path) {
        super(context, object);
        this.path = path;
    }

    @Override
    protected void attach() {
        try {
            frames = new Frames(SocketChannel.open(UnixDomainSocketAddress.of(path)));
            long pid = ProcessHandle.current().pid();
            frames.send(ByteBuffer.allocate(Long.BYTES).putLong(pid).array());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs tasks until there are no more. */
    void work(ExecutionContext execution) {
        try {
            while (true) {
                byte[] frame = next();
                if (frame == null) {
                    return;
                }
                PoolTask task = (PoolTask) Pickle.load(frame, context());
                send(perform(task, execution));
            }
        } catch (IOException poolIsGone) {
            frames.close();
        }
    }

    /** The next task; null if there are no more. */
    private byte @Nullable [] next() throws IOException {
        Probe probe = probe();
        Actor actor = probe.enter();
        frames.setBlocking(false);
        boolean waits = false;
        byte[] frame;
        try {
            frame = frames.poll();
            if (frame == null) {
                waits = true;
                probe.recordWait(actor, "waits for a task: there is none", false);
                frame = frames.receive(actor, context(), Timeout.FOREVER);
            }
        } catch (IOException poolIsGone) {
            frame = null;
        }
        if (frame == null || frame.length == 0) {
            if (waits) {
                probe.record(Kind.PASSED, actor, 0);
            }
            return null;
        }
        return frame;
    }

    private PoolResult perform(PoolTask task, ExecutionContext execution) {
        Probe probe = probe();
        Actor actor = Actor.current();
        probe.record(Kind.TAKEN, actor, 0, new Actor(task.caller(), task.callerName()), task.text());
        List<Object> values = new ArrayList<>();
        RuntimeException error = null;
        try {
            for (Object item : task.items()) {
                values.add(task.function().apply(execution, item));
            }
        } catch (RuntimeException failure) {
            values.clear();
            error = failure;
        }
        probe.enter();
        probe.record(Kind.DONE, actor, 0);
        return new PoolResult(task.call(), task.index(), actor.id(), actor.name(), values, error);
    }

    private void send(PoolResult result) throws IOException {
        byte[] bytes;
        try {
            bytes = Pickle.dump(result);
        } catch (IllegalArgumentException notCopied) {
            RuntimeException failure = result.error();
            RuntimeException error = failure == null ? notCopied : new IllegalStateException(failure.toString());
            bytes = Pickle.dump(new PoolResult(
                    result.call(), result.index(), result.worker(), result.workerName(), List.of(), error));
        }
        frames.setBlocking(true);
        frames.send(bytes);
    }
}
