package dev.syncline.run;

import dev.syncline.primitive.Kind;
import dev.syncline.trace.Cast;
import dev.syncline.trace.EventSink;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Shows the log of one run to the watches for deadlocks and stalls, and has their findings judged and noted.
 */
final class Watches implements EventSink {
    /* All of it is on the thread that drains the log, but for `endAt`.

    A cycle is reported at once. It is final, so that the run lingers and then ends, when nothing can dissolve it any more:
    when it is made of locks that only their owners can release, or when every other actor waits as well.

    A run that the person at the screen can help waits for that person up to the time limit of the run, unless nobody
    watches it: then `linger` is zero. */

    private final Judge judge;
    private final Standing standing;
    private final Supplier<RunState> stateNow;
    private final Duration linger;
    private final StallSentence sentence;
    private final DeadlockWatch deadlocks;
    private final WaitWatch waits;
    private final Set<List<DeadlockWatch.Edge>> forever = new HashSet<>();
    private boolean nobodyGoesOn;

    /**
     * Watches a run.
     *
     * @param stateNow the current state of the run
     * @param linger how long the threads of a deadlocked or stalled run are left as they are
     * @param betweenProcesses whether it has worker processes
     * @param isPersonBusyAt whether an operation of the person at the screen is pending, or was at the event of this number or later
     */
    Watches(
            Cast cast,
            Judge judge,
            Standing standing,
            Supplier<RunState> stateNow,
            Duration linger,
            boolean betweenProcesses,
            LongPredicate isPersonBusyAt) {
        this.judge = judge;
        this.standing = standing;
        this.stateNow = stateNow;
        this.linger = linger;
        sentence = new StallSentence(cast, betweenProcesses);
        deadlocks = new DeadlockWatch(cast, this::deadlock, this::resolved);
        waits = new WaitWatch(cast, betweenProcesses, isPersonBusyAt, System::nanoTime, new WaitWatch.Findings() {
            @Override
            public void nobodyGoesOn(List<StuckWait> found) {
                stalled(found);
            }

            @Override
            public void goesOn(int actor) {
                unstalled(actor);
            }
        });
    }

    @Override
    public void event(
            long seq,
            long t,
            Kind kind,
            int actor,
            int object,
            int value,
            int peer,
            int line,
            boolean timed,
            @Nullable String text) {
        deadlocks.event(seq, t, kind, actor, object, value, peer, line, timed, text);
        waits.event(seq, t, kind, actor, object, value, peer, line, timed, text);
    }

    /** Looks again, when nothing is under way to the log. */
    void idle() {
        waits.idle();
    }

    /** Has no event looked at from this number on: the run is being ended, and every actor leaves its wait. */
    void endAt(long seq) {
        deadlocks.endAt(seq);
        waits.endAt(seq);
    }

    private void deadlock(List<DeadlockWatch.Edge> cycle, boolean isForever) {
        if (isForever) {
            forever.add(cycle);
        }
        standing.decide(() -> {
            Verdict found = judge.deadlock(cycle);
            standing.found(found);
            if (isForever || nobodyGoesOn) {
                standing.linger(linger);
            }
            Map<String, Object> details = new HashMap<>(found.details());
            details.put("cycle", edges(cycle));
            standing.enter(stateNow.get(), "deadlock", found.text(), details);
        });
    }

    private void resolved(List<DeadlockWatch.Edge> cycle, boolean isForever) {
        forever.remove(cycle);
        standing.decide(() -> {
            judge.resolved(cycle);
            Verdict left = judge.standstill();
            if (!isForever) {
                standing.goesOn();
            }
            if (left != null) {
                standing.found(left);
            }
            String rest = left == null ? "" : " Another deadlock remains.";
            standing.enter(
                    stateNow.get(),
                    "resolved",
                    "The deadlock is resolved: another actor released one of its locks." + rest,
                    Map.of("of", "deadlock", "cycle", edges(cycle)));
        });
    }

    private void stalled(List<StuckWait> found) {
        nobodyGoesOn = true;
        List<StuckWait.Help> help = StuckWait.help(found);
        standing.decide(() -> {
            boolean isDeadlock = judge.isDeadlocked();
            if (!isDeadlock) {
                Verdict verdict = judge.stalled(sentence.of(found));
                standing.found(verdict);
                Map<String, Object> details = new HashMap<>(verdict.details());
                details.put("waits", found.stream().map(StuckWait::details).toList());
                details.put("help", help.stream().map(StuckWait.Help::details).toList());
                standing.enter(stateNow.get(), "stalled", verdict.text(), details);
            }
            if (isDeadlock || help.isEmpty() || linger.isZero()) {
                standing.linger(linger);
            }
        });
    }

    private void unstalled(int actor) {
        nobodyGoesOn = false;
        standing.decide(() -> {
            boolean wasStalled = judge.unstalled();
            Verdict left = judge.standstill();
            if (forever.isEmpty()) {
                standing.goesOn();
            }
            if (left != null) {
                standing.found(left);
            }
            if (wasStalled) {
                standing.enter(stateNow.get(), "resolved", sentence.over(actor), Map.of("of", "stalled"));
            }
        });
    }

    private static List<Map<String, Object>> edges(List<DeadlockWatch.Edge> cycle) {
        return cycle.stream().map(Watches::edge).toList();
    }

    private static Map<String, Object> edge(DeadlockWatch.Edge edge) {
        return new TreeMap<>(Map.of("actor", edge.actor(), "object", edge.object()));
    }
}
