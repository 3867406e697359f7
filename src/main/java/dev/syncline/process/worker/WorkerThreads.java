package dev.syncline.process.worker;

import dev.syncline.process.ipc.ActorStarter;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Killed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SocketChannel;
import java.util.function.BooleanSupplier;

/** Starts threads of a worker; each has a proxy thread in the server, as the worker itself has. */
final class WorkerThreads implements ActorStarter {
    private final WorkerGate gate;
    private final EventSender sender;
    private final Connector connector;

    /** Opens control connections to the server. */
    interface Connector {
        /** Opens the control connection of the actor of this number. */
        SocketChannel connect(int actor) throws IOException;
    }

    WorkerThreads(WorkerGate gate, EventSender sender, Connector connector) {
        this.gate = gate;
        this.sender = sender;
        this.connector = connector;
    }

    @Override
    public BooleanSupplier start(String name, Actor starter, Runnable body) {
        Actor actor = new Actor(gate.control(starter).thread(name), name);
        ControlChannel control = connect(actor);
        Thread thread = new Thread(() -> actor.run(() -> run(actor, body, control)), name);
        thread.setDaemon(true);
        thread.start();
        return () -> false;
    }

    private ControlChannel connect(Actor actor) {
        try {
            ControlChannel control = new ControlChannel(connector.connect(actor.id()));
            gate.connect(actor, control);
            return control;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void run(Actor actor, Runnable body, ControlChannel control) {
        try {
            if (gate.leadsWaits()) {
                control.begin();
            }
            body.run();
            control.ended();
        } catch (Killed stopped) {
            // the server knows that it has ended
        } catch (Exception | AssertionError error) {
            WorkerMain.fail(actor, error, sender, control);
            control.close();
        }
    }
}
