package dev.syncline.process.pool;

import dev.syncline.process.ipc.ChildProcess;
import dev.syncline.process.ipc.Frames;
import dev.syncline.process.ipc.Pickle;
import dev.syncline.process.ipc.ProcessContext;
import dev.syncline.process.ipc.Target;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/** The server side of a pool of processes: it hands out tasks, collects results, and replaces workers that died. */
final class PoolDispatcher {
    /*
     * `mutex` guards the slots and the tasks. The dispatcher has no thread: an actor that waits for results dispatches
     * meanwhile, in small steps that wait for nothing but the start of a worker.
     */

    private static final class Slot {
        final ChildProcess child;
        final Frames frames;
        boolean busy;

        Slot(ChildProcess child, Frames frames) {
            this.child = child;
            this.frames = frames;
        }
    }

    private static final int BACKLOG = 512;

    private final ProcessContext context;
    private final int size;
    private final boolean breaks;
    private final WorkerStarter starter;
    private final Target target;
    private final ServerSocketChannel serverSocket;
    private final ReentrantLock mutex = new ReentrantLock();
    private final List<Slot> slots = new ArrayList<>();
    private final List<ChildProcess> children = new ArrayList<>();
    private final ArrayDeque<byte[]> tasks = new ArrayDeque<>();
    private final Map<Integer, PoolCall> calls = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private volatile boolean broken;
    private volatile boolean closed;

    /** Makes a dispatcher for {@code size} workers; if it {@code breaks}, the death of one worker ends all. */
    PoolDispatcher(ProcessContext context, int object, int size, boolean breaks, WorkerStarter starter) {
        this.context = context;
        this.size = size;
        this.breaks = breaks;
        this.starter = starter;
        Path path = context.names().path();
        PoolWorker worker = new PoolWorker(context, object, path.toString());
        target = worker::work;
        try {
            serverSocket = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            serverSocket.bind(UnixDomainSocketAddress.of(path), BACKLOG);
            serverSocket.configureBlocking(false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Begins a call. */
    PoolCall open() {
        PoolCall call = PoolCall.of(count.incrementAndGet());
        calls.put(call.id(), call);
        return call;
    }

    /** Forgets a call; results that still arrive for it are discarded. */
    void forget(PoolCall call) {
        calls.remove(call.id());
        if (closed) {
            close(false);
        }
    }

    /** Adds a pickled task, to be handed to the next free worker. */
    void add(byte[] task) {
        mutex.lock();
        try {
            tasks.add(task);
        } finally {
            mutex.unlock();
        }
    }

    /** Whether a worker has died, so that nothing is computed any more. */
    boolean isBroken() {
        return broken;
    }

    /** Whether no more tasks are taken. */
    boolean isClosed() {
        return closed;
    }

    /** The processes of all workers so far. */
    List<ChildProcess> children() {
        mutex.lock();
        try {
            return List.copyOf(children);
        } finally {
            mutex.unlock();
        }
    }

    /** Collects results, starts missing workers and hands out tasks, unless another actor is doing so. */
    void dispatch() {
        if (!mutex.tryLock()) {
            return;
        }
        try {
            for (Slot slot : List.copyOf(slots)) {
                collect(slot);
            }
            if (!closed && !broken) {
                startMissing();
            }
            for (Slot slot : List.copyOf(slots)) {
                byte[] task = slot.busy || broken ? null : tasks.poll(); // who was told to end may still be there
                if (task != null) {
                    handTo(slot, task);
                }
            }
        } finally {
            mutex.unlock();
        }
    }

    /**
     * Takes no more tasks, and ends the workers when no actor waits for results any more.
     *
     * @param atOnce whether to end them even if an actor waits
     */
    void close(boolean atOnce) {
        closed = true;
        mutex.lock();
        try {
            if (!atOnce && !calls.isEmpty()) {
                return;
            }
            for (Slot slot : slots) {
                try {
                    slot.frames.send(new byte[0]);
                } catch (IOException gone) {
                    // it has ended already
                }
                slot.frames.close();
            }
            slots.clear();
            serverSocket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            mutex.unlock();
        }
    }

    private void startMissing() {
        int missing = size - slots.size();
        Map<Long, ChildProcess> started = new HashMap<>();
        for (int i = 0; i < missing; i++) {
            ChildProcess child = starter.start(children.size() + 1, target);
            children.add(child);
            started.put(child.pid(), child);
        }
        started.values().forEach(ChildProcess::awaitReady);
        try {
            for (SocketChannel channel = serverSocket.accept(); channel != null; channel = serverSocket.accept()) {
                assignSlot(channel, started); // a dead worker has no slot, and the next step starts another
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives a slot to a worker that has connected and sent its process id, unless it has ended already. */
    private void assignSlot(SocketChannel channel, Map<Long, ChildProcess> started) throws IOException {
        channel.configureBlocking(false);
        Frames frames = new Frames(channel);
        ChildProcess child = null;
        try {
            byte[] greeting = frames.poll();
            child = greeting == null
                    ? null
                    : started.get(ByteBuffer.wrap(greeting).getLong());
        } catch (EOFException gone) {
            // it ended before it sent its process id
        }
        if (child == null) {
            frames.close();
        } else {
            slots.add(new Slot(child, frames));
        }
    }

    private void collect(Slot slot) {
        try {
            for (byte[] frame = slot.frames.poll(); frame != null; frame = slot.frames.poll()) {
                slot.busy = false;
                PoolResult result = (PoolResult) Pickle.load(frame, context);
                PoolCall call = calls.get(result.call());
                if (call != null) {
                    call.arrived().add(result);
                }
            }
        } catch (IOException died) {
            removeDead(slot);
        }
    }

    private void handTo(Slot slot, byte[] task) {
        try {
            slot.busy = true;
            slot.frames.send(task);
        } catch (IOException died) {
            removeDead(slot); // and the task with it, as in CPython
        }
    }

    private void removeDead(Slot slot) {
        slot.frames.close();
        slots.remove(slot);
        if (breaks && !closed && !broken) {
            broken = true;
            slots.forEach(other -> other.child.terminate());
        }
    }
}
