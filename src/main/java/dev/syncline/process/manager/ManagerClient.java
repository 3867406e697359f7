package dev.syncline.process.manager;

import dev.syncline.process.ipc.Frames;
import dev.syncline.process.ipc.Pickle;
import dev.syncline.process.ipc.ProcessContext;
import dev.syncline.process.ipc.Repr;
import dev.syncline.process.ipc.Shared;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Kind;
import dev.syncline.trace.Probe;
import dev.syncline.trace.Timeout;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The client side of a manager: each call is a connection of its own, with one request and one reply. */
final class ManagerClient extends Shared {
    private static final long serialVersionUID = 1;

    private final String path;

    ManagerClient(ProcessContext context, int object) {
        super(context, object);
        path = context.names().path().toString();
    }

    /** The path of the manager's socket. */
    String path() {
        return path;
    }

    @Override
    protected void attach() {
        // every call connects
    }

    /** A request of the calling actor, pickled. */
    byte[] dump(Actor actor, Request.What what, int object, @Nullable Kind access, String text, RemoteCall call) {
        return Pickle.dump(new Request(what, actor.id(), actor.name(), actor.line(), object, access, text, call));
    }

    /**
     * Sends a request and waits for the reply.
     *
     * @throws UncheckedIOException if the manager has ended; Python's {@code EOFError}
     * @throws RuntimeException the exception that the manager raised
     */
    @Nullable
    Object call(Request.What what, int object, @Nullable Kind access, String text, RemoteCall call) {
        Probe probe = probe();
        Actor actor = probe.enter();
        byte[] request = dump(actor, what, object, access, text, call);
        try (Frames frames = send(actor, text, request)) {
            probe.recordWait(actor, "waits for the reply of the manager", false);
            Reply reply = reply(frames, actor, Timeout.FOREVER);
            received(actor, reply);
            return value(actor, reply);
        }
    }

    /** Makes a call without events. */
    @Nullable
    Object query(int object, RemoteCall call) {
        Actor actor = Actor.current();
        try (Frames frames = connect(actor)) {
            write(frames, actor, dump(actor, Request.What.QUERY, object, null, "", call));
            return value(actor, reply(frames, actor, Timeout.FOREVER));
        }
    }

    /** Records that a request is sent, and sends it. */
    Frames send(Actor actor, String text, byte[] request) {
        probe().record(Kind.SENT, actor, 0, null, text);
        Frames frames = connect(actor);
        write(frames, actor, request);
        return frames;
    }

    /**
     * Waits for the reply to a request; after the timeout, the request is cancelled, unless it is too late for that.
     */
    Reply reply(Frames frames, Actor actor, long limitNanos) {
        try {
            byte[] bytes = frames.receive(actor, context(), limitNanos);
            if (bytes == null) {
                cancel(frames);
                bytes = frames.receive(actor, context(), Timeout.FOREVER);
            }
            return (Reply) Pickle.load(Objects.requireNonNull(bytes), context());
        } catch (IOException gone) {
            throw disconnected(actor, gone);
        }
    }

    /** Records that a reply has arrived. */
    void received(Actor actor, Reply reply) {
        probe().record(Kind.RECEIVED, actor, 0, new Actor(reply.manager(), reply.name()), reply.text());
    }

    private static void cancel(Frames frames) {
        try {
            frames.send(new byte[0]);
        } catch (IOException answered) {
            // the reply is on its way, and the manager has closed the connection
        }
    }

    /** The value of a reply; throws its error if it has one. */
    @Nullable
    Object value(Actor actor, Reply reply) {
        RuntimeException error = reply.error();
        if (error != null) {
            probe().raise(actor, Repr.both(error));
            throw error;
        }
        return reply.value();
    }

    private Frames connect(Actor actor) {
        try {
            SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(path));
            channel.configureBlocking(context().isWorker());
            return new Frames(channel);
        } catch (IOException refused) {
            throw disconnected(actor, refused);
        }
    }

    private void write(Frames frames, Actor actor, byte[] request) {
        try {
            frames.send(request);
        } catch (IOException gone) {
            throw disconnected(actor, gone);
        }
    }

    private UncheckedIOException disconnected(Actor actor, IOException cause) {
        EOFException end = new EOFException("the manager is gone");
        end.initCause(cause);
        probe().raise(actor, "EOFError: the manager is gone (Java: UncheckedIOException)");
        return new UncheckedIOException(end);
    }
}
