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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * A run while it goes on: its parts put together, and the one thread that ends it, the keeper. How it stands is in
 * {@link Standing}, what a person can do to it in {@link Steering}.
 */
final class Execution {
    private static final int RING_SLOTS = 1 << 16;
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

    private final Standing standing = new Standing(this::note);
    private final Steering steering;
    private final CountDownLatch over = new CountDownLatch(1);
    private final long wallEnd;

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
        steering = new Steering(standing, clock, gate, knobs, judge, objects, troupe, prompter, processes);
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
            standing.note("forced", "From here on the order of all operations is forced.", Map.of());
            gate.force(true);
        }
        if (order.paused()) {
            steering.pause();
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
        return standing.state();
    }

    /** How the run ended or, while a deadlock is there, what it is; null before. */
    @Nullable
    Verdict verdict() {
        return standing.verdict();
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

    /** What a person can do to the run while it goes on. */
    Steering steering() {
        return steering;
    }

    /** Ends the run, for a reason that is a sentence, and returns at once. */
    void end(String why) {
        standing.end(why);
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
        String why = standing.awaitReason(troupe::hasEnded, wallEnd, limits.wallTime());
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
        return standing.decided(() -> {
            Verdict last = judge.verdict(why);
            RunState state = judge.finalState(why);
            standing.conclude(state, last);
            return new Ending(last.text(), state.word(), last.details());
        });
    }

    private void partEnded(Part part, @Nullable Throwable error) {
        if (error != null) {
            judge.failed(part.actor().name(), error);
        }
        standing.lookAgain();
    }

    private void deadlock(List<DeadlockWatch.Edge> cycle) {
        standing.decide(() -> {
            Verdict found = judge.deadlock(cycle);
            standing.linger(found, limits.deadlockLinger());
            List<Map<String, Object>> edges = cycle.stream()
                    .map(edge -> Map.<String, Object>of("actor", edge.actor(), "object", edge.object()))
                    .toList();
            Map<String, Object> details = new HashMap<>(found.details());
            details.put("cycle", edges);
            standing.enter(steering.stateNow(), "deadlock", found.text(), details);
        });
    }

    private void resolved() {
        standing.decide(() -> {
            judge.resolved();
            standing.goesOn();
            String text = "The deadlock is over: somebody else let go of a lock of it.";
            standing.enter(steering.stateNow(), "resolved", text, Map.of());
        });
    }

    private void stepped(Actor actor) {
        standing.decide(() ->
                standing.note("step", "It is the turn of %s.".formatted(actor.name()), Map.of("actor", actor.id())));
    }

    private void isFree(String sentence) {
        standing.decide(() -> {
            if (standing.isLive()) {
                standing.note("free", sentence, Map.of());
            }
        });
    }

    private void note(String kind, String text, String state, Map<String, Object> details) {
        capture.note(kind, text, state, details);
    }
}
