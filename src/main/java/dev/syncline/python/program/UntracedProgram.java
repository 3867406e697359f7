package dev.syncline.python.program;

import dev.syncline.python.interpreter.Interpreter;
import java.io.IOException;
import java.nio.channels.Channels;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A script that runs in CPython by itself, with all processes that it starts; only what it writes is seen. */
public final class UntracedProgram implements AutoCloseable {
    private static final String MODULE = "syncline.untraced";

    /** How long a process may hold the output that has left those of the script. */
    private static final int LEFT_SECONDS = 1;

    private final RunDirectory directory;
    private final GuardedProgram program;
    private final long begin = System.nanoTime();

    /**
     * How a script ended.
     *
     * @param output the end of what it has written to its standard output
     * @param errors the end of what it has written to its standard error
     * @param status its exit status; 128 and more is a signal
     * @param isLate whether it was killed because it took too long
     * @param load how much of one processor it used while it ran, from 0; 1 if nobody knows
     */
    public record Ended(String output, String errors, int status, boolean isLate, double load) {}

    private UntracedProgram(RunDirectory directory, GuardedProgram program) {
        this.directory = directory;
        this.program = program;
    }

    /**
     * Starts a script.
     *
     * @param place where the directory of the run is made
     * @param run its id, for the names of the directory and of threads
     * @throws IOException if it cannot be started; nothing is left then
     */
    static UntracedProgram start(ProgramPlace place, Interpreter interpreter, String run, ProgramSettings settings)
            throws IOException {
        RunDirectory directory = RunDirectory.create(place.directory(), run, settings);
        try {
            ProcessBuilder command = place.command(interpreter, MODULE, directory.path());
            return new UntracedProgram(directory, GuardedProgram.start(command, run, directory.events()));
        } catch (IOException | RuntimeException e) {
            directory.remove();
            throw e;
        }
    }

    /** Waits until every process of the script has ended; they are killed when it takes longer than {@code longest}. */
    @SuppressWarnings("FutureReturnValueIgnored") // the action itself is the end of it
    public Ended await(Duration longest) {
        CompletableFuture<Boolean> isLate = program.whenEnded()
                .orTimeout(longest.toMillis(), TimeUnit.MILLISECONDS)
                .handle((status, late) -> late != null);
        isLate.thenAccept(late -> end());
        OutputTail output = new OutputTail(Channels.newInputStream(program.written()));
        output.readAll();
        int status = program.whenEnded().join();
        return new Ended(output.text(), program.errors(), status, isLate.join(), load());
    }

    /** Kills what is left; what still holds the output a while later has left the processes of the script, and is not waited for. */
    @SuppressWarnings("FutureReturnValueIgnored") // the action itself is the end of it
    private void end() {
        program.kill();
        program.whenEnded()
                .thenRunAsync(this::letGo, CompletableFuture.delayedExecutor(LEFT_SECONDS, TimeUnit.SECONDS));
    }

    private double load() {
        double seconds = (System.nanoTime() - begin) / (double) TimeUnit.SECONDS.toNanos(1);
        try {
            return program.processorSeconds() / seconds;
        } catch (IOException unknown) {
            return 1;
        }
    }

    private void letGo() {
        try {
            program.close();
        } catch (IOException gone) {
            // it is closed
        }
    }

    /** Kills every process of the script; returns at once. */
    public void kill() {
        program.kill();
    }

    /** Removes what is left of it; it has ended, or is given up. */
    @Override
    public void close() throws IOException {
        program.close();
        directory.remove();
    }
}
