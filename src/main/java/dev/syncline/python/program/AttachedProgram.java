package dev.syncline.python.program;

import dev.syncline.process.os.BackgroundThread;
import dev.syncline.process.os.Posix;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;

/**
 * A Python program that was started elsewhere and lets itself be traced. The server does not end it: it stops reading, and the
 * program goes on without the tracer.
 *
 * <p>Until its first process has ended, the server holds an end of the FIFO itself, so that it does not end before the program has
 * opened it. How it ended, the server does not know.
 */
final class AttachedProgram implements ProgramProcess {
    private static final String NO_OUTPUT = "It ended before it was traced.";

    /*
     * The server only writes to its ends: when nobody reads any more, a write to the full FIFO fails instead of waiting forever, for
     * the server as for the program. Guarded by this: isClosed. An end can be opened without a wait as long as `written` is open.
     */

    private final Path fifo;
    private final FileChannel own;
    private final FileChannel written;
    private final CompletableFuture<Integer> ended = new CompletableFuture<>();
    private boolean isClosed;

    private AttachedProgram(Path fifo, FileChannel own, FileChannel written) {
        this.fifo = fifo;
        this.own = own;
        this.written = written;
    }

    /**
     * Makes the FIFO for a program.
     *
     * @param pid its first process
     * @throws IOException if there is no such process, or the FIFO cannot be made
     */
    @SuppressWarnings("FutureReturnValueIgnored") // the action itself is the end of it
    static AttachedProgram of(Path fifo, long pid) throws IOException {
        ProcessHandle process = ProcessHandle.of(pid)
                .orElseThrow(() -> new IOException("there is no process %d on this machine".formatted(pid)));
        Posix.makeFifo(fifo);
        // as long as both ends are open, neither a reader nor a writer has to wait for the other
        FileChannel both = FileChannel.open(fifo, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            AttachedProgram program = open(fifo);
            process.onExit().thenRun(program::letGo);
            return program;
        } finally {
            both.close();
        }
    }

    private static AttachedProgram open(Path fifo) throws IOException {
        FileChannel written = FileChannel.open(fifo, StandardOpenOption.READ);
        try {
            return new AttachedProgram(fifo, FileChannel.open(fifo, StandardOpenOption.WRITE), written);
        } catch (IOException e) {
            written.close();
            throw e;
        }
    }

    private void letGo() {
        ended.complete(0);
        try {
            own.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized FileChannel newEnd() throws IOException {
        if (isClosed) {
            throw new ClosedChannelException();
        }
        return FileChannel.open(fifo, StandardOpenOption.WRITE);
    }

    @Override
    public FileChannel written() {
        return written;
    }

    @Override
    public void write(ByteBuffer bytes) throws IOException {
        try (FileChannel end = newEnd()) {
            end.write(bytes);
        }
    }

    /** Lets the reader stop behind what the program has written by now; the FIFO may be full at the moment. */
    @Override
    public void kill() {
        ended.complete(0);
        try {
            BackgroundThread.start("Detach", () -> {
                try {
                    write(RecordReader.mark(RecordReader.LAST));
                } catch (IOException gone) {
                    // it has ended
                }
            });
        } catch (IOException noThread) {
            letGo();
            stopReading();
        }
    }

    private void stopReading() {
        try {
            written.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public CompletableFuture<Integer> whenEnded() {
        return ended;
    }

    @Override
    public OptionalInt newStatus() {
        return OptionalInt.empty();
    }

    @Override
    public String errors() {
        return NO_OUTPUT;
    }

    @Override
    public synchronized void close() throws IOException {
        isClosed = true;
        try {
            own.close();
        } finally {
            written.close();
        }
    }
}
