package dev.syncline.python.program;

import dev.syncline.process.os.BackgroundThread;
import dev.syncline.process.os.Posix;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.channels.Channel;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;

/**
 * A Python program with all processes that it starts, below a small process, {@code guard.py}, which kills them when the server
 * stops it or is gone.
 *
 * <p>What the program writes to its FIFO ends when no process of it has that open any more; until the guard has ended, the server
 * holds an end of it itself, so that it does not end before the program has opened it.
 */
final class GuardedProgram implements ProgramProcess {
    private static final int KILLED = 128;
    private static final int SIGKILL = 9;

    private final Process guard;
    private final BufferedReader said;
    private final OutputTail errors;
    private final FileChannel written;
    private final FileChannel own;

    private GuardedProgram(
            Process guard, BufferedReader said, OutputTail errors, FileChannel written, FileChannel own) {
        this.guard = guard;
        this.said = said;
        this.errors = errors;
        this.written = written;
        this.own = own;
    }

    /**
     * Starts a program.
     *
     * @param command starts the guard, and this the program
     * @param run the id of the run, for the names of threads
     * @param fifo what the guard makes, and the program opens
     * @throws IOException if it cannot be started; nothing is left then
     */
    static GuardedProgram start(ProcessBuilder command, String run, Path fifo) throws IOException {
        Process guard = started(command);
        try {
            OutputTail errors = new OutputTail(guard.getErrorStream());
            BackgroundThread.start("Errors [%s]".formatted(run), errors::readAll);
            BufferedReader said =
                    new BufferedReader(new InputStreamReader(guard.getInputStream(), StandardCharsets.UTF_8));
            String group = said.readLine();
            if (group == null) {
                throw new IOException(errors.whole());
            }
            FileChannel own = FileChannel.open(fifo, StandardOpenOption.READ, StandardOpenOption.WRITE);
            FileChannel written = FileChannel.open(fifo, StandardOpenOption.READ);
            endWith(guard, Long.parseLong(group), own);
            return new GuardedProgram(guard, said, errors, written, own);
        } catch (OutOfMemoryError noThread) { // the one that waits for the end of the process
            close(guard.getOutputStream()::close);
            throw BackgroundThread.noThread(noThread);
        } catch (IOException | RuntimeException e) {
            close(guard.getOutputStream()::close);
            throw e;
        }
    }

    private static Process started(ProcessBuilder command) throws IOException {
        try {
            return command.start();
        } catch (OutOfMemoryError noThread) {
            throw BackgroundThread.noThread(noThread);
        }
    }

    /** Lets go of the server's end of the FIFO when the guard has ended, and kills what the guard could not. */
    @SuppressWarnings("FutureReturnValueIgnored") // the action itself is the end of it
    private static void endWith(Process guard, long group, Channel own) {
        guard.onExit().thenAccept(ended -> {
            try {
                if (ended.exitValue() > KILLED) {
                    Posix.killGroup(group, SIGKILL);
                }
            } finally {
                close(own::close);
            }
        });
    }

    @Override
    public FileChannel written() {
        return written;
    }

    @Override
    public void write(ByteBuffer bytes) throws IOException {
        own.write(bytes);
    }

    @Override
    public void kill() {
        close(guard.getOutputStream()::close);
    }

    @Override
    public CompletableFuture<Integer> whenEnded() {
        return guard.onExit().thenApply(Process::exitValue);
    }

    @Override
    public OptionalInt newStatus() {
        try {
            return said.ready() ? OptionalInt.of(Integer.parseInt(lastWords()[0])) : OptionalInt.empty();
        } catch (IOException killed) {
            return OptionalInt.empty();
        }
    }

    /**
     * How many seconds of a processor it has used, with those of its children that it has waited for; waits for its end.
     *
     * @throws IOException if the guard did not say so, because it was killed
     */
    double processorSeconds() throws IOException {
        return Double.parseDouble(lastWords()[1]);
    }

    /** What the guard says when the program has ended: its exit status, and the seconds of a processor. */
    private String[] lastWords() throws IOException {
        String line = said.readLine();
        if (line == null) {
            throw new IOException("The guard was killed before it could say how the program had ended.");
        }
        return line.split(" ", 2);
    }

    @Override
    public String errors() {
        return errors.whole();
    }

    @Override
    public void close() throws IOException {
        guard.destroyForcibly();
        written.close();
    }

    private interface Closing {
        void close() throws IOException;
    }

    private static void close(Closing closing) {
        try {
            closing.close();
        } catch (IOException gone) {
            // it is closed
        }
    }
}
