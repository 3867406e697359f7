package dev.syncline.process.sync;

import dev.syncline.process.ipc.ProcessContext;
import dev.syncline.process.os.MappedMemory;
import java.io.Serializable;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;

/** The shared memory of a barrier: its state, the number of actors at it, and whether its action runs. */
final class BarrierState implements Serializable {
    private static final long serialVersionUID = 1;

    // Everything is written with the lock of the barrier held. An actor counts from its arrival until it leaves.

    /** A state: arriving actors wait until all parties have arrived. */
    static final int FILLING = 0;

    /** A state: all parties had arrived, and leave one by one. */
    static final int DRAINING = 1;

    /** A state: the barrier is broken. */
    static final int BROKEN = -2;

    private static final int RESETTING = -1;
    private static final int STATE = 0;
    private static final int COUNT = 4;
    private static final int ACTION_RUNNING = 8;
    private static final int SIZE = 16;
    private static final VarHandle INTS = MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.nativeOrder());

    private final String name;
    private final transient MappedByteBuffer memory;

    /** Creates the memory of an empty barrier. */
    BarrierState(ProcessContext context) {
        name = context.names().memory();
        memory = MappedMemory.create(context.memory(name), SIZE);
    }

    private BarrierState(ProcessContext context, String name) {
        this.name = name;
        memory = MappedMemory.open(context.memory(name), SIZE);
    }

    boolean is(int state) {
        return get(STATE) == state;
    }

    /** Whether actors of the last round are still leaving. */
    boolean isEmptying() {
        return is(DRAINING) || is(RESETTING);
    }

    void set(int state) {
        set(STATE, state);
    }

    /** Makes it usable again: at once if it is empty, otherwise when the last actor has left. */
    void reset() {
        if (count() == 0) {
            set(FILLING);
        } else if (!is(DRAINING)) {
            set(RESETTING);
        }
    }

    int count() {
        return get(COUNT);
    }

    /** Counts an arriving actor. */
    void arrive() {
        set(COUNT, count() + 1);
    }

    /** Counts a leaving actor; returns whether the barrier has become free for the next round. */
    boolean leave() {
        set(COUNT, count() - 1);
        boolean empty = count() == 0 && isEmptying();
        if (empty) {
            set(FILLING);
        }
        return empty;
    }

    boolean isActionRunning() {
        return get(ACTION_RUNNING) != 0;
    }

    void actionRunning(boolean actionRunning) {
        set(ACTION_RUNNING, actionRunning ? 1 : 0);
    }

    private int get(int at) {
        return (int) INTS.getVolatile(memory, at);
    }

    private void set(int at, int value) {
        INTS.setVolatile(memory, at, value);
    }

    /** Opens the memory in the worker that it was handed to. */
    private Object readResolve() {
        return new BarrierState(ProcessContext.current(), name);
    }
}
