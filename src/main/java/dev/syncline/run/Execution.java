package dev.syncline.run;

import dev.syncline.primitive.Actor;
import dev.syncline.process.Workers;
import dev.syncline.process.Workshop;
import dev.syncline.trace.Capture;
import dev.syncline.trace.Ending;
import dev.syncline.trace.LineFinder;
import dev.syncline.trace.Log;
import dev.syncline.trace.Note;
import dev.syncline.trace.Recorder;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A run while it goes on: its parts put together, and the one thread that ends it, the keeper. How it stands is in
 * {@link Standing}, what a person can do to it in {@link Steering}.
 */
final class Execution implements RunInfo {
    private final Plan plan;
    private final Limits limits;
    private final Log log;
    private final RunClock clock = new RunClock();
    private final RunGate gate;
    private final Knobs knobs;
    private final Judge judge;
    private final Objects objects;
    private final Troupe troupe;
    private final Prompter prompter;
    private final @Nullable RunProcesses processes;
    private final Capture capture;
    private final RunStage stage;

    private final Standing standing = new Standing(this::note);
    private final Steering steering;
    private final Watches watches;
    private final Recorder recorder;
    private final Keeper keeper;
    private final long wallEnd;
    private final RunStart start;

    /**
     * Prepares a run.
     *
     * @throws java.io.UncheckedIOException if the operating system refuses what its workers share; nothing stays behind
     */
    static Execution of(Plan plan, Limits limits, Log log, Workers workers, RunParts parts) {
        Workshop workshop = plan.engine().hasWorkers()
                ? new Workshop(workers, plan.id(), plan.scenario().getClass(), plan.seed(), log.cast())
                : null;
        try {
            return new Execution(plan, limits, log, workshop, parts);
        } catch (RuntimeException | Error e) {
            if (workshop != null) {
                workshop.close();
            }
            throw e;
        }
    }

    private Execution(Plan plan, Limits limits, Log log, @Nullable Workshop workshop, RunParts parts) {
        this.plan = plan;
        this.limits = limits;
        this.log = log;
        ThreadStarter threads = parts.threads();
        this.wallEnd = System.nanoTime() + limits.wallTime().toNanos();
        recorder = workshop != null ? workshop.recorder() : parts.recorder().make(clock);
        gate = new RunGate(clock, new LineFinder(plan.scenario().getClass()));
        knobs = new Knobs(plan.scenario().knobs(), plan.knobs());
        judge = new Judge(plan, log.cast());
        objects = new Objects(log.cast(), recorder, gate, limits.objects());
        troupe = new Troupe(plan, log.cast(), recorder, gate, limits.actors(), threads, this::partEnded);
        prompter = new Prompter(clock, gate, troupe, threads, this::stepped);
        processes = workshop != null ? open(workshop) : null;
        steering = new Steering(
                standing, clock, gate, knobs, judge, objects, troupe, prompter, processes, recorder::claimed);
        stage = new RunStage(knobs, plan.seed(), objects, troupe, judge, gate, recorder, processes);
        watches = new Watches(
                log.cast(),
                judge,
                standing,
                steering::stateNow,
                limits.deadlockLinger(),
                workshop != null,
                steering::isPersonBusyAt);
        capture = new Capture(
                "Log [%s]".formatted(plan.id()),
                recorder,
                log.cast(),
                log,
                (seq, t, kind, actor, object, value, peer, line, timed, text) -> {
                    watches.event(seq, t, kind, actor, object, value, peer, line, timed, text);
                    if (seq + 1 == limits.events()) {
                        end("Stopped at its limit of %,d events.".formatted(limits.events()));
                    }
                },
                clock);
        capture.whenIdle(watches::idle);
        start = new RunStart(plan, threads, capture, standing, steering, gate, troupe, prompter, judge);
        capture.onFailure(error -> {
            if (!start.isOnThisThread()) { // else it has no thread, which it tells who starts it
                judge.failed("The log", error);
                end("The log could not be written.");
            }
        });
        keeper = new Keeper(plan.id(), judge, prompter, troupe, capture, workshop, processes);
    }

    private RunProcesses open(Workshop shop) {
        clock.follow(shop::clock);
        gate.follow(shop::gateClosed);
        gate.followBlocked(shop::isBlocked);
        return new RunProcesses(
                shop, new RunBackstage(gate, knobs, troupe, judge, this::end), gate, troupe, objects, judge);
    }

    /**
     * Starts the body. A run that cannot be started ends as failed, and says why.
     *
     * @param settled takes what is left when all is over and the log has ended, just before waits for the end return
     * @param whenEnded is called after that
     */
    void begin(Consumer<EndedRun> settled, Runnable whenEnded) {
        start.begin(() -> keep(settled, whenEnded), this::play);
    }

    private void play() {
        boolean orderly = false;
        try {
            plan.scenario().play(stage);
            orderly = true;
        } finally {
            if (processes != null) {
                processes.bodyEnded(orderly);
            }
        }
    }

    @Override
    public RunState state() {
        return standing.state();
    }

    @Override
    public @Nullable Verdict verdict() {
        return standing.verdict();
    }

    /** Whether its threads are still there. */
    boolean isLive() {
        return keeper.isWaitedFor();
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
        return steering.speed();
    }

    @Override
    public @Nullable Schedule schedule() {
        return Schedule.recorded(log.notes(), log.cast().actors());
    }

    @Override
    public @Nullable Instant ended() {
        return null;
    }

    /** What a person can do to the run while it goes on. */
    Steering steering() {
        return steering;
    }

    /** Ends the run, for a reason that is a sentence, and returns at once. */
    void end(String why) {
        standing.end(why);
    }

    /** Ends the run like {@link #end} if it lingers, because nobody in it can ever go on; returns whether it does. */
    boolean endIfLingering(String why) {
        return standing.endIfLingering(why);
    }

    /** Waits until the run is over, at most so long; returns whether it is. */
    boolean awaitEnd(Duration patience) {
        return keeper.awaitEnd(patience);
    }

    private void keep(Consumer<EndedRun> settled, Runnable whenEnded) {
        keeper.keep(this::awaitReason, this::conclude, why -> settled.accept(remains(why)), whenEnded);
    }

    private @Nullable String awaitReason() {
        String why = standing.awaitReason(() -> start.isDone() && troupe.hasEnded(), wallEnd, limits.wallTime());
        watches.endAt(recorder.claimed());
        return why;
    }

    private EndedRun remains(@Nullable String why) {
        if (!standing.isConcluded()) {
            judge.brokeOff("The log of the run could not be ended.");
            conclude(why);
        }
        Verdict last = standing.verdict();
        long nanos = nanos();
        Schedule order = null;
        try {
            order = schedule();
            Note end = log.ending();
            nanos = end == null ? nanos : end.t();
        } catch (UncheckedIOException unreadable) {
            // the run is known all the same, but for the order in which it was led
        }
        return new EndedRun(
                standing.state(), last == null ? judge.verdict(why) : last, knobs(), nanos, order, Instant.now());
    }

    /** Called on the drainer's thread when it has shown the last event to the watches. */
    private Ending conclude(@Nullable String why) {
        return standing.decided(() -> {
            Verdict last = judge.verdict(why);
            RunState state = judge.finalState(why);
            standing.conclude(state, last);
            return new Ending(last.text(), state.word(), last.details());
        });
    }

    private void partEnded(Part part, @Nullable Throwable error) {
        try {
            if (error != null && !part.hasBegun()) {
                judge.brokeOff(
                        "%s could not be started. %s".formatted(part.actor().name(), Part.sentence(error)));
                end("A thread could not be started.");
            } else if (error != null) {
                judge.failed(part.actor().name(), error);
                if (error instanceof OutOfMemoryError) { // there is no room for what it wanted to start, or to say
                    end("There was not enough memory.");
                }
            }
        } finally {
            standing.lookAgain();
        }
    }

    private void stepped(Actor actor) {
        standing.decide(() ->
                standing.note("step", "It is the turn of %s.".formatted(actor.name()), Map.of("actor", actor.id())));
    }

    private void note(String kind, String text, String state, Map<String, Object> details) {
        capture.note(kind, text, state, details);
    }
}
