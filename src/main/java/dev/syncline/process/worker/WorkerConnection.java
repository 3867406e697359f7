package dev.syncline.process.worker;

import dev.syncline.process.os.Posix;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A worker process and its connections, from its start to its end; what it is given to do is none of its business. */
final class WorkerConnection {
    private static final int PATIENCE_SECONDS = 20;

    private final long token;
    private final Process process;
    private final WorkerOutput words;
    private final CompletableFuture<SocketChannel> life = new CompletableFuture<>();
    private final CompletableFuture<SocketChannel> events = new CompletableFuture<>();
    private final Map<Integer, CompletableFuture<SocketChannel>> controls = new ConcurrentHashMap<>();
    private volatile boolean gone;

    /** The link to a process that says {@code token} when it connects. */
    @SuppressWarnings("FutureReturnValueIgnored") // fail() throws nothing that anybody would miss
    WorkerConnection(long token, StartedWorker worker) {
        this.token = token;
        process = worker.process();
        words = worker.words();
        process.onExit().thenRun(this::fail);
    }

    long token() {
        return token;
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Takes a connection of this worker. */
    void take(Hello hello, SocketChannel channel) {
        CompletableFuture<SocketChannel> place = hello.kind() == WorkerMain.LIFE
                ? life
                : hello.kind() == WorkerMain.EVENTS ? events : control(hello.actor());
        if (!place.complete(channel)) {
            close(channel);
        }
    }

    /** Tells the worker what to do. */
    void assign(WorkerSpec assignment) throws IOException {
        assignment.write(new DataOutputStream(Channels.newOutputStream(await(life))));
    }

    /** The connection for events, waiting for it. */
    SocketChannel awaitEvents() throws IOException {
        return await(events);
    }

    /** The connection on which this actor asks, waiting for it. */
    SocketChannel awaitControl(int actor) throws IOException {
        return await(control(actor));
    }

    /** Whether the worker has ever connected. */
    boolean hasConnected() {
        return life.isDone() && !life.isCompletedExceptionally();
    }

    /** Interrupts the process (SIGINT), as soon as it has begun: before that it may be deaf to it. */
    @SuppressWarnings("FutureReturnValueIgnored") // whoever never begins needs no interrupt
    void interrupt() {
        life.thenRun(() -> {
            if (isAlive()) {
                Posix.interrupt(pid());
            }
        });
    }

    /** Asks the process to end (SIGTERM). */
    void terminate() {
        process.toHandle().destroy();
    }

    /** Ends the process at once (SIGKILL); what it has sent can still be read. */
    void kill() {
        process.toHandle().destroyForcibly();
    }

    /**
     * Waits until the process has ended, killing it if it takes longer than {@code patienceMillis}.
     *
     * @return its exit code as Python gives it: minus the number of the signal that ended it
     */
    int awaitExit(long patienceMillis) {
        boolean interrupted = false;
        while (true) {
            try {
                if (!process.waitFor(patienceMillis, TimeUnit.MILLISECONDS)) {
                    kill();
                    process.waitFor();
                }
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        int code = process.exitValue();
        return code > 128 ? 128 - code : code;
    }

    /** Waits until a process that was killed has ended, or until this time of {@code System.nanoTime}. */
    void awaitEnd(long end) {
        try {
            process.waitFor(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What the process wrote last to its standard output and error; empty if nothing. */
    String lastWords() {
        return words.text();
    }

    /** Closes all connections. */
    void close() {
        words.forget();
        fail();
        closeIfThere(life);
        closeIfThere(events);
        controls.values().forEach(WorkerConnection::closeIfThere);
    }

    private CompletableFuture<SocketChannel> control(int actor) {
        CompletableFuture<SocketChannel> control = controls.computeIfAbsent(actor, a -> new CompletableFuture<>());
        if (gone) {
            control.completeExceptionally(new IOException("The worker is gone."));
        }
        return control;
    }

    private void fail() {
        gone = true;
        IOException end = new IOException("The worker is gone.");
        life.completeExceptionally(end);
        events.completeExceptionally(end);
        controls.values().forEach(control -> control.completeExceptionally(end));
    }

    private static SocketChannel await(CompletableFuture<SocketChannel> channel) throws IOException {
        try {
            return channel.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted.", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("The worker did not connect.", e);
        }
    }

    private static void closeIfThere(CompletableFuture<SocketChannel> channel) {
        if (channel.isDone() && !channel.isCompletedExceptionally()) {
            close(channel.join());
        }
    }

    /** Closes a connection; there is nothing to be done if that fails. */
    static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // it is closed all the same
        }
    }
}
