package dev.syncline.process.worker;

import dev.syncline.log.capture.LineFinder;
import dev.syncline.process.ipc.ActorStarter;
import dev.syncline.process.ipc.Pickle;
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
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/**
 * The main program of a worker process: it connects to the server, waits for its spec, runs the target, and ends. It
 * also ends when the server does.
 */
public final class WorkerMain {
    /** The connection on which the server sends the spec; when it ends, the worker ends. */
    static final byte LIFETIME = 'L';

    /** The connection for events. */
    static final byte EVENTS = 'E';

    /** The control connection of one actor. */
    static final byte CONTROL = 'C';

    private static final int EXIT_FAILED = 1;
    private static final int EXIT_SERVER_GONE = 2;

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
        Locale.setDefault(Locale.ENGLISH); // like the server
        Posix.restoreInterruptDefault();
        WorkerMain worker = new WorkerMain(Path.of(arguments[0]), Long.parseLong(arguments[1]));
        WorkerMode mode = WorkerMode.valueOf(arguments[2]);
        if (mode == WorkerMode.PROBE) {
            worker.probe();
        } else {
            worker.run(mode);
        }
    }

    /** Tries everything that a target may need; an exception, which the server reads, tells what is missing. */
    private void probe() throws IOException {
        connect(LIFETIME, 0).close();
        Warmup.run(Objects.requireNonNull(socket.getParent()));
    }

    private void run(WorkerMode mode) throws IOException, ClassNotFoundException {
        CompletableFuture<WorkerSpec> spec = awaitSpec(connect(LIFETIME, 0));
        if (mode == WorkerMode.WARM) {
            try {
                Warmup.run(Objects.requireNonNull(socket.getParent()));
            } catch (UncheckedIOException cannot) {
                // then its target begins a little slower
            }
        }
        Runtime.getRuntime().halt(run(spec.join()));
    }

    private int run(WorkerSpec spec) throws IOException, ClassNotFoundException {
        SharedPage sharedPage = SharedPage.open(Path.of(spec.sharedPage()));
        WorkerGate gate = new WorkerGate(sharedPage, new LineFinder(Class.forName(spec.scenario())));
        EventSender sender = new EventSender(connect(EVENTS, 0), sharedPage, spec.writer());
        ResourceNames names = new ResourceNames(Path.of(spec.directory()), spec.run(), spec.writer());
        ActorStarter threads = new WorkerThreads(gate, sender, id -> connect(CONTROL, id));
        ProcessContext.enter(new ProcessContext(spec.writer(), sender, gate, sharedPage, names, threads));
        Actor actor = new Actor(spec.actor(), spec.name());
        ControlChannel control = new ControlChannel(connect(CONTROL, spec.actor()));
        gate.connect(actor, control);
        WorkerContext execution = new WorkerContext(sender, gate, spec.seed());
        int[] exit = {0};
        actor.run(() -> {
            try {
                Target target = (Target) Pickle.load(spec.target());
                control.ready();
                try {
                    target.run(execution);
                } catch (Exception | AssertionError error) {
                    exit[0] = EXIT_FAILED;
                    fail(actor, error, sender, control);
                }
                ProcessContext.runEndActions(); // after an error, too, as in Python
            } catch (Killed stopped) {
                exit[0] = EXIT_FAILED;
            } catch (Throwable error) {
                exit[0] = EXIT_FAILED;
                fail(actor, error, sender, control);
            }
        });
        return exit[0];
    }

    /** Records and reports an error that ends an actor. */
    static void fail(Actor actor, Throwable error, Observer observer, ControlChannel control) {
        observer.record(Kind.RAISED, actor, Probe.NONE, 0, null, sentence(error), false);
        control.failed(sentence(error));
    }

    private static String sentence(Throwable error) {
        String message = error.getMessage();
        String name = error.getClass().getSimpleName();
        return message == null ? name : name + ": " + message;
    }

    /** Reads the spec from this connection, and halts this process when the connection ends, before or after that. */
    private static CompletableFuture<WorkerSpec> awaitSpec(SocketChannel channel) {
        CompletableFuture<WorkerSpec> spec = new CompletableFuture<>();
        DataInputStream lifetime = new DataInputStream(Channels.newInputStream(channel));
        Thread watch = new Thread(
                () -> {
                    try {
                        spec.complete(WorkerSpec.read(lifetime));
                        while (lifetime.read() >= 0) {
                            // the server sends nothing more
                        }
                    } catch (IOException gone) {
                        // the same as the end of the connection
                    }
                    Runtime.getRuntime().halt(EXIT_SERVER_GONE);
                },
                "Lifetime");
        watch.setDaemon(true);
        watch.start();
        return spec;
    }

    /** Connects to the server and identifies this worker. */
    private SocketChannel connect(byte kind, int actor) throws IOException {
        SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
        DataOutputStream hello = new DataOutputStream(Channels.newOutputStream(channel));
        hello.write(Hello.bytes(kind, token, actor));
        return channel;
    }
}
