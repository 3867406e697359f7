package dev.syncline.python.program;

import dev.syncline.process.os.PrivateFiles;
import dev.syncline.process.os.ServerDirectories;
import dev.syncline.python.interpreter.Interpreter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where programs are traced: a private directory of this server, made when it is first needed, with the tracer in it and a
 * directory for each run. Thread-safe.
 */
public final class ProgramPlace implements AutoCloseable {
    private static final String PREFIX = "syncline-python-";
    private static final String PACKAGE = "syncline";

    private @Nullable Path directory;

    /** Removes what servers have left that were killed. */
    public ProgramPlace() {
        ServerDirectories.removeAbandoned(PREFIX);
    }

    /**
     * Starts a script.
     *
     * @param run the id of the run
     * @throws IOException if it cannot be started; nothing is left then
     */
    public TracedProgram start(Interpreter interpreter, String run, ProgramSettings settings) throws IOException {
        return TracedProgram.start(this, interpreter, run, settings);
    }

    /**
     * Starts a script without the tracer.
     *
     * @param run its id
     * @throws IOException if it cannot be started; nothing is left then
     */
    public UntracedProgram startUntraced(Interpreter interpreter, String run, ProgramSettings settings)
            throws IOException {
        return UntracedProgram.start(this, interpreter, run, settings);
    }

    /**
     * Lets a program that was started elsewhere be traced.
     *
     * @param run the id of the run
     * @throws IOException if there is no such process, or something cannot be made; nothing is left then
     */
    public TracedProgram attach(String run, AttachedSettings settings) throws IOException {
        return TracedProgram.attach(this, run, settings);
    }

    /** The directory; made again if a cleanup of temporary files has removed it. */
    synchronized Path directory() throws IOException {
        Path made = directory;
        if (made == null || !Files.isRegularFile(guard(made))) {
            made = ServerDirectories.create(PREFIX);
            try {
                TracerFiles.copyTo(made);
            } catch (IOException | RuntimeException e) {
                PrivateFiles.removeTree(made);
                throw e;
            }
            directory = made;
        }
        return made;
    }

    /** The command by which a module runs the program of a run directory, without variables that would change how Python starts. */
    ProcessBuilder command(Interpreter interpreter, String module, Path runDirectory) throws IOException {
        Path place = directory();
        List<String> command = new ArrayList<>(List.of(interpreter.path().toString(), "-I", "-S"));
        command.add(guard(place).toString());
        command.addAll(List.of("-m", module, runDirectory.toString()));
        ProcessBuilder builder = new ProcessBuilder(command).directory(runDirectory.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("PYTHON"));
        environment.put("PYTHONPATH", place.toString());
        environment.put("PYTHONPYCACHEPREFIX", place.resolve("bytecode").toString());
        return builder;
    }

    private static Path guard(Path place) {
        return place.resolve(PACKAGE).resolve("guard.py");
    }

    /** Removes the directory; programs that still run lose their files. */
    @Override
    public synchronized void close() throws IOException {
        if (directory != null) {
            PrivateFiles.removeTree(directory);
            directory = null;
        }
    }
}
