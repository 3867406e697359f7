package dev.syncline.python.program;

import dev.syncline.process.os.BackgroundThread;
import dev.syncline.process.os.Posix;
import dev.syncline.python.interpreter.Interpreter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.channels.Channel;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A script that runs in a traced CPython, with all processes that it starts.
 *
 * <p>Between the server and the script stands a small process, {@code guard.py}, which kills all processes of the script when the
 * server stops it or is gone. The FIFO of the records ends when no process of the script has it open any more; until the guard has
 * ended, the server holds an end of it itself, so that it does not end before the script has opened it.
 */
public final class TracedProgram {
    private static final int KILLED = 128;
    private static final int SIGKILL = 9;

    private final RunDirectory directory;
    private final ControlServer control;
    private final Console console;
    private final Process guard;
    private final ErrorTail errors;
    private final FileChannel events;

    private TracedProgram(
            RunDirectory directory,
            ControlServer control,
            Process guard,
            ErrorTail errors,
            FileChannel events,
            String run) {
        this.directory = directory;
        this.control = control;
        this.guard = guard;
        this.errors = errors;
        this.events = events;
        this.console = new Console(control.console(), "Console [%s]".formatted(run));
    }

    /**
     * Starts a script.
     *
     * @param place where the tracer is, and the directory of the run is made
     * @param run the id of the run
     * @throws IOException if it cannot be started; nothing is left then
     */
    static TracedProgram start(ProgramPlace place, Interpreter interpreter, String run, ProgramSettings settings)
            throws IOException {
        RunDirectory directory = RunDirectory.create(place.directory(), run, settings);
        @Nullable ControlServer control = null;
        @Nullable Process guard = null;
        try {
            control = ControlServer.on(directory.control(), "Control [%s]".formatted(run));
            guard = place.command(interpreter, directory.path()).start();
            ErrorTail errors = new ErrorTail(guard.getErrorStream());
            BackgroundThread.start("Errors [%s]".formatted(run), errors::readAll);
            long group = group(guard, errors);
            Channel own = FileChannel.open(directory.events(), StandardOpenOption.READ, StandardOpenOption.WRITE);
            FileChannel events = FileChannel.open(directory.events(), StandardOpenOption.READ);
            endWith(guard, group, own);
            return new TracedProgram(directory, control, guard, errors, events, run);
        } catch (OutOfMemoryError noThread) { // the one that waits for the end of the process
            abandon(directory, control, guard);
            throw BackgroundThread.noThread(noThread);
        } catch (IOException | RuntimeException e) {
            abandon(directory, control, guard);
            throw e;
        }
    }

    private static void abandon(RunDirectory directory, @Nullable ControlServer control, @Nullable Process guard)
            throws IOException {
        if (guard != null) {
            close(guard.getOutputStream()::close);
        }
        if (control != null) {
            close(control::close);
        }
        directory.remove();
    }

    /** The process group of the script, which the guard prints when it has made the FIFO and started the script. */
    private static long group(Process guard, ErrorTail errors) throws IOException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(guard.getInputStream(), StandardCharsets.UTF_8));
        String line = lines.readLine();
        if (line == null) {
            throw new IOException(errors.text());
        }
        return Long.parseLong(line);
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

    /** Where the program looks whether the gate is closed, and what time it is. */
    public Board board() {
        return directory.board();
    }

    /** Passes all records to {@code sink}, until every process of the script has ended. */
    public void readRecords(Consumer<TracerRecord> sink) throws IOException {
        new RecordReader(events).readAll(sink);
    }

    /** Lets an actor that is held at the gate do its next operation. */
    public void grant(int actor) {
        control.grant(actor);
    }

    /** Asks for operations of the user. */
    public Console console() {
        return console;
    }

    /** Gives the program these values of all constants that were changed since its start. */
    public void knobs(Map<String, Object> values) throws IOException {
        directory.knobs(values);
    }

    /** Kills every process of the script; returns at once. */
    public void kill() {
        close(guard.getOutputStream()::close);
    }

    /** Is completed with the exit status of the script when all its processes have ended; 128 and more is a signal. */
    public CompletableFuture<Integer> whenEnded() {
        return guard.onExit().thenApply(Process::exitValue);
    }

    /** The end of what it has written to its standard error. */
    public String errors() {
        return errors.text();
    }

    /** Removes what is left of it; it has ended, or is given up. */
    public void close() throws IOException {
        guard.destroyForcibly();
        control.close();
        events.close();
        directory.remove();
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
