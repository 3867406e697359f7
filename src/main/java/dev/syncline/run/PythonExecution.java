package dev.syncline.run;

import dev.syncline.log.ActorInfo;
import dev.syncline.log.Log;
import dev.syncline.log.LogEvent;
import dev.syncline.log.NoteKind;
import dev.syncline.log.capture.LogWriter;
import dev.syncline.python.interpreter.Interpreter;
import dev.syncline.python.program.ProgramPlace;
import dev.syncline.python.program.ProgramSettings;
import dev.syncline.python.program.TracedProgram;
import dev.syncline.run.actor.RunClock;
import dev.syncline.run.outcome.LogJudge;
import dev.syncline.run.outcome.OutcomeGrader;
import dev.syncline.run.python.OrderedRecorder;
import dev.syncline.run.python.ProgramListener;
import dev.syncline.run.python.ProgramRun;
import dev.syncline.run.spec.LimitExceeded;
import dev.syncline.run.spec.Limits;
import dev.syncline.run.spec.RunSpec;
import dev.syncline.run.spec.Schedule;
import dev.syncline.run.stage.LiveKnobs;
import dev.syncline.scenario.UserScript;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A run in progress of the Python program of a scenario, traced in a real CPython. What the program does comes as records, which
 * become events of the log like those of any other run; from there on, nothing knows the difference.
 */
final class PythonExecution implements LiveRun, RunEnding, ProgramListener {
    /** How long the processes of a program may take to end when they are killed. */
    private static final Duration ENDING = Duration.ofSeconds(8);

    private final Limits limits;
    private final Log log;
    private final RunClock clock = new RunClock();
    private final LiveKnobs knobs;
    private final OutcomeGrader grader;
    private final OrderedRecorder recorder;
    private final RunLifecycle lifecycle;
    private final RunNotes notes;
    private final Conclusion conclusion;
    private final RunWatches watches;
    private final LogWriter capture;
    private final ProgramRun program;
    private final PythonControls controls;
    private final StartOrder order;
    private final SupervisedStart start;
    private final Supervisor supervisor;
    private final long wallEnd;
    private volatile boolean started;

    /**
     * Starts the program, which waits before its first operation until the run begins.
     *
     * @throws LimitExceeded if the operating system does not let it be started; nothing is left behind then
     */
    static PythonExecution of(
            RunSpec spec, Limits limits, Log log, ProgramPlace place, Interpreter interpreter, RunParts parts) {
        ProgramSettings settings = PythonSettings.of(spec.scenario(), spec.knobs(), spec.seed(), parts.scripts())
                .interactive(spec.order().interactive());
        try {
            return new PythonExecution(spec, limits, log, place.start(interpreter, spec.id(), settings), parts);
        } catch (IOException e) {
            throw new LimitExceeded("Python could not be started: %s".formatted(e.getMessage()));
        }
    }

    /** Takes over a program that has just been started. */
    PythonExecution(RunSpec spec, Limits limits, Log log, TracedProgram started, RunParts parts) {
        this.limits = limits;
        this.log = log;
        this.wallEnd = System.nanoTime() + limits.wallTime().toNanos();
        lifecycle = new RunLifecycle(this::note);
        notes = new RunNotes(lifecycle);
        recorder = new OrderedRecorder(clock, log.entities());
        knobs = new LiveKnobs(spec.scenario().knobs(), spec.knobs());
        grader = new OutcomeGrader(spec, log.entities());
        LogJudge judge = new LogJudge(spec.scenario(), spec.knobs(), log.entities());
        conclusion = new Conclusion(log, lifecycle, grader, judge);
        program = new ProgramRun(
                spec.id(), started, log.entities(), clock, recorder, limits, parts.threads(), parts.wallNanos(), this);
        controls = new PythonControls(lifecycle, clock, knobs, grader, program);
        order = new StartOrder(spec, lifecycle, controls, program.actors(), program.scheduler());
        start = new SupervisedStart(spec.id(), parts.threads(), lifecycle, grader);
        Duration linger = spec.order().interactive() ? limits.wallTime() : limits.deadlockLinger();
        watches = new RunWatches(
                log.entities(),
                grader,
                judge,
                lifecycle,
                controls::stateNow,
                linger,
                spec.scenario().hasProcesses(),
                program.user()::isBusyAt);
        capture = new LogWriter(
                "Log [%s]".formatted(spec.id()),
                recorder,
                log.entities(),
                log,
                new EventLimit(this::event, limits.events(), printed(spec, parts), this::end),
                clock);
        capture.whenIdle(this::idle);
        capture.onFailure(this::logFailed);
        supervisor = new Supervisor(spec.id(), grader, this, capture);
    }

    private static long printed(RunSpec spec, RunParts parts) {
        return spec.scenario() instanceof UserScript ? parts.scripts().printed() : Long.MAX_VALUE;
    }

    @Override
    public void begin(Consumer<EndedRun> settled, Runnable whenEnded) {
        Runnable supervise = () -> supervisor.supervise(
                this::awaitReason,
                conclusion::conclude,
                why -> settled.accept(conclusion.remains(why, knobs(), nanos())),
                whenEnded);
        start.begin(supervise, this::startThreads);
    }

    private void startThreads() {
        capture.start(start.threads()::start);
        order.prepare();
        order.play();
        program.start();
        started = true;
        lifecycle.lookAgain();
    }

    private void idle() {
        watches.idle();
        program.console().look();
        program.idle();
    }

    private void event(LogEvent event) {
        watches.event(event);
        program.console().passed(event.seq() + 1);
    }

    private void logFailed(Throwable error) {
        grader.failed("The log", error);
        end("The log could not be written.");
    }

    @Override
    public void begun(long wall) {
        clock.beginAt(wall);
    }

    @Override
    public void granted(ActorInfo actor) {
        notes.turnOf(actor.name(), actor.id());
    }

    @Override
    public void typed(int number, String line) {
        lifecycle.changeCounted(() -> notes.typed(number, line));
    }

    @Override
    public void answered(int number, String error) {
        lifecycle.decide(() -> notes.answered(number, error));
    }

    @Override
    public void cell(int number, String text) {
        lifecycle.decide(() -> notes.cell(number, text));
    }

    @Override
    public void failed(String actor, String error) {
        grader.failed(actor, error);
    }

    @Override
    public void died(String actor, int signal) {
        grader.died(actor, signal);
    }

    @Override
    public void broken(String why) {
        grader.runFailed(why);
    }

    @Override
    public void over() {
        lifecycle.lookAgain();
    }

    @Override
    public List<Runnable> kill() {
        return List.of(program::kill);
    }

    @Override
    public List<String> awaitEnd() {
        return program.awaitEnd(ENDING) ? List.of() : List.of("a process of the program");
    }

    @Override
    public void lookForRemains() {
        // Python's own resource tracker removes what a program has left in shared memory
    }

    @Override
    public void release() {
        program.close();
    }

    @Override
    public void end(String why) {
        LiveRun.super.end(why);
    }

    private @Nullable String awaitReason() {
        String why = lifecycle.awaitReason(() -> started && program.isOver(), wallEnd, limits.wallTime());
        watches.endAt(recorder.claimed());
        return why;
    }

    @Override
    public Controls controls() {
        return controls;
    }

    @Override
    public RunLifecycle lifecycle() {
        return lifecycle;
    }

    @Override
    public Supervisor supervisor() {
        return supervisor;
    }

    @Override
    public long nanos() {
        return clock.getAsLong();
    }

    @Override
    public Map<String, Object> knobs() {
        return knobs.values();
    }

    @Override
    public long backlog() {
        return Math.max(0, recorder.claimed() - log.events());
    }

    @Override
    public int tempo() {
        return program.gate().tempo();
    }

    @Override
    @Nullable
    public Schedule schedule() {
        return Schedule.recorded(log.notes(), log.entities().actors());
    }

    private void note(NoteKind kind, String text, String state, Map<String, Object> details) {
        capture.note(kind, text, state, details);
    }
}
