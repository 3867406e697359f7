package dev.syncline.process.worker;

import dev.syncline.process.os.Posix;
import dev.syncline.trace.Uninterruptible;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** A worker process and its connections, from its start to its end. It does not know what the worker runs. */
final class WorkerConnection {
    private final long token;
    private final Process process;
    private final WorkerOutput output;
    private final CompletableFuture<SocketChannel> lifetime = new CompletableFuture<>();
    private final CompletableFuture<SocketChannel> events = new CompletableFuture<>();
    private final Map<Integer, CompletableFuture<SocketChannel>> controls = new ConcurrentHashMap<>();
    private volatile boolean gone;

    /** The connections of a process that sends {@code token} when it connects. */
    @SuppressWarnings("FutureReturnValueIgnored") // fail() throws nothing that matters
    WorkerConnection(long token, StartedWorker worker) {
        this.token = token;
        process = worker.process();
        output = worker.output();
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

    /** Adds a connection of this worker. */
    void add(Hello hello, SocketChannel channel) {
        CompletableFuture<SocketChannel> target = hello.kind() == WorkerMain.LIFETIME
                ? lifetime
                : hello.kind() == WorkerMain.EVENTS ? events : control(hello.actor());
        if (!target.complete(channel)) {
            close(channel);
        }
    }

    /** Sends the worker what to run. */
    void send(WorkerSpec spec) throws IOException {
        spec.write(new DataOutputStream(Channels.newOutputStream(await(lifetime))));
    }

    /** The connection for events, waiting for it. */
    SocketChannel awaitEvents() throws IOException {
        return await(events);
    }

    /** The control connection of this actor, waiting for it. */
    SocketChannel awaitControl(int actor) throws IOException {
        return await(control(actor));
    }

    /** Whether the worker has ever connected. */
    boolean hasConnected() {
        return lifetime.isDone() && !lifetime.isCompletedExceptionally();
    }

    /** Interrupts the process (SIGINT) as soon as it has connected: before that it may ignore the signal. */
    @SuppressWarnings("FutureReturnValueIgnored") // a process that never connects needs no interrupt
    void interrupt() {
        lifetime.thenRun(() -> {
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
     * Waits until the process has ended, killing it if it takes longer than {@code timeoutMillis}.
     *
     * @return its exit code as Python gives it: minus the number of the signal that ended it
     */
    int awaitExit(long timeoutMillis) {
        Uninterruptible.await(() -> {
            if (!process.waitFor(timeoutMillis, TimeUnit.MILLISECONDS)) {
                kill();
                process.waitFor();
            }
        });
        int code = process.exitValue();
        return code > 128 ? 128 - code : code;
    }

    /** Waits until a process that was killed has ended, or {@code System.nanoTime} reaches {@code end}. */
    void awaitEnd(long end) {
        try {
            process.waitFor(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The last lines of the standard output and error of the process; empty if there are none. */
    String lastOutput() {
        return output.text();
    }

    /** Closes all connections. */
    void close() {
        output.delete();
        fail();
        closeIfThere(lifetime);
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
        lifetime.completeExceptionally(end);
        events.completeExceptionally(end);
        controls.values().forEach(control -> control.completeExceptionally(end));
    }

    /** Waits until the process has connected or has ended, as Stop ends it: a loaded machine takes its time to start one. */
    private static SocketChannel await(CompletableFuture<SocketChannel> channel) throws IOException {
        try {
            return channel.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted.", e);
        } catch (ExecutionException e) {
            throw new IOException("The worker did not connect.", e);
        }
    }

    private static void closeIfThere(CompletableFuture<SocketChannel> channel) {
        if (channel.isDone() && !channel.isCompletedExceptionally()) {
            close(channel.join());
        }
    }

    /** Closes a connection; a failure of that is ignored. */
    static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // nothing can be done about it
        }
    }
}
