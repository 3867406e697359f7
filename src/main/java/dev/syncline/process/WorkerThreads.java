package dev.syncline.process;

import dev.syncline.primitive.Actor;
import dev.syncline.primitive.Killed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SocketChannel;
import java.util.function.BooleanSupplier;

/** Starts threads of a worker; a thread of the server stands in for each, as for the worker itself. */
final class WorkerThreads implements Threads {
    private final WorkerGate gate;
    private final Outbox outbox;
    private final Door door;

    /** Connects an actor of this number to the server. */
    interface Door {
        SocketChannel connect(int actor) throws IOException;
    }

    WorkerThreads(WorkerGate gate, Outbox outbox, Door door) {
        this.gate = gate;
        this.outbox = outbox;
        this.door = door;
    }

    @Override
    public BooleanSupplier start(String name, Actor starter, Runnable body) {
        Actor actor = new Actor(gate.control(starter).thread(name), name);
        Control control = connect(actor);
        Thread thread = new Thread(() -> actor.play(() -> run(actor, body, control)), name);
        thread.setDaemon(true);
        thread.start();
        return () -> false;
    }

    private Control connect(Actor actor) {
        try {
            Control control = new Control(door.connect(actor.id()));
            gate.connect(actor, control);
            return control;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void run(Actor actor, Runnable body, Control control) {
        try {
            body.run();
            control.over();
        } catch (Killed stopped) {
            // the server knows
        } catch (Exception | AssertionError error) {
            WorkerMain.fail(actor, error, outbox, control);
        }
    }
}
