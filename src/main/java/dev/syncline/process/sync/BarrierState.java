package dev.syncline.process.sync;

import dev.syncline.process.ipc.ProcessContext;
import dev.syncline.process.os.MappedMemory;
import java.io.Serializable;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;

/** The shared memory of a barrier: its state, how many are there, and whether its action runs. */
final class BarrierState implements Serializable {
    // All is written with the lock of the barrier held. One who has arrived counts until it leaves.

    /** A state: those who arrive wait until all are there. */
    static final int FILLING = 0;

    /** A state: all were there, and leave one by one. */
    static final int DRAINING = 1;

    /** A state: it is broken. */
    static final int BROKEN = -2;

    private static final int RESETTING = -1;
    private static final int STATE = 0;
    private static final int COUNT = 4;
    private static final int ACTING = 8;
    private static final int SIZE = 16;
    private static final VarHandle INTS = MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.nativeOrder());

    private final String name;
    private final transient MappedByteBuffer memory;

    /** Makes one in which nobody is. */
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

    /** Whether those of the last round are still on their way out. */
    boolean isBeingLeft() {
        return is(DRAINING) || is(RESETTING);
    }

    void become(int state) {
        set(STATE, state);
    }

    /** Makes it whole: at once if nobody is there, otherwise when the last has gone. */
    void reset() {
        if (count() == 0) {
            become(FILLING);
        } else if (!is(DRAINING)) {
            become(RESETTING);
        }
    }

    int count() {
        return get(COUNT);
    }

    /** Counts one who arrives. */
    void come() {
        set(COUNT, count() + 1);
    }

    /** Counts one who leaves; returns whether others may come in now. */
    boolean go() {
        set(COUNT, count() - 1);
        boolean empty = count() == 0 && isBeingLeft();
        if (empty) {
            become(FILLING);
        }
        return empty;
    }

    boolean isActing() {
        return get(ACTING) != 0;
    }

    void acting(boolean acting) {
        set(ACTING, acting ? 1 : 0);
    }

    private int get(int at) {
        return (int) INTS.getVolatile(memory, at);
    }

    private void set(int at, int value) {
        INTS.setVolatile(memory, at, value);
    }

    /** Finds the memory in the worker that was handed it. */
    private Object readResolve() {
        return new BarrierState(ProcessContext.here(), name);
    }
}
