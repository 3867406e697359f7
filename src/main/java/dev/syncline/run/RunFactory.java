package dev.syncline.run;

import dev.syncline.log.Log;
import dev.syncline.process.worker.Workers;
import dev.syncline.python.program.AttachedSettings;
import dev.syncline.python.program.ProgramPlace;
import dev.syncline.python.program.TracedProgram;
import dev.syncline.run.spec.ForeignProgram;
import dev.syncline.run.spec.Limits;
import dev.syncline.run.spec.RunSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Makes runs, on any engine, each with its log. */
final class RunFactory implements AutoCloseable {
    private final LogDirectory logDirectory;
    private final Workers workers;
    private final ProgramPlace programs = new ProgramPlace();
    private final RunParts parts;

    /** Makes runs of these parts, whose logs are in {@code logDirectory}. */
    RunFactory(LogDirectory logDirectory, Workers workers, RunParts parts) {
        this.logDirectory = logDirectory;
        this.workers = workers;
        this.parts = parts;
    }

    /** Makes a run with its log and all that it needs, sets it up by {@code setting}; if that fails, nothing of it is left. */
    Run make(RunSpec spec, Limits limits, Consumer<LiveRun> setting) {
        Log log = logDirectory.newLog(spec.header(System.currentTimeMillis()));
        try {
            LiveRun run = spec.engine()
                    .interpreter()
                    .<LiveRun>map(each -> PythonExecution.of(spec, limits, log, programs, each, parts))
                    .orElseGet(() -> Execution.of(spec, limits, log, workers, parts));
            setting.accept(run);
            return new Run(log, run);
        } catch (RuntimeException | Error e) {
            log.delete();
            throw e;
        }
    }

    /**
     * Makes a run of a program that was started elsewhere; {@code directory} is told the run directory.
     *
     * @throws IOException if there is no such process, or something cannot be made; nothing is left then
     */
    Run attach(ForeignProgram foreign, Limits limits, Consumer<Path> directory) throws IOException {
        RunSpec spec = foreign.spec(NewId.next());
        Log log = logDirectory.newLog(spec.header(System.currentTimeMillis()));
        try {
            TracedProgram program = programs.attach(spec.id(), new AttachedSettings(foreign.pid(), foreign.script()));
            directory.accept(program.directory());
            return new Run(log, new PythonExecution(spec, limits, log, program, parts));
        } catch (IOException | RuntimeException | Error e) {
            log.delete();
            throw e;
        }
    }

    /** Removes what its programs needed. */
    @Override
    public void close() throws IOException {
        programs.close();
    }
}
