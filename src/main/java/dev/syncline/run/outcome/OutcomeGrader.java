package dev.syncline.run.outcome;

import dev.syncline.log.EntityTable;
import dev.syncline.run.actor.ActorThread;
import dev.syncline.run.spec.RunSpec;
import dev.syncline.run.watch.DeadlockWatch;
import dev.syncline.scenario.Grade;
import dev.syncline.scenario.Judgement;
import dev.syncline.scenario.Outcome;
import dev.syncline.scenario.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Grades how a run ended, from what its judge told, what went wrong, and who waited for whom. Thread-safe. */
public final class OutcomeGrader {
    private static final int SIGKILL = 9;

    private final String scenario;
    private final Map<String, List<Outcome>> declared;
    private final Map<String, Object> knobs;
    private final EntityTable entities;
    private @Nullable GradedOutcome judged;
    private @Nullable GradedOutcome failure;
    private @Nullable GradedOutcome loss;
    private final Map<List<DeadlockWatch.Edge>, GradedOutcome> deadlocks = new LinkedHashMap<>();
    private @Nullable GradedOutcome stall;
    private final List<String> deaths = new ArrayList<>();
    private List<String> leftBehind = List.of();

    /** Grades by the outcomes that the scenario declares. */
    public OutcomeGrader(RunSpec spec, EntityTable entities) {
        scenario = spec.scenario().id();
        declared = spec.scenario().outcomes().stream().collect(Collectors.groupingBy(Outcome::id));
        knobs = spec.knobs();
        this.entities = entities;
    }

    /** Takes what the judge of the scenario says, if there is one, about the log of a run that ended by itself. */
    public synchronized void judgedBy(LogJudge judge) {
        try {
            Judgement judgement = judge.judgement();
            if (judgement != null) {
                judged = declaredBy(judgement);
            }
        } catch (RuntimeException | Error e) {
            runFailed("The run could not be judged. %s".formatted(ActorThread.sentence(e)));
        }
    }

    private GradedOutcome declaredBy(Judgement judgement) {
        String id = judgement.outcome();
        if (!declared.containsKey(id)) {
            throw new IllegalArgumentException("The scenario %s declares no outcome '%s'.".formatted(scenario, id));
        }
        return graded(id, Verdict.IMPOSSIBLE, judgement.sentence());
    }

    /** Notes that an actor ended with an error; the first one counts. */
    public void failed(String actor, Throwable error) {
        failed(actor, ActorThread.sentence(error));
    }

    /** Notes that an actor ended with an error, which is a sentence; the first one counts. */
    public synchronized void failed(String actor, String error) {
        if (failure == null) {
            failure = new GradedOutcome(
                    "failed", Grade.FORBIDDEN, Verdict.ERROR, "%s ended with an error. %s".formatted(actor, error));
        }
    }

    /** Notes, in a sentence, that the run itself failed rather than an actor of it; the first failure counts. */
    public synchronized void runFailed(String sentence) {
        if (failure == null) {
            failure = new GradedOutcome("failed", Grade.FORBIDDEN, Verdict.ERROR, sentence);
        }
    }

    /** Notes that events which an actor had recorded are not in the log, which is never acceptable. */
    public synchronized void lost(String actor, long events) {
        loss = new GradedOutcome(
                "lost-events", Grade.FORBIDDEN, Verdict.ERROR, "%d events of %s were lost.".formatted(events, actor));
    }

    /** Notes that a worker process was ended from outside, by the signal of this number. */
    public synchronized void died(String actor, int signal) {
        deaths.add("%s was ended by signal %d%s.".formatted(actor, signal, signal == SIGKILL ? " (kill -9)" : ""));
    }

    /** Notes which blocks of shared memory have not been unlinked. */
    public synchronized void leftBehind(List<String> blocks) {
        leftBehind = blocks;
    }

    /** Notes that these threads did not end. */
    public synchronized void wouldNotEnd(List<String> names) {
        failure = new GradedOutcome(
                "failed",
                Grade.FORBIDDEN,
                Verdict.ERROR,
                "Stopped, but %s did not end: a thread can only be stopped where it touches the stage."
                        .formatted(String.join(", ", names)));
    }

    /** Notes a deadlock and returns its outcome. */
    public synchronized GradedOutcome deadlock(List<DeadlockWatch.Edge> cycle) {
        GradedOutcome deadlock = standstill(Outcome.DEADLOCK, Verdict.DEADLOCK, sentence(cycle));
        deadlocks.put(cycle, deadlock);
        return deadlock;
    }

    /** Withdraws this deadlock. */
    public synchronized void resolved(List<DeadlockWatch.Edge> cycle) {
        deadlocks.remove(cycle);
    }

    /** Notes that the run is stalled, as this sentence says, and returns the outcome. */
    public synchronized GradedOutcome stalled(String sentence) {
        stall = standstill(Outcome.STALLED, Verdict.STALLED, sentence);
        return stall;
    }

    /** Withdraws the stall; returns whether there was one. */
    public synchronized boolean unstalled() {
        boolean was = stall != null;
        stall = null;
        return was;
    }

    /** Whether there is a deadlock. */
    public synchronized boolean isDeadlocked() {
        return !deadlocks.isEmpty();
    }

    /** The outcome of the first deadlock, or of the stall; null if there is neither. */
    public synchronized @Nullable GradedOutcome standstill() {
        return deadlocks.isEmpty() ? stall : deadlocks.values().iterator().next();
    }

    /** The state of a run that is not paused. */
    public synchronized RunState stateNow() {
        if (isDeadlocked()) {
            return RunState.DEADLOCKED;
        }
        return stall != null ? RunState.STALLED : RunState.RUNNING;
    }

    private GradedOutcome standstill(String id, Verdict verdict, String sentence) {
        String meaning = fitting(id).map(outcome -> " " + outcome.meaning()).orElse("");
        return graded(id, verdict, sentence + meaning);
    }

    /** The outcome of this id, as it is declared for this run; if it is not, it is forbidden, and has this verdict. */
    private GradedOutcome graded(String id, Verdict undeclared, String text) {
        return fitting(id)
                .map(outcome -> new GradedOutcome(id, outcome.grade(), outcome.verdict(), text))
                .orElseGet(() -> new GradedOutcome(id, Grade.FORBIDDEN, undeclared, text));
    }

    /** The state in which a run ends: {@code reason} says why it was stopped, null if it ended by itself. */
    public synchronized RunState finalState(@Nullable String reason) {
        if (loss != null || (failure != null && deaths.isEmpty())) {
            return RunState.FAILED;
        }
        if (standstill() != null) {
            return stateNow();
        }
        return reason == null ? RunState.FINISHED : RunState.STOPPED;
    }

    /** How a run ended; when workers were ended from outside, what followed from that is not a defect. */
    public synchronized GradedOutcome outcome(@Nullable String reason) {
        if (loss != null) {
            return loss;
        }
        GradedOutcome own = withLeaks(ownOutcome(reason));
        if (deaths.isEmpty()) {
            return own;
        }
        Grade grade = own.grade() == Grade.FORBIDDEN ? Grade.INTERESTING : own.grade();
        String verdict = own.verdict().equals(Verdict.IMPOSSIBLE.word()) ? Verdict.WRONG_RESULT.word() : own.verdict();
        return new GradedOutcome(own.id(), grade, verdict, String.join(" ", deaths) + " " + own.text());
    }

    private GradedOutcome withLeaks(GradedOutcome own) {
        if (leftBehind.isEmpty()) {
            return own;
        }
        return new GradedOutcome(
                own.id(),
                own.grade(),
                own.verdict(),
                "%s Shared memory was left behind and is removed now: %s."
                        .formatted(own.text(), String.join(", ", leftBehind)));
    }

    private GradedOutcome ownOutcome(@Nullable String reason) {
        if (failure != null) {
            return failure;
        }
        GradedOutcome standstill = standstill();
        if (standstill != null) {
            return standstill;
        }
        if (reason == null) {
            return judged != null
                    ? judged
                    : new GradedOutcome("finished", Grade.EXPECTED, Verdict.CORRECT, "Every thread ended by itself.");
        }
        return fitting(Outcome.STOPPED)
                .map(outcome -> new GradedOutcome(
                        Outcome.STOPPED, outcome.grade(), outcome.verdict(), reason + " " + outcome.meaning()))
                .orElse(new GradedOutcome(Outcome.STOPPED, Grade.INTERESTING, Verdict.STOPPED, reason));
    }

    /** The first outcome of this id that is declared for the knobs of this run. */
    private Optional<Outcome> fitting(String id) {
        return declared.getOrDefault(id, List.of()).stream()
                .filter(outcome -> outcome.fits(knobs))
                .findFirst();
    }

    private String sentence(List<DeadlockWatch.Edge> cycle) {
        StringBuilder text = new StringBuilder("Deadlock: ");
        for (int i = 0; i < cycle.size(); i++) {
            DeadlockWatch.Edge edge = cycle.get(i);
            DeadlockWatch.Edge next = cycle.get((i + 1) % cycle.size());
            text.append(i == 0 ? "" : "; ")
                    .append(actor(edge))
                    .append(isYou(edge) ? " wait for " : " waits for ")
                    .append(entities.objects().get(edge.object()).nameInSentence())
                    .append(", which ")
                    .append(next.equals(edge) ? holdsItself(edge) : holds(next));
        }
        return text.append('.').toString();
    }

    private String holds(DeadlockWatch.Edge edge) {
        return isYou(edge) ? "you hold" : actor(edge) + " holds";
    }

    private String holdsItself(DeadlockWatch.Edge edge) {
        return isYou(edge) ? "you hold yourself" : "it holds itself";
    }

    private boolean isYou(DeadlockWatch.Edge edge) {
        return entities.actors().get(edge.actor()).actsForUser();
    }

    private String actor(DeadlockWatch.Edge edge) {
        return entities.actors().get(edge.actor()).name();
    }
}
