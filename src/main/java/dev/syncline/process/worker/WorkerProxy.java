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

/** Answers what the actors of one worker ask the server, each on the thread of the server that plays it. */
final class WorkerProxy {
    private final WorkerConnection link;
    private final List<Actor> actors = new CopyOnWriteArrayList<>();
    private final Set<Actor> over = ConcurrentHashMap.newKeySet();
    private volatile boolean ready;
    private volatile boolean failed;

    WorkerProxy(WorkerConnection link) {
        this.link = link;
    }

    /** Whether the worker has said that it has all that it was given. */
    boolean isReady() {
        return ready;
    }

    /** Whether the worker has reported an error that ended it. */
    boolean hasFailed() {
        return failed;
    }

    /** Kills the actors of the worker, which is gone. */
    void killActors() {
        actors.forEach(Actor::kill);
    }

    /**
     * Answers what one actor asks, until it asks no more.
     *
     * @throws IOException if it is gone
     * @throws Killed if the run was stopped
     */
    void serve(Actor me, WorkerHost stage) throws IOException {
        actors.add(me);
        SocketChannel channel = link.awaitControl(me.id());
        DataInputStream in = new DataInputStream(Channels.newInputStream(channel));
        DataOutputStream out = new DataOutputStream(Channels.newOutputStream(channel));
        for (int asked = in.read(); asked >= 0; asked = in.read()) {
            try {
                answer(asked, in, out, me, stage);
            } catch (Killed stopped) {
                out.writeByte(ControlChannel.STOPPED);
                throw stopped;
            }
        }
    }

    private void answer(int asked, DataInputStream in, DataOutputStream out, Actor me, WorkerHost stage)
            throws IOException {
        switch (asked) {
            case ControlChannel.READY -> {
                ready = true;
                out.writeByte(ControlChannel.OK);
            }
            case ControlChannel.PASS -> {
                int line = in.readInt();
                stage.gate().pass(me);
                me.atLine(line);
                out.writeByte(ControlChannel.OK);
            }
            case ControlChannel.REST -> {
                stage.rest(me, in.readLong());
                out.writeByte(ControlChannel.OK);
            }
            case ControlChannel.KNOB -> {
                String value = stage.knob(in.readUTF()).toString();
                out.writeByte(ControlChannel.OK);
                out.writeUTF(value);
            }
            case ControlChannel.FAILED -> {
                failed = true;
                stage.failed(me.name(), in.readUTF());
                out.writeByte(ControlChannel.OK);
            }
            case ControlChannel.THREAD -> beginThread(in.readUTF(), out, me, stage);
            case ControlChannel.OVER -> {
                over.add(me);
                out.writeByte(ControlChannel.OK);
            }
            default -> throw new IOException("A worker asked something that is no question.");
        }
    }

    private void beginThread(String name, DataOutputStream out, Actor me, WorkerHost stage) throws IOException {
        try {
            int id = stage.beginThread(name, me, () -> attendThread(stage));
            out.writeByte(ControlChannel.OK);
            out.writeInt(id);
        } catch (IllegalStateException | IllegalArgumentException refused) {
            out.writeByte(ControlChannel.REFUSED);
            out.writeUTF(String.valueOf(refused.getMessage()));
        }
    }

    /** Stands in for a thread of the worker, on a thread of the server that plays its actor. */
    private void attendThread(WorkerHost stage) {
        Actor me = Actor.current();
        try {
            serve(me, stage);
        } catch (IOException ended) {
            // the thread has ended, or its process is gone
        }
        if (!over.contains(me)) {
            throw new Killed(me.name()); // it did not come to its end
        }
    }
}
