package dev.syncline.python.program;

import dev.syncline.process.os.MappedMemory;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.file.Path;

/** The page of memory by which the server tells a traced program whether the gate is closed and what time it is. */
public final class Board {
    private static final VarHandle INTS = MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.nativeOrder());
    private static final int SIZE = 4096;
    private static final int GATE = 0;
    private static final int STILL = 1;
    private static final int CONTROLLED = 2;
    private static final int CLOCK_VERSION = 4;
    private static final int SPEED = 8;
    private static final int SHOWN = 16;
    private static final int WALL = 24;
    private static final int KNOBS_VERSION = 32;
    private static final int DUE = 36;
    private static final int INTERRUPTED = 40;

    private final MappedByteBuffer memory;

    private Board(MappedByteBuffer memory) {
        this.memory = memory;
    }

    /** Creates the file, with the gate closed: the program must not begin before its run does. */
    public static Board create(Path file) {
        MappedByteBuffer memory = MappedMemory.create(file, SIZE);
        memory.order(ByteOrder.nativeOrder());
        memory.putDouble(SPEED, 1);
        memory.put(GATE, (byte) 1);
        return new Board(memory);
    }

    /** Opens or closes the gate. */
    public void gateClosed(boolean closed) {
        memory.put(GATE, (byte) (closed ? 1 : 0));
        VarHandle.fullFence();
    }

    /** Sets whether no actor proceeds without a grant: not from a wait that another one ends, and by no timeout. */
    public void controlled(boolean on) {
        memory.put(CONTROLLED, (byte) (on ? 1 : 0));
        VarHandle.fullFence();
    }

    /** In a controlled run, the time of this actor has come, whatever the clock shows; 0: of none. */
    public void due(int actor) {
        INTS.setVolatile(memory, DUE, actor);
    }

    /** What the user has asked for under this number is to be interrupted; 0: nothing. */
    void interrupted(int request) {
        INTS.setVolatile(memory, INTERRUPTED, request);
    }

    /**
     * Sets how the clock of the run advances from now on.
     *
     * @param still whether it stands still
     * @param speed relative to the machine's clock
     * @param shown what it shows now, in nanoseconds
     * @param wall what the machine's clock shows now, as {@code System.nanoTime}
     */
    public synchronized void clock(boolean still, double speed, long shown, long wall) {
        int version = (int) INTS.getVolatile(memory, CLOCK_VERSION);
        INTS.setVolatile(memory, CLOCK_VERSION, version + 1);
        memory.put(STILL, (byte) (still ? 1 : 0));
        memory.putDouble(SPEED, speed);
        memory.putLong(SHOWN, shown);
        memory.putLong(WALL, wall);
        VarHandle.fullFence();
        INTS.setVolatile(memory, CLOCK_VERSION, version + 2);
    }

    /** Tells the program that there are new values of knobs. */
    synchronized void knobsChanged() {
        INTS.setVolatile(memory, KNOBS_VERSION, (int) INTS.getVolatile(memory, KNOBS_VERSION) + 1);
    }
}
