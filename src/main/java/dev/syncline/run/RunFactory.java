package dev.syncline.run;

import dev.syncline.log.Log;
import dev.syncline.process.worker.Workers;
import dev.syncline.python.program.ProgramPlace;
import dev.syncline.run.spec.Limits;
import dev.syncline.run.spec.RunSpec;
import java.io.IOException;
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

    /** Removes what its programs needed. */
    @Override
    public void close() throws IOException {
        programs.close();
    }
}
