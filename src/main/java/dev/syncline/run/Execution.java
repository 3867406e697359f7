package dev.syncline.run;

import dev.syncline.log.FinalNote;
import dev.syncline.log.Log;
import dev.syncline.log.NoteKind;
import dev.syncline.log.capture.LineFinder;
import dev.syncline.log.capture.LogWriter;
import dev.syncline.log.capture.Recorder;
import dev.syncline.process.worker.WorkerGroup;
import dev.syncline.process.worker.Workers;
import dev.syncline.run.actor.ActorThread;
import dev.syncline.run.actor.ActorThreads;
import dev.syncline.run.actor.RunClock;
import dev.syncline.run.actor.RunGate;
import dev.syncline.run.actor.StepScheduler;
import dev.syncline.run.actor.ThreadStarter;
import dev.syncline.run.outcome.GradedOutcome;
import dev.syncline.run.outcome.LogJudge;
import dev.syncline.run.outcome.OutcomeGrader;
import dev.syncline.run.outcome.RunState;
import dev.syncline.run.spec.Limits;
import dev.syncline.run.spec.RunSpec;
import dev.syncline.run.spec.Schedule;
import dev.syncline.run.stage.LiveKnobs;
import dev.syncline.run.stage.ObjectRegistry;
import dev.syncline.run.stage.RunProcesses;
import dev.syncline.run.stage.RunStage;
import dev.syncline.run.stage.RunWorkerHost;
import dev.syncline.trace.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A run in progress: it puts the parts together, and has the one thread that ends it, the supervisor. Its state is in
 * {@link RunLifecycle}, what a user can do to it in {@link RunControls}.
 */
final class Execution implements RunInfo {
    private final RunSpec spec;
    private final Limits limits;
    private final Log log;
    private final RunClock clock = new RunClock();
    private final RunGate gate;
    private final LiveKnobs knobs;
    private final OutcomeGrader grader;
    private final ObjectRegistry objects;
    private final ActorThreads actorThreads;
    private final StepScheduler scheduler;
    private final @Nullable RunProcesses processes;
    private final LogWriter capture;
    private final RunStage stage;

    private final RunLifecycle lifecycle = new RunLifecycle(this::note);
    private final RunControls controls;
    private final LogJudge judge;
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
        scheduler = new StepScheduler(clock, gate, actorThreads, threads, this::stepped);
        processes = workerGroup != null ? open(workerGroup) : null;
        controls = new RunControls(
                lifecycle, clock, gate, knobs, grader, objects, actorThreads, scheduler, processes, recorder::claimed);
        stage = new RunStage(knobs, spec.seed(), objects, actorThreads, gate, recorder, processes);
        judge = new LogJudge(spec.scenario(), spec.knobs(), log.entities());
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
        start = new RunStart(spec, threads, capture, lifecycle, controls, clock, gate, actorThreads, scheduler, grader);
        capture.onFailure(error -> {
            if (!start.isOnThisThread()) { // otherwise the caller of start() sees the error
                grader.failed("The log", error);
                end("The log could not be written.");
            }
        });
        supervisor = new Supervisor(spec.id(), grader, scheduler, actorThreads, capture, workerGroup, processes);
    }

    private RunProcesses open(WorkerGroup workerGroup) {
        clock.follow(workerGroup::clock);
        gate.follow(workerGroup::gateClosed);
        gate.followBlocked(workerGroup::isBlocked);
        return new RunProcesses(
                workerGroup,
                new RunWorkerHost(gate, knobs, actorThreads, grader, this::end),
                gate,
                actorThreads,
                objects,
                grader);
    }

    /**
     * Starts the body. A run that cannot be started ends as failed, and says why.
     *
     * @param settled takes the record of the run when the log has ended, just before waits for the end return
     * @param whenEnded is called after that
     */
    void begin(Consumer<EndedRun> settled, Runnable whenEnded) {
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
    public RunState state() {
        return lifecycle.state();
    }

    @Override
    @Nullable
    public GradedOutcome outcome() {
        return lifecycle.outcome();
    }

    /** Whether it has not ended. */
    boolean isLive() {
        return supervisor.isWaitedFor();
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
    public double speed() {
        return controls.speed();
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
    @Nullable
    public Instant ended() {
        return null;
    }

    /** What a user can do to the run. */
    RunControls controls() {
        return controls;
    }

    /** Ends the run, for a reason that is a sentence, and returns at once. */
    void end(String why) {
        lifecycle.end(why);
    }

    /** Ends the run like {@link #end} if it lingers, because no actor can ever proceed; returns whether it does. */
    boolean endIfLingering(String why) {
        return lifecycle.endIfLingering(why);
    }

    /** Waits until the run is over, or for {@code timeout}; returns whether it is. */
    boolean awaitEnd(Duration timeout) {
        return supervisor.awaitEnd(timeout);
    }

    private void supervise(Consumer<EndedRun> settled, Runnable whenEnded) {
        supervisor.supervise(this::awaitReason, this::conclude, why -> settled.accept(remains(why)), whenEnded);
    }

    private @Nullable String awaitReason() {
        String why = lifecycle.awaitReason(() -> start.isDone() && actorThreads.hasEnded(), wallEnd, limits.wallTime());
        watches.endAt(recorder.claimed());
        return why;
    }

    private EndedRun remains(@Nullable String why) {
        if (!lifecycle.isConcluded()) {
            grader.runFailed("The log of the run could not be ended.");
            conclude(why);
        }
        GradedOutcome last = lifecycle.outcome();
        return EndedRun.of(log, lifecycle.state(), last == null ? grader.outcome(why) : last, knobs(), nanos());
    }

    /** Called on the drainer's thread after it has shown the last event to the watches. */
    private FinalNote conclude(@Nullable String why) {
        return lifecycle.decided(() -> {
            if (why == null) {
                grader.judgedBy(judge);
            }
            GradedOutcome last = grader.outcome(why);
            RunState state = grader.finalState(why);
            lifecycle.conclude(state, last);
            return new FinalNote(last.text(), state.word(), last.details());
        });
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

    private void stepped(Actor actor) {
        lifecycle.decide(() -> lifecycle.note(
                NoteKind.STEP, "It is the turn of %s.".formatted(actor.name()), Map.of("actor", actor.id())));
    }

    private void note(NoteKind kind, String text, String state, Map<String, Object> details) {
        capture.note(kind, text, state, details);
    }
}
