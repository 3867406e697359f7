package dev.syncline.process.worker;

import dev.syncline.trace.Actor;
import dev.syncline.trace.Killed;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The server side of one worker: it answers the requests of each actor of the worker on a thread of the server. */
final class WorkerProxy {
    private final WorkerConnection connection;
    private final List<Actor> actors = new CopyOnWriteArrayList<>();
    private final Set<Actor> ended = ConcurrentHashMap.newKeySet();
    private volatile boolean ready;
    private volatile boolean worked;
    private volatile boolean failed;

    WorkerProxy(WorkerConnection connection) {
        this.connection = connection;
    }

    /** Whether the worker has reported that it has its copies of everything it was handed. */
    boolean isReady() {
        return ready;
    }

    /** Whether an actor of the worker has asked for time to work or to sleep. */
    boolean hasWorked() {
        return worked;
    }

    /** Whether the worker has reported an error that ended it. */
    boolean hasFailed() {
        return failed;
    }

    /** Whether its first actor is being served, or was. */
    boolean isServing() {
        return !actors.isEmpty();
    }

    /** Whether all threads of the worker but its first actor have ended, of those that have begun. */
    boolean haveThreadsEnded(WorkerHost host) {
        return actors.stream().skip(1).allMatch(host::hasEnded);
    }

    /** Kills the actors of the worker, whose process has ended. */
    void killActors() {
        actors.forEach(Actor::kill);
    }

    /**
     * Answers the requests of one actor until its connection ends.
     *
     * @throws IOException if the connection fails
     * @throws Killed if the run was stopped
     */
    void serve(Actor me, WorkerHost host) throws IOException {
        actors.add(me);
        SocketChannel channel = connection.awaitControl(me.id());
        DataInputStream in = new DataInputStream(Channels.newInputStream(channel));
        DataOutputStream out = new DataOutputStream(Channels.newOutputStream(channel));
        for (int request = in.read(); request >= 0; request = in.read()) {
            try {
                reply(request, in, out, me, host);
            } catch (Killed stopped) {
                out.writeByte(ControlChannel.STOPPED);
                throw stopped;
            }
        }
    }

    private void reply(int request, DataInputStream in, DataOutputStream out, Actor me, WorkerHost host)
            throws IOException {
        switch (request) {
            case ControlChannel.READY -> {
                ready = true;
                out.writeByte(ControlChannel.OK);
            }
            case ControlChannel.PASS -> {
                host.pass(me, in.readInt());
                out.writeByte(ControlChannel.OK);
            }
            case ControlChannel.REST -> {
                worked = true;
                host.rest(me, in.readLong());
                out.writeByte(ControlChannel.OK);
            }
            case ControlChannel.AWAIT_TURN -> {
                boolean goesOn = host.awaitTurn(me, in.readLong(), in.readBoolean());
                out.writeByte(ControlChannel.OK);
                out.writeBoolean(goesOn);
            }
            case ControlChannel.BEGIN -> out.writeByte(ControlChannel.OK);
            case ControlChannel.KNOB -> {
                String value = host.knob(in.readUTF()).toString();
                out.writeByte(ControlChannel.OK);
                out.writeUTF(value);
            }
            case ControlChannel.FAILED -> {
                failed = true;
                host.failed(me.name(), in.readUTF());
                out.writeByte(ControlChannel.OK);
            }
            case ControlChannel.THREAD -> beginThread(in.readUTF(), out, me, host);
            case ControlChannel.ENDED -> {
                ended.add(me);
                out.writeByte(ControlChannel.OK);
            }
            default -> throw new IOException("A worker sent an unknown request.");
        }
    }

    private void beginThread(String name, DataOutputStream out, Actor me, WorkerHost host) throws IOException {
        try {
            int id = host.beginThread(name, me, () -> serveThread(host));
            out.writeByte(ControlChannel.OK);
            out.writeInt(id);
        } catch (IllegalStateException | IllegalArgumentException refused) {
            out.writeByte(ControlChannel.REFUSED);
            out.writeUTF(String.valueOf(refused.getMessage()));
        }
    }

    /** Serves a thread of the worker, on the thread of the server that is its proxy. */
    private void serveThread(WorkerHost host) {
        Actor me = Actor.current();
        try {
            serve(me, host);
        } catch (IOException closed) {
            // the thread or its process has ended
        }
        if (!ended.contains(me)) {
            throw new Killed(me.name()); // it did not end normally
        }
    }
}
