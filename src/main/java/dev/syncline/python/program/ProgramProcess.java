package dev.syncline.python.program;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;

/** The processes of a Python program, as the server sees them: it has started them below a guard, or somebody else has. */
interface ProgramProcess extends AutoCloseable {
    /** What the program writes to its FIFO, until every process of it has ended. */
    FileChannel written();

    /**
     * Writes to the FIFO, behind what the program has written by now.
     *
     * @throws IOException if the program has ended
     */
    void write(ByteBuffer bytes) throws IOException;

    /** Ends the run of the program, and every process of it that the server has started; returns at once. */
    void kill();

    /** Is completed with the exit status of the program when its run can end; 128 and more is a signal. */
    CompletableFuture<Integer> whenEnded();

    /** The exit status of the program, once: when it has ended, perhaps before the processes that it started; otherwise empty. */
    OptionalInt newStatus();

    /** The end of what it has written to its standard error, as far as the server gets that. */
    String errors();

    /** Lets go of it; it has ended, or is given up. */
    @Override
    void close() throws IOException;
}
