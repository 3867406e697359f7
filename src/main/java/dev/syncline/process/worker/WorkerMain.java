package dev.syncline.process.worker;

import dev.syncline.log.capture.LineFinder;
import dev.syncline.process.ipc.ActorStarter;
import dev.syncline.process.ipc.ProcessContext;
import dev.syncline.process.ipc.SharedPage;
import dev.syncline.process.ipc.Target;
import dev.syncline.process.os.Posix;
import dev.syncline.process.os.ResourceNames;
import dev.syncline.trace.Actor;
import dev.syncline.trace.Killed;
import dev.syncline.trace.Kind;
import dev.syncline.trace.Observer;
import dev.syncline.trace.Probe;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.UncheckedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/**
 * The program that a worker process runs: it connects to the server, waits for its part, plays it, and ends. When the
 * server is gone, it is gone too.
 */
public final class WorkerMain {
    /** A connection by which the server tells the worker what to do; its end is the end of the worker. */
    static final byte LIFE = 'L';

    /** A connection for events. */
    static final byte EVENTS = 'E';

    /** A connection on which one actor asks. */
    static final byte CONTROL = 'C';

    private static final int FAILED = 1;
    private static final int NOT_SERVED = 2;

    private final Path socket;
    private final long token;

    private WorkerMain(Path socket, long token) {
        this.socket = socket;
        this.token = token;
    }

    /**
     * Runs a worker.
     *
     * @param arguments the server's socket, the token by which the server knows the worker, and its {@link WorkerMode}
     */
    public static void main(String[] arguments) throws Exception {
        Locale.setDefault(Locale.ENGLISH); // as the server
        Posix.obeyInterrupts();
        WorkerMain worker = new WorkerMain(Path.of(arguments[0]), Long.parseLong(arguments[1]));
        WorkerMode mode = WorkerMode.valueOf(arguments[2]);
        if (mode == WorkerMode.PROBE) {
            worker.probe();
        } else {
            worker.run(mode);
        }
    }

    /** Tries what a part may need; what is missing is an exception, which the server reads. */
    private void probe() throws IOException {
        connect(LIFE, 0).close();
        Warmup.play(Objects.requireNonNull(socket.getParent()));
    }

    private void run(WorkerMode mode) throws IOException, ClassNotFoundException {
        CompletableFuture<WorkerSpec> part = liveFor(connect(LIFE, 0));
        if (mode == WorkerMode.WARM) {
            try {
                Warmup.play(Objects.requireNonNull(socket.getParent()));
            } catch (UncheckedIOException cannot) {
                // then its part begins a little slower
            }
        }
        Runtime.getRuntime().halt(play(part.join()));
    }

    private int play(WorkerSpec part) throws IOException, ClassNotFoundException {
        SharedPage sharedPage = SharedPage.open(Path.of(part.sharedPage()));
        WorkerGate gate = new WorkerGate(sharedPage, new LineFinder(Class.forName(part.scenario())));
        EventSender sender = new EventSender(connect(EVENTS, 0), sharedPage, part.writer());
        ResourceNames names = new ResourceNames(Path.of(part.directory()), part.run(), part.writer());
        ActorStarter threads = new WorkerThreads(gate, sender, id -> connect(CONTROL, id));
        ProcessContext.enter(new ProcessContext(part.writer(), sender, gate, sharedPage, names, threads));
        Actor actor = new Actor(part.actor(), part.name());
        ControlChannel control = new ControlChannel(connect(CONTROL, part.actor()));
        gate.connect(actor, control);
        WorkerContext place = new WorkerContext(sender, gate, part.seed());
        int[] exit = {0};
        actor.play(() -> {
            try {
                Target target = target(part.target());
                control.ready();
                try {
                    target.run(place);
                } catch (Exception | AssertionError error) {
                    exit[0] = FAILED;
                    fail(actor, error, sender, control);
                }
                ProcessContext.runEndActions(); // after an error, too, as in Python
            } catch (Killed stopped) {
                exit[0] = FAILED;
            } catch (Throwable error) {
                exit[0] = FAILED;
                fail(actor, error, sender, control);
            }
        });
        return exit[0];
    }

    private static Target target(byte[] bytes) throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            return (Target) in.readObject();
        }
    }

    /** Tells of an error that ends an actor. */
    static void fail(Actor actor, Throwable error, Observer observer, ControlChannel control) {
        observer.record(Kind.RAISED, actor, Probe.NO_OBJECT, 0, null, sentence(error), false);
        control.failed(sentence(error));
    }

    private static String sentence(Throwable error) {
        String message = error.getMessage();
        String name = error.getClass().getSimpleName();
        return message == null ? name : name + ": " + message;
    }

    /** Takes the part that comes by this connection, and halts this process when the connection ends, before or after. */
    private static CompletableFuture<WorkerSpec> liveFor(SocketChannel channel) {
        CompletableFuture<WorkerSpec> part = new CompletableFuture<>();
        DataInputStream life = new DataInputStream(Channels.newInputStream(channel));
        Thread watch = new Thread(
                () -> {
                    try {
                        part.complete(WorkerSpec.read(life));
                        while (life.read() >= 0) {
                            // the server says nothing more
                        }
                    } catch (IOException gone) {
                        // the same as the end
                    }
                    Runtime.getRuntime().halt(NOT_SERVED);
                },
                "Life");
        watch.setDaemon(true);
        watch.start();
        return part;
    }

    /** Connects to the server and says who this is. */
    private SocketChannel connect(byte kind, int actor) throws IOException {
        SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
        DataOutputStream hello = new DataOutputStream(Channels.newOutputStream(channel));
        hello.write(Hello.bytes(kind, token, actor));
        return channel;
    }
}
