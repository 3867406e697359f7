package dev.syncline.run;

import dev.syncline.log.Log;
import dev.syncline.log.NoteKind;
import dev.syncline.log.capture.LineFinder;
import dev.syncline.log.capture.LogWriter;
import dev.syncline.log.capture.Recorder;
import dev.syncline.process.worker.WorkerGroup;
import dev.syncline.process.worker.Workers;
import dev.syncline.run.actor.ActorThread;
import dev.syncline.run.actor.ActorThreads;
import dev.syncline.run.actor.ControlledThreads;
import dev.syncline.run.actor.RunClock;
import dev.syncline.run.actor.RunGate;
import dev.syncline.run.actor.StepScheduler;
import dev.syncline.run.actor.ThreadStarter;
import dev.syncline.run.outcome.LogJudge;
import dev.syncline.run.outcome.OutcomeGrader;
import dev.syncline.run.spec.Limits;
import dev.syncline.run.spec.RunSpec;
import dev.syncline.run.spec.Schedule;
import dev.syncline.run.stage.LiveKnobs;
import dev.syncline.run.stage.ObjectRegistry;
import dev.syncline.run.stage.RunProcesses;
import dev.syncline.run.stage.RunStage;
import dev.syncline.run.stage.RunWorkerHost;
import dev.syncline.trace.Actor;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A run in progress: it puts the parts together, and has the one thread that ends it, the supervisor. Its state is in
 * {@link RunLifecycle}, what a user can do to it in {@link RunControls}.
 */
final class Execution implements LiveRun {
    private final RunSpec spec;
    private final Limits limits;
    private final Log log;
    private final RunClock clock = new RunClock();
    private final RunGate gate;
    private final LiveKnobs knobs;
    private final OutcomeGrader grader;
    private final ObjectRegistry objects;
    private final ActorThreads actorThreads;
    private final StepScheduler<Actor> scheduler;
    private final @Nullable RunProcesses processes;
    private final LogWriter capture;
    private final RunStage stage;

    private final RunLifecycle lifecycle = new RunLifecycle(this::note);
    private final RunNotes notes = new RunNotes(lifecycle);
    private final RunControls controls;
    private final Conclusion conclusion;
    private final RunWatches watches;
    private final Recorder recorder;
    private final Supervisor supervisor;
    private final long wallEnd;
    private final RunStart start;

    /**
     * Prepares a run.
     *
     * @throws java.io.UncheckedIOException if the operating system refuses what its workers share; nothing is left
     *     behind then
     */
    static Execution of(RunSpec spec, Limits limits, Log log, Workers workers, RunParts parts) {
        WorkerGroup workerGroup = spec.engine().hasWorkers()
                ? new WorkerGroup(workers, spec.id(), spec.scenario().getClass(), spec.seed(), log.entities())
                : null;
        try {
            return new Execution(spec, limits, log, workerGroup, parts);
        } catch (RuntimeException | Error e) {
            if (workerGroup != null) {
                workerGroup.close();
            }
            throw e;
        }
    }

    private Execution(RunSpec spec, Limits limits, Log log, @Nullable WorkerGroup workerGroup, RunParts parts) {
        this.spec = spec;
        this.limits = limits;
        this.log = log;
        ThreadStarter threads = parts.threads();
        this.wallEnd = System.nanoTime() + limits.wallTime().toNanos();
        recorder =
                workerGroup != null ? workerGroup.recorder() : parts.recorder().make(clock);
        gate = new RunGate(clock, new LineFinder(spec.scenario().getClass()), parts.wallNanos());
        knobs = new LiveKnobs(spec.scenario().knobs(), spec.knobs());
        grader = new OutcomeGrader(spec, log.entities());
        objects = new ObjectRegistry(log.entities(), recorder, gate, limits.objects());
        actorThreads =
                new ActorThreads(spec, log.entities(), recorder, gate, limits.actors(), threads, this::actorEnded);
        ControlledThreads controlled = new ControlledThreads(gate, actorThreads);
        scheduler = new StepScheduler<>(clock, controlled, threads, actor -> notes.turnOf(actor.name(), actor.id()));
        processes = workerGroup != null ? open(workerGroup) : null;
        controls = new RunControls(
                lifecycle, clock, gate, knobs, grader, objects, actorThreads, scheduler, processes, recorder::claimed);
        stage = new RunStage(knobs, spec.seed(), objects, actorThreads, gate, recorder, processes);
        LogJudge judge = new LogJudge(spec.scenario(), spec.knobs(), log.entities());
        conclusion = new Conclusion(log, lifecycle, grader, judge);
        watches = new RunWatches(
                log.entities(),
                grader,
                judge,
                lifecycle,
                controls::stateNow,
                limits.deadlockLinger(),
                workerGroup != null,
                controls::isUserBusyAt);
        capture = new LogWriter(
                "Log [%s]".formatted(spec.id()),
                recorder,
                log.entities(),
                log,
                new EventLimit(watches, limits.events(), this::end),
                clock);
        capture.whenIdle(watches::idle);
        start = new RunStart(
                new SupervisedStart(spec.id(), threads, lifecycle, grader),
                capture,
                clock,
                actorThreads,
                new StartOrder(spec, lifecycle, controls, controlled, scheduler));
        capture.onFailure(error -> {
            if (!start.isOnThisThread()) { // otherwise the caller of start() sees the error
                grader.failed("The log", error);
                end("The log could not be written.");
            }
        });
        supervisor = new Supervisor(
                spec.id(), grader, new StageEnding(grader, scheduler, actorThreads, workerGroup, processes), capture);
    }

    private RunProcesses open(WorkerGroup workerGroup) {
        clock.follow(workerGroup::clock);
        gate.follow(isClosed -> workerGroup.gate(isClosed, gate.leadsWaits()));
        gate.followBlocked(workerGroup::isBlocked);
        return new RunProcesses(
                workerGroup,
                new RunWorkerHost(gate, knobs, actorThreads, grader, this::end),
                gate,
                actorThreads,
                objects,
                grader);
    }

    @Override
    public void begin(Consumer<EndedRun> settled, Runnable whenEnded) {
        start.begin(() -> supervise(settled, whenEnded), this::play);
    }

    private void play() {
        boolean orderly = false;
        try {
            spec.scenario().play(stage);
            orderly = true;
        } finally {
            if (processes != null) {
                processes.bodyEnded(orderly);
            }
        }
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
        return gate.tempo();
    }

    @Override
    @Nullable
    public Schedule schedule() {
        return Schedule.recorded(log.notes(), log.entities().actors());
    }

    @Override
    public RunControls controls() {
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

    private void supervise(Consumer<EndedRun> settled, Runnable whenEnded) {
        supervisor.supervise(
                this::awaitReason,
                conclusion::conclude,
                why -> settled.accept(conclusion.remains(why, knobs(), nanos())),
                whenEnded);
    }

    private @Nullable String awaitReason() {
        String why = lifecycle.awaitReason(() -> start.isDone() && actorThreads.hasEnded(), wallEnd, limits.wallTime());
        watches.endAt(recorder.claimed());
        return why;
    }

    private void actorEnded(ActorThread actorThread, @Nullable Throwable error) {
        try {
            if (error != null && !actorThread.hasBegun()) {
                grader.runFailed("%s could not be started. %s"
                        .formatted(actorThread.actor().name(), ActorThread.sentence(error)));
                end("A thread could not be started.");
            } else if (error != null) {
                grader.failed(actorThread.actor().name(), error);
                if (error instanceof OutOfMemoryError) { // the memory may be missing for what the run does next, too
                    end("There was not enough memory.");
                }
            }
        } finally {
            lifecycle.lookAgain();
        }
    }

    private void note(NoteKind kind, String text, String state, Map<String, Object> details) {
        capture.note(kind, text, state, details);
    }
}
