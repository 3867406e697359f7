package dev.syncline.python.program;

import dev.syncline.python.interpreter.Interpreter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A script that runs in a traced CPython, with all processes that it starts. */
public final class TracedProgram {
    private static final String TRACER = "syncline.traced";

    private final RunDirectory directory;
    private final ControlServer control;
    private final Console console;
    private final ProgramProcess program;
    private final boolean isAttached;

    private TracedProgram(RunDirectory directory, ControlServer control, ProgramProcess program, String run) {
        this.directory = directory;
        this.control = control;
        this.program = program;
        this.isAttached = program instanceof AttachedProgram;
        this.console = new Console(control.console(), directory.board()::interrupted, "Console [%s]".formatted(run));
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
        try {
            control = ControlServer.on(directory.control(), "Control [%s]".formatted(run));
            ProcessBuilder command = place.command(interpreter, TRACER, directory.path());
            return new TracedProgram(directory, control, GuardedProgram.start(command, run, directory.events()), run);
        } catch (IOException | RuntimeException e) {
            abandon(directory, control);
            throw e;
        }
    }

    /**
     * Lets a program that was started elsewhere be traced.
     *
     * @param place where the directory of the run is made
     * @param run the id of the run
     * @throws IOException if there is no such process, or something cannot be made; nothing is left then
     */
    static TracedProgram attach(ProgramPlace place, String run, AttachedSettings settings) throws IOException {
        RunDirectory directory = RunDirectory.createAttached(place.directory(), run, settings);
        @Nullable ControlServer control = null;
        try {
            control = ControlServer.on(directory.control(), "Control [%s]".formatted(run));
            return new TracedProgram(directory, control, AttachedProgram.of(directory.events(), settings.pid()), run);
        } catch (IOException | RuntimeException e) {
            abandon(directory, control);
            throw e;
        }
    }

    private static void abandon(RunDirectory directory, @Nullable ControlServer control) throws IOException {
        try {
            if (control != null) {
                control.close();
            }
        } finally {
            directory.remove();
        }
    }

    /** Whether it was started elsewhere, so that the server does not end it. */
    public boolean isAttached() {
        return isAttached;
    }

    /** The run directory. */
    public Path directory() {
        return directory.path();
    }

    /** Where the program looks whether the gate is closed, and what time it is. */
    public Board board() {
        return directory.board();
    }

    /** Passes all records to {@code sink}, until every process of the script has ended. */
    public void readRecords(Consumer<TracerRecord> sink) throws IOException {
        new RecordReader(program.written()).readAll(sink);
    }

    /**
     * Writes a mark behind the records that are there by now.
     *
     * @throws IOException if the program has ended
     */
    public void mark(int number) throws IOException {
        program.write(RecordReader.mark(number));
    }

    /** Lets an actor that is held do its next operation, or go on. */
    public void grant(int actor) {
        control.grant(actor);
    }

    /** Whether all grants have reached their actors, which may not have connected yet. */
    public boolean hasDelivered() {
        return control.hasDelivered();
    }

    /** Asks for operations of the user. */
    public Console console() {
        return console;
    }

    /** Gives the program these values of all constants that were changed since its start. */
    public void knobs(Map<String, Object> values) throws IOException {
        directory.knobs(values);
    }

    /** Kills every process of the script, or lets it go on without the tracer if it was started elsewhere; returns at once. */
    public void kill() {
        program.kill();
    }

    /** The exit status of the script, once: when it has ended, perhaps before the processes that it started; otherwise empty. */
    public OptionalInt newStatus() {
        return program.newStatus();
    }

    /** Is completed with the exit status of the script when all its processes have ended; 128 and more is a signal. */
    public CompletableFuture<Integer> whenEnded() {
        return program.whenEnded();
    }

    /** Why the guard has ended it, as a sentence: it used more than it may; empty if the guard has not. */
    public Optional<String> overLimit() {
        return directory.overLimit();
    }

    /** The last line that it has written to its standard error. */
    public String lastError() {
        String errors = program.errors();
        return errors.substring(errors.lastIndexOf('\n') + 1);
    }

    /** Removes what is left of it; it has ended, or is given up. */
    public void close() throws IOException {
        program.close();
        control.close();
        directory.remove();
    }
}
