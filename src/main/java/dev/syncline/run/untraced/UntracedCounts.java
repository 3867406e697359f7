package dev.syncline.run.untraced;

import dev.syncline.python.interpreter.Interpreter;
import dev.syncline.python.program.ProgramLimits;
import dev.syncline.python.program.ProgramPlace;
import dev.syncline.python.program.ProgramSettings;
import dev.syncline.run.PythonSettings;
import dev.syncline.run.Run;
import dev.syncline.run.RunRegistry;
import dev.syncline.run.spec.CPythonEngine;
import dev.syncline.run.spec.LimitExceeded;
import dev.syncline.scenario.Scenario;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the programs of runs print when nobody traces them. Only one program is counted at a time, because two would disturb each
 * other. Thread-safe.
 */
public final class UntracedCounts implements AutoCloseable {
    /** How many counts are known; the oldest is forgotten first. */
    private static final int MAX = 20;

    private final RunRegistry runs;
    private final Duration longest;
    private final ProgramPlace programs = new ProgramPlace();
    private final Map<String, UntracedCount> byRun = new LinkedHashMap<>();

    /**
     * Runs programs in the interpreters of {@code runs}.
     *
     * @param longest how long one program may take before it is killed and counted as such
     */
    public UntracedCounts(RunRegistry runs, Duration longest) {
        this.runs = runs;
        this.longest = longest;
    }

    /**
     * Starts a count with the program and the interpreter of a run, in place of an earlier one.
     *
     * @param knobs the values of all knobs
     * @throws IllegalStateException if the run has not ended, its engine is not CPython, or its interpreter is gone; the message
     *     is a sentence
     * @throws LimitExceeded if another count is being made, or the operating system does not let it be started
     */
    public synchronized UntracedCount start(Run run, Scenario scenario, Map<String, Object> knobs) {
        if (!CPythonEngine.isOne(run.engine())) {
            throw new IllegalStateException(
                    "This run is one in Java: only Python programs can be run without the tracer.");
        }
        if (run.live()) {
            throw new IllegalStateException("The run has not ended: its program would be disturbed.");
        }
        Interpreter interpreter = runs.interpreters().stream()
                .filter(each -> CPythonEngine.id(each).equals(run.engine()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The interpreter of this run is no longer here."));
        if (byRun.values().stream().anyMatch(each -> each.state() == CountState.RUNNING)) {
            throw new LimitExceeded(
                    "A program is being counted already, and two would disturb each other; stop that first.");
        }
        ProgramSettings settings = PythonSettings.of(scenario, knobs, run.seed(), ProgramLimits.USUAL);
        UntracedCount count =
                new UntracedCount(run, name -> programs.startUntraced(interpreter, name, settings), longest);
        try {
            count.begin();
        } catch (IOException e) {
            throw new LimitExceeded("The program could not be started: %s".formatted(e.getMessage()));
        }
        byRun.remove(run.id());
        byRun.put(run.id(), count);
        if (byRun.size() > MAX) {
            byRun.remove(byRun.keySet().iterator().next());
        }
        return count;
    }

    /** The count of this run, if there is one. */
    public synchronized Optional<UntracedCount> find(String run) {
        return Optional.ofNullable(byRun.get(run));
    }

    /** Stops the count that is being made, and removes what its programs needed. */
    @Override
    public void close() throws IOException {
        synchronized (this) {
            byRun.values().forEach(UntracedCount::stop);
        }
        programs.close();
    }
}
