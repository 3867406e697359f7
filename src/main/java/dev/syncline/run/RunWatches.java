package dev.syncline.run;

import dev.syncline.log.EntityTable;
import dev.syncline.log.EventSink;
import dev.syncline.log.LogEvent;
import dev.syncline.log.NoteKind;
import dev.syncline.process.os.ThreadStates;
import dev.syncline.run.outcome.GradedOutcome;
import dev.syncline.run.outcome.LogJudge;
import dev.syncline.run.outcome.OutcomeGrader;
import dev.syncline.run.outcome.RunState;
import dev.syncline.run.watch.DeadlockWatch;
import dev.syncline.run.watch.StallSentence;
import dev.syncline.run.watch.StallWatch;
import dev.syncline.run.watch.StuckWait;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import java.util.function.Supplier;

/** Shows the log of one run to its judge, and to the watches for deadlocks and stalls, and has their findings graded and noted. */
final class RunWatches implements EventSink {
    /*
     * Everything but `endAt` runs on the drainer's thread.
     *
     * A cycle is reported at once. It is final, so that the run lingers and then ends, when nothing can dissolve it:
     * when only the owners can release its locks, or when every other actor waits as well.
     *
     * A run that the user can help waits for the user up to its time limit, unless it is a run of a series: then
     * `linger` is zero.
     */

    private final OutcomeGrader grader;
    private final RunLifecycle lifecycle;
    private final Supplier<RunState> stateNow;
    private final Duration linger;
    private final StallSentence sentence;
    private final LogJudge judge;
    private final DeadlockWatch deadlocks;
    private final StallWatch waits;
    private final Set<List<DeadlockWatch.Edge>> forever = new HashSet<>();
    private boolean stalled;

    /**
     * Watches a run.
     *
     * @param judge is shown every event
     * @param stateNow the current state of the run
     * @param linger how long the threads of a deadlocked or stalled run are left as they are
     * @param betweenProcesses whether it has worker processes
     * @param isUserBusyAt whether an operation of the user is pending, or was at the event of this number or later
     */
    RunWatches(
            EntityTable entities,
            OutcomeGrader grader,
            LogJudge judge,
            RunLifecycle lifecycle,
            Supplier<RunState> stateNow,
            Duration linger,
            boolean betweenProcesses,
            LongPredicate isUserBusyAt) {
        this.grader = grader;
        this.judge = judge;
        this.lifecycle = lifecycle;
        this.stateNow = stateNow;
        this.linger = linger;
        sentence = new StallSentence(entities, betweenProcesses);
        deadlocks = new DeadlockWatch(entities, this::deadlock, this::resolved);
        StallWatch.Findings findings = new StallWatch.Findings() {
            @Override
            public void onStall(List<StuckWait> found) {
                stalled(found);
            }

            @Override
            public void onProgress(int actor) {
                unstalled(actor);
            }
        };
        waits = new StallWatch(
                entities, betweenProcesses, isUserBusyAt, System::nanoTime, ThreadStates::isAwake, findings);
    }

    @Override
    public void event(LogEvent event) {
        judge.event(event);
        deadlocks.event(event);
        waits.event(event);
    }

    /** Checks again when the ring is empty. */
    void idle() {
        waits.idle();
    }

    /** Ignores all events from this number on: the run is being ended, and every actor leaves its wait. */
    void endAt(long seq) {
        deadlocks.endAt(seq);
        waits.endAt(seq);
    }

    private void deadlock(List<DeadlockWatch.Edge> cycle, boolean isForever) {
        if (isForever) {
            forever.add(cycle);
        }
        lifecycle.decide(() -> {
            GradedOutcome found = grader.deadlock(cycle);
            lifecycle.found(found);
            if (isForever || stalled) {
                lifecycle.linger(linger);
            }
            Map<String, Object> details = new HashMap<>(found.details());
            details.put("cycle", edges(cycle));
            lifecycle.enter(stateNow.get(), NoteKind.DEADLOCK, found.text(), details);
        });
    }

    private void resolved(List<DeadlockWatch.Edge> cycle, boolean isForever) {
        forever.remove(cycle);
        lifecycle.decide(() -> {
            grader.resolved(cycle);
            GradedOutcome left = grader.standstill();
            if (!isForever) {
                lifecycle.clearFinding();
            }
            if (left != null) {
                lifecycle.found(left);
            }
            String rest = left == null ? "" : " Another deadlock remains.";
            lifecycle.enter(
                    stateNow.get(),
                    NoteKind.RESOLVED,
                    "The deadlock is resolved: another actor released one of its locks." + rest,
                    Map.of("of", "deadlock", "cycle", edges(cycle)));
        });
    }

    private void stalled(List<StuckWait> found) {
        stalled = true;
        List<StuckWait.Help> help = StuckWait.help(found);
        lifecycle.decide(() -> {
            boolean isDeadlock = grader.isDeadlocked();
            if (!isDeadlock) {
                GradedOutcome outcome = grader.stalled(sentence.of(found));
                lifecycle.found(outcome);
                Map<String, Object> details = new HashMap<>(outcome.details());
                details.put("waits", found.stream().map(StuckWait::details).toList());
                details.put("help", help.stream().map(StuckWait.Help::details).toList());
                lifecycle.enter(stateNow.get(), NoteKind.STALLED, outcome.text(), details);
            }
            if (isDeadlock || help.isEmpty() || linger.isZero()) {
                lifecycle.linger(linger);
            }
        });
    }

    private void unstalled(int actor) {
        stalled = false;
        lifecycle.decide(() -> {
            boolean wasStalled = grader.unstalled();
            GradedOutcome left = grader.standstill();
            if (forever.isEmpty()) {
                lifecycle.clearFinding();
            }
            if (left != null) {
                lifecycle.found(left);
            }
            if (wasStalled) {
                lifecycle.enter(stateNow.get(), NoteKind.RESOLVED, sentence.over(actor), Map.of("of", "stalled"));
            }
        });
    }

    private static List<Map<String, Object>> edges(List<DeadlockWatch.Edge> cycle) {
        return cycle.stream().map(RunWatches::edge).toList();
    }

    private static Map<String, Object> edge(DeadlockWatch.Edge edge) {
        return new TreeMap<>(Map.of("actor", edge.actor(), "object", edge.object()));
    }
}
