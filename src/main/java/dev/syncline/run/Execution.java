package dev.syncline.run;

import dev.syncline.primitive.Actor;
import dev.syncline.process.Workers;
import dev.syncline.process.Workshop;
import dev.syncline.trace.Capture;
import dev.syncline.trace.Ending;
import dev.syncline.trace.LineFinder;
import dev.syncline.trace.Log;
import dev.syncline.trace.Recorder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A run while it goes on: its clock, its gate, its actors, and the one thread that ends it, the keeper.
 *
 * <p>{@code mutex} guards the state and the reason to end; it is held for moments, and never while waiting for another
 * thread. Only the keeper ends the run: whoever wants it to end says why, and the keeper wakes up.
 */
final class Execution {
    private static final int RING_SLOTS = 1 << 16;
    private static final int MOST_NOTES = 9_000;
    private static final Duration UNWINDING = Duration.ofSeconds(2);

    private final Plan plan;
    private final Limits limits;
    private final Runnable whenEnded;
    private final RunClock clock = new RunClock();
    private final RunGate gate;
    private final Knobs knobs;
    private final Judge judge;
    private final Objects objects;
    private final Troupe troupe;
    private final Prompter prompter;
    private final @Nullable Workshop workshop;
    private final @Nullable RunProcesses processes;
    private final Capture capture;
    private final RunStage stage;

    private final ReentrantLock mutex = new ReentrantLock();
    private final Condition changed = mutex.newCondition();
    private final CountDownLatch over = new CountDownLatch(1);
    private final long wallEnd;
    private volatile RunState state = RunState.RUNNING;
    private volatile @Nullable Verdict verdict;
    private @Nullable String reason;
    private volatile boolean closing;
    private @Nullable You you;
    private long lingerEnd = Long.MAX_VALUE;
    private int notes;

    /** Prepares a run; {@code whenEnded} is called on the keeper's thread when all is over and the log has ended. */
    Execution(Plan plan, Limits limits, Log log, Workers workers, Runnable whenEnded) {
        this.plan = plan;
        this.limits = limits;
        this.whenEnded = whenEnded;
        this.wallEnd = System.nanoTime() + limits.wallTime().toNanos();
        workshop = plan.engine().hasWorkers()
                ? new Workshop(workers, plan.id(), plan.scenario().getClass(), plan.seed(), log.cast())
                : null;
        Recorder recorder = workshop != null ? workshop.recorder() : new Recorder(clock, RING_SLOTS);
        gate = new RunGate(clock, new LineFinder(plan.scenario().getClass()));
        knobs = new Knobs(plan.scenario().knobs(), plan.knobs());
        judge = new Judge(plan, log.cast());
        objects = new Objects(log.cast(), recorder, gate, limits.objects());
        troupe = new Troupe(plan, log.cast(), recorder, limits.actors(), this::partEnded);
        prompter = new Prompter(clock, gate, troupe, this::stepped);
        processes = workshop != null ? open(workshop) : null;
        stage = new RunStage(knobs, plan.seed(), objects, troupe, judge, gate, recorder, processes);
        DeadlockWatch watch = new DeadlockWatch(log.cast(), this::deadlock, this::resolved);
        capture = new Capture(
                "Log [%s]".formatted(plan.id()),
                recorder,
                log.cast(),
                log,
                (seq, t, kind, actor, object, value, peer, line, timed, text) -> {
                    watch.event(seq, t, kind, actor, object, value, peer, line, timed, text);
                    if (seq + 1 == limits.events()) {
                        end("Stopped at its limit of %,d events.".formatted(limits.events()));
                    }
                },
                clock);
        capture.onFailure(error -> {
            judge.failed("The log", error);
            end("The log could not be written.");
        });
    }

    private RunProcesses open(Workshop shop) {
        clock.follow(shop::clock);
        gate.follow(shop::gateClosed);
        troupe.follow(shop::isBlocked);
        return new RunProcesses(shop, new RunBackstage(gate, knobs, troupe, judge), gate, troupe, objects, judge);
    }

    /** Starts the body. */
    void begin() {
        capture.start();
        Order order = plan.order();
        Schedule schedule = order.schedule();
        if (schedule != null) {
            enter(RunState.RUNNING, "forced", "From here on the order of all operations is forced.", Map.of());
            gate.force(true);
        }
        if (order.paused()) {
            pause();
        }
        troupe.begin("Main", "thread", this::play, null);
        if (schedule != null) {
            prompter.play(schedule, order.paceMillis(), "Prompter [%s]".formatted(plan.id()), this::isFree);
        }
        Thread keeper = new Thread(this::keep, "Keeper [%s]".formatted(plan.id()));
        keeper.setDaemon(true);
        keeper.start();
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

    /** Where the run stands. */
    RunState state() {
        return state;
    }

    /** How the run ended or, while a deadlock is there, what it is; null before. */
    @Nullable
    Verdict verdict() {
        return verdict;
    }

    /** Whether its threads are still there. */
    boolean isLive() {
        return over.getCount() > 0;
    }

    /** Nanoseconds since the run began, without pauses. */
    long nanos() {
        return clock.getAsLong();
    }

    /** The values of the knobs, now. */
    Map<String, Object> knobs() {
        return knobs.values();
    }

    /** Holds all actors at their next operation. */
    void pause() {
        whileLive(() -> {
            if (!gate.isPaused()) {
                gate.pause();
                enter(standing(), "paused", "Paused: every thread stands still at its next operation.", Map.of());
            }
        });
    }

    /** Lets all actors go on. */
    void goOn() {
        whileLive(() -> {
            if (gate.isPaused()) {
                enter(judge.isDeadlocked() ? RunState.DEADLOCKED : RunState.RUNNING, "continued", "Goes on.", Map.of());
                gate.goOn();
                prompter.look();
            }
        });
    }

    /** Lets one actor of the paused run, or whoever has stood longest, do its next operation; returns its name. */
    String step(@Nullable String actor) {
        whileLive(() -> {});
        return prompter.step(actor).name();
    }

    /** Makes work, sleep and time-outs take so much less time than they say; more if it is less than 1. */
    void speed(double times) {
        whileLive(() -> {
            if (clock.speed() != times) {
                enter(
                        state,
                        "speed",
                        "The clock of the run goes %s.".formatted(inWords(times)),
                        Map.of("speed", times));
                gate.speed(times);
                troupe.wakeAll();
                prompter.look();
            }
        });
    }

    /** How fast the clock of the run goes, beside the machine's. */
    double speed() {
        return clock.speed();
    }

    /** Gives knobs new values; refuses with {@link dev.syncline.scenario.BadKnob} what they do not take. */
    void turn(Map<String, ?> values) {
        Map<String, Object> checked = knobs.check(values);
        whileLive(() -> {
            knobs.turn(checked);
            checked.forEach((name, value) -> enter(
                    state,
                    "knob",
                    "%s is now %s.".formatted(knobs.label(name), value),
                    Map.of("knob", name, "value", value)));
        });
    }

    /** Lets the actor "You" do one operation on an object. */
    Deed operate(String object, String operation, @Nullable Object argument) {
        Callable<Optional<Object>> call = Operations.prepare(objects.find(object), object, operation, argument);
        You[] person = new You[1];
        whileLive(() -> {
            if (you == null) {
                you = new You(body -> troupe.begin(You.NAME, You.KIND, body, null));
            }
            person[0] = you;
        });
        return person[0].ask(call);
    }

    /** Sends a signal to a worker process. */
    void signal(String actor, Signal signal) {
        whileLive(() -> {});
        if (processes == null) {
            throw new UnsupportedOperationException(
                    "This run has threads only: a thread cannot be ended or interrupted from outside, in Python neither.");
        }
        processes.signal(actor, signal);
    }

    /** Ends the run, for a reason that is a sentence, and returns at once. */
    void end(String why) {
        mutex.lock();
        try {
            if (reason == null) {
                reason = why;
                changed.signalAll();
            }
        } finally {
            mutex.unlock();
        }
    }

    /** Waits until the run is over. */
    void awaitEnd() {
        boolean interrupted = false;
        while (true) {
            try {
                over.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void keep() {
        String why = awaitReason();
        closing = true;
        prompter.end();
        troupe.close();
        if (workshop != null) {
            workshop.killAll();
        }
        List<String> left = troupe.awaitThreads(UNWINDING);
        if (!left.isEmpty()) {
            judge.wouldNotEnd(left);
        }
        if (processes != null && why == null) {
            judge.leftBehind(processes.leftBehind());
        }
        capture.finish(() -> conclude(why));
        if (workshop != null) {
            workshop.close();
            workshop.warmUp();
        }
        over.countDown();
        whenEnded.run();
    }

    /** Called on the drainer's thread when it has shown the last event to the deadlock watch. */
    private Ending conclude(@Nullable String why) {
        mutex.lock();
        try {
            Verdict last = judge.verdict(why);
            state = judge.finalState(why);
            verdict = last;
            return new Ending(
                    last.text(),
                    state.word(),
                    Map.of(
                            "outcome",
                            last.text(),
                            "outcomeId",
                            last.id(),
                            "grade",
                            last.grade().name()));
        } finally {
            mutex.unlock();
        }
    }

    private @Nullable String awaitReason() {
        mutex.lock();
        try {
            while (reason == null && !troupe.hasEnded()) {
                long now = System.nanoTime();
                if (now - wallEnd >= 0) {
                    return "Stopped at its limit of %s.".formatted(Limits.inWords(limits.wallTime()));
                }
                if (judge.isDeadlocked() && now - lingerEnd >= 0) {
                    return "Stopped some time after the deadlock.";
                }
                long next = judge.isDeadlocked() ? Math.min(wallEnd - now, lingerEnd - now) : wallEnd - now;
                changed.await(next, TimeUnit.NANOSECONDS);
            }
            return reason;
        } catch (InterruptedException e) {
            return "Stopped with the server.";
        } finally {
            mutex.unlock();
        }
    }

    private void partEnded(Part part, @Nullable Throwable error) {
        if (error != null) {
            judge.failed(part.actor().name(), error);
        }
        mutex.lock();
        try {
            changed.signalAll();
        } finally {
            mutex.unlock();
        }
    }

    private void deadlock(List<DeadlockWatch.Edge> cycle) {
        mutex.lock();
        try {
            Verdict found = judge.deadlock(cycle);
            verdict = found;
            lingerEnd = System.nanoTime() + limits.deadlockLinger().toNanos();
            List<Map<String, Object>> edges = cycle.stream()
                    .map(edge -> Map.<String, Object>of("actor", edge.actor(), "object", edge.object()))
                    .toList();
            enter(
                    standing(),
                    "deadlock",
                    found.text(),
                    Map.of(
                            "cycle",
                            edges,
                            "outcome",
                            found.text(),
                            "outcomeId",
                            found.id(),
                            "grade",
                            found.grade().name()));
            changed.signalAll();
        } finally {
            mutex.unlock();
        }
    }

    private void resolved() {
        mutex.lock();
        try {
            judge.resolved();
            verdict = null;
            enter(standing(), "resolved", "The deadlock is over: somebody else let go of a lock of it.", Map.of());
        } finally {
            mutex.unlock();
        }
    }

    private RunState standing() {
        if (gate.isPaused()) {
            return RunState.PAUSED;
        }
        return judge.isDeadlocked() ? RunState.DEADLOCKED : RunState.RUNNING;
    }

    private void enter(RunState next, String kind, String text, Map<String, Object> details) {
        state = next;
        if (++notes <= MOST_NOTES) {
            capture.note(kind, text, next.word(), details);
        }
    }

    private void stepped(Actor actor) {
        mutex.lock();
        try {
            enter(state, "step", "It is the turn of %s.".formatted(actor.name()), Map.of("actor", actor.id()));
        } finally {
            mutex.unlock();
        }
    }

    private void isFree(String sentence) {
        mutex.lock();
        try {
            if (!closing && reason == null) {
                enter(state, "free", sentence, Map.of());
            }
        } finally {
            mutex.unlock();
        }
    }

    private static String inWords(double times) {
        return times == 1 ? "as fast as the machine's" : "at %s times the machine's".formatted(times);
    }

    private void whileLive(Runnable change) {
        mutex.lock();
        try {
            if (closing || reason != null) {
                throw new IllegalStateException("The run has ended; start it again.");
            }
            if (notes >= MOST_NOTES) {
                throw new TooMuch("A run takes %,d changes at most; start it again.".formatted(MOST_NOTES));
            }
            change.run();
        } finally {
            mutex.unlock();
        }
    }
}
