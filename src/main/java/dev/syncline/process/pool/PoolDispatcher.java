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
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/** The server's side of a pool of processes: it hands out tasks, collects results, and replaces workers that died. */
final class PoolDispatcher {
    /*
     * `mutex` guards the seats and the tasks. There is no thread here: an actor that waits for results does the work
     * of the desk meanwhile, in small turns that never wait, but for the start of a worker.
     */

    /** Starts worker processes. */
    public interface Hiring {
        /** Starts the worker of this number, whose body is {@code target}. */
        ChildProcess hire(int number, Target target);
    }

    private static final class Seat {
        final ChildProcess child;
        final Frames frames;
        boolean busy;

        Seat(ChildProcess child, Frames frames) {
            this.child = child;
            this.frames = frames;
        }
    }

    private static final int BACKLOG = 512;

    private final ProcessContext context;
    private final int size;
    private final boolean breaks;
    private final Hiring hiring;
    private final Target target;
    private final ServerSocketChannel door;
    private final ReentrantLock mutex = new ReentrantLock();
    private final List<Seat> seats = new ArrayList<>();
    private final List<ChildProcess> children = new ArrayList<>();
    private final ArrayDeque<byte[]> tasks = new ArrayDeque<>();
    private final Map<Integer, PoolCall> calls = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private volatile boolean broken;
    private volatile boolean closed;

    /** A desk for so many workers; if it {@code breaks}, the death of one is the end of all. */
    PoolDispatcher(ProcessContext context, int object, int size, boolean breaks, Hiring hiring) {
        this.context = context;
        this.size = size;
        this.breaks = breaks;
        this.hiring = hiring;
        Path path = context.names().path();
        PoolWorker seat = new PoolWorker(context, object, path.toString());
        target = seat::work;
        try {
            door = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            door.bind(UnixDomainSocketAddress.of(path), BACKLOG);
            door.configureBlocking(false);
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

    /** Forgets a call; results that still come for it are thrown away. */
    void forget(PoolCall call) {
        calls.remove(call.id());
        if (closed) {
            close(false);
        }
    }

    /** Takes a task, serialized, to be handed to the next worker that is free. */
    void add(byte[] task) {
        mutex.lock();
        try {
            tasks.add(task);
        } finally {
            mutex.unlock();
        }
    }

    /** Whether a worker died, so that nothing will be computed any more. */
    boolean isBroken() {
        return broken;
    }

    /** Whether no more tasks are taken. */
    boolean isClosed() {
        return closed;
    }

    /** The processes of all workers that there ever were. */
    List<ChildProcess> children() {
        mutex.lock();
        try {
            return List.copyOf(children);
        } finally {
            mutex.unlock();
        }
    }

    /** Does what there is to do now, unless another is at it. */
    void turn() {
        if (!mutex.tryLock()) {
            return;
        }
        try {
            for (Seat seat : List.copyOf(seats)) {
                collect(seat);
            }
            if (!closed && !broken) {
                fill();
            }
            for (Seat seat : List.copyOf(seats)) {
                byte[] task = seat.busy ? null : tasks.poll();
                if (task != null) {
                    hand(seat, task);
                }
            }
        } finally {
            mutex.unlock();
        }
    }

    /**
     * Takes no more tasks, and sends the workers home when nobody waits for results any more.
     *
     * @param atOnce whether they go even if somebody does
     */
    void close(boolean atOnce) {
        closed = true;
        mutex.lock();
        try {
            if (!atOnce && !calls.isEmpty()) {
                return;
            }
            for (Seat seat : seats) {
                try {
                    seat.frames.send(new byte[0]);
                } catch (IOException gone) {
                    // it has ended already
                }
                seat.frames.close();
            }
            seats.clear();
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            mutex.unlock();
        }
    }

    private void fill() {
        int missing = size - seats.size();
        Map<Long, ChildProcess> hired = new HashMap<>();
        for (int i = 0; i < missing; i++) {
            ChildProcess child = hiring.hire(children.size() + 1, target);
            children.add(child);
            hired.put(child.pid(), child);
        }
        hired.values().forEach(ChildProcess::awaitReady);
        try {
            for (SocketChannel guest = door.accept(); guest != null; guest = door.accept()) {
                seat(guest, hired); // whoever died before it sat down is missing, and the next turn hires another
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives a seat to a worker that has connected and said who it is, unless it is gone already. */
    private void seat(SocketChannel guest, Map<Long, ChildProcess> hired) throws IOException {
        guest.configureBlocking(false);
        Frames frames = new Frames(guest);
        ChildProcess child = null;
        try {
            byte[] greeting = frames.poll();
            child = greeting == null
                    ? null
                    : hired.get(ByteBuffer.wrap(greeting).getLong());
        } catch (EOFException gone) {
            // it ended before it said anything
        }
        if (child == null) {
            frames.close();
        } else {
            seats.add(new Seat(child, frames));
        }
    }

    private void collect(Seat seat) {
        try {
            for (byte[] frame = seat.frames.poll(); frame != null; frame = seat.frames.poll()) {
                seat.busy = false;
                PoolResult result = (PoolResult) Objects.requireNonNull(Pickle.load(frame, context));
                PoolCall call = calls.get(result.call());
                if (call != null) {
                    call.arrived().add(result);
                }
            }
        } catch (IOException died) {
            lose(seat);
        }
    }

    private void hand(Seat seat, byte[] task) {
        try {
            seat.busy = true;
            seat.frames.send(task);
        } catch (IOException died) {
            lose(seat); // and the task with it, as in CPython
        }
    }

    private void lose(Seat seat) {
        seat.frames.close();
        seats.remove(seat);
        if (breaks && !closed && !broken) {
            broken = true;
            seats.forEach(other -> other.child.terminate());
        }
    }
}
