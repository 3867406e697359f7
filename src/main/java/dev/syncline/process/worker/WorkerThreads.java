package dev.syncline.process.worker;

import dev.syncline.process.ipc.ActorStarter;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Killed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SocketChannel;
import java.util.function.BooleanSupplier;

/** Starts threads of a worker; a thread of the server stands in for each, as for the worker itself. */
final class WorkerThreads implements ActorStarter {
    private final WorkerGate gate;
    private final EventSender sender;
    private final Door door;

    /** Connects an actor of this number to the server. */
    interface Door {
        SocketChannel connect(int actor) throws IOException;
    }

    WorkerThreads(WorkerGate gate, EventSender sender, Door door) {
        this.gate = gate;
        this.sender = sender;
        this.door = door;
    }

    @Override
    public BooleanSupplier start(String name, Actor starter, Runnable body) {
        Actor actor = new Actor(gate.control(starter).thread(name), name);
        ControlChannel control = connect(actor);
        Thread thread = new Thread(() -> actor.play(() -> run(actor, body, control)), name);
        thread.setDaemon(true);
        thread.start();
        return () -> false;
    }

    private ControlChannel connect(Actor actor) {
        try {
            ControlChannel control = new ControlChannel(door.connect(actor.id()));
            gate.connect(actor, control);
            return control;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void run(Actor actor, Runnable body, ControlChannel control) {
        try {
            body.run();
            control.over();
        } catch (Killed stopped) {
            // the server knows
        } catch (Exception | AssertionError error) {
            WorkerMain.fail(actor, error, sender, control);
        }
    }
}
