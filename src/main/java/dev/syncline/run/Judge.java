package dev.syncline.run;

import dev.syncline.scenario.Grade;
import dev.syncline.scenario.Outcome;
import dev.syncline.trace.Cast;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says how a run ended, from what its body reported, what went wrong, and who waited for whom. Thread-safe. */
final class Judge {
    private static final int SIGKILL = 9;

    private final String scenario;
    private final Map<String, List<Outcome>> declared;
    private final Map<String, Object> knobs;
    private final Cast cast;
    private @Nullable Verdict reported;
    private @Nullable Verdict failure;
    private @Nullable Verdict loss;
    private final Map<List<DeadlockWatch.Edge>, Verdict> deadlocks = new LinkedHashMap<>();
    private @Nullable Verdict stall;
    private final List<String> deaths = new ArrayList<>();
    private List<String> leftBehind = List.of();

    Judge(Plan plan, Cast cast) {
        scenario = plan.scenario().id();
        declared = plan.scenario().outcomes().stream().collect(Collectors.groupingBy(Outcome::id));
        knobs = plan.knobs();
        this.cast = cast;
    }

    /**
     * Takes the body's word; the last one counts.
     *
     * @throws IllegalArgumentException if the scenario declares no such outcome
     */
    synchronized void report(String id, String sentence) {
        if (!declared.containsKey(id)) {
            throw new IllegalArgumentException("The scenario %s declares no outcome '%s'.".formatted(scenario, id));
        }
        reported = new Verdict(id, fitting(id).map(Outcome::grade).orElse(Grade.FORBIDDEN), sentence);
    }

    /** Notes that an actor ended with an error; the first one counts. */
    synchronized void failed(String actor, Throwable error) {
        if (failure == null) {
            failure = new Verdict(
                    "failed", Grade.FORBIDDEN, "%s ended with an error. %s".formatted(actor, Part.sentence(error)));
        }
    }

    /** Notes, in a sentence, that the run itself failed, not an actor of it; the first failure counts. */
    synchronized void brokeOff(String sentence) {
        if (failure == null) {
            failure = new Verdict("failed", Grade.FORBIDDEN, sentence);
        }
    }

    /** Notes that so many events that an actor had recorded are not in the log, which nothing excuses. */
    synchronized void lost(String actor, long events) {
        loss = new Verdict("lost-events", Grade.FORBIDDEN, "%d events of %s were lost.".formatted(events, actor));
    }

    /** Notes that a worker process was ended from outside, by the signal of this number. */
    synchronized void died(String actor, int signal) {
        deaths.add("%s was ended by signal %d%s.".formatted(actor, signal, signal == SIGKILL ? " (kill -9)" : ""));
    }

    /** Notes which blocks of shared memory nobody has unlinked. */
    synchronized void leftBehind(List<String> blocks) {
        leftBehind = blocks;
    }

    /** Notes that these threads would not end. */
    synchronized void wouldNotEnd(List<String> names) {
        failure = new Verdict(
                "failed",
                Grade.FORBIDDEN,
                "Stopped, but %s did not end: a thread can only be stopped where it touches the stage."
                        .formatted(String.join(", ", names)));
    }

    /** Notes a deadlock and returns what to say of it. */
    synchronized Verdict deadlock(List<DeadlockWatch.Edge> cycle) {
        Verdict deadlock = standstill(Outcome.DEADLOCK, sentence(cycle));
        deadlocks.put(cycle, deadlock);
        return deadlock;
    }

    /** Takes this deadlock back. */
    synchronized void resolved(List<DeadlockWatch.Edge> cycle) {
        deadlocks.remove(cycle);
    }

    /** Notes that the run is stalled, as this sentence says, and returns the verdict. */
    synchronized Verdict stalled(String sentence) {
        stall = standstill(Outcome.STALLED, sentence);
        return stall;
    }

    /** Takes back that the run is stalled; whether it was. */
    synchronized boolean unstalled() {
        boolean was = stall != null;
        stall = null;
        return was;
    }

    /** Whether there is a deadlock. */
    synchronized boolean isDeadlocked() {
        return !deadlocks.isEmpty();
    }

    /** The verdict on the first deadlock, or on the stall; null if there is neither. */
    synchronized @Nullable Verdict standstill() {
        return deadlocks.isEmpty() ? stall : deadlocks.values().iterator().next();
    }

    /** The state of a run that is not paused. */
    synchronized RunState stateNow() {
        if (isDeadlocked()) {
            return RunState.DEADLOCKED;
        }
        return stall != null ? RunState.STALLED : RunState.RUNNING;
    }

    private Verdict standstill(String id, String sentence) {
        Optional<Outcome> outcome = fitting(id);
        String meaning = outcome.map(o -> " " + o.meaning()).orElse("");
        return new Verdict(id, outcome.map(Outcome::grade).orElse(Grade.FORBIDDEN), sentence + meaning);
    }

    /** The state in which a run ends: {@code reason} says why it was stopped, null if it ended by itself. */
    synchronized RunState finalState(@Nullable String reason) {
        if (loss != null || (failure != null && deaths.isEmpty())) {
            return RunState.FAILED;
        }
        if (standstill() != null) {
            return stateNow();
        }
        return reason == null ? RunState.FINISHED : RunState.STOPPED;
    }

    /** How a run ended; when workers were ended from outside, nothing that followed from it is a defect. */
    synchronized Verdict verdict(@Nullable String reason) {
        if (loss != null) {
            return loss;
        }
        Verdict own = withLeaks(ownVerdict(reason));
        if (deaths.isEmpty()) {
            return own;
        }
        Grade grade = own.grade() == Grade.FORBIDDEN ? Grade.INTERESTING : own.grade();
        return new Verdict(own.id(), grade, String.join(" ", deaths) + " " + own.text());
    }

    private Verdict withLeaks(Verdict own) {
        if (leftBehind.isEmpty()) {
            return own;
        }
        return new Verdict(
                own.id(),
                own.grade(),
                "%s Shared memory was left behind and is removed now: %s."
                        .formatted(own.text(), String.join(", ", leftBehind)));
    }

    private Verdict ownVerdict(@Nullable String reason) {
        if (failure != null) {
            return failure;
        }
        Verdict standstill = standstill();
        if (standstill != null) {
            return standstill;
        }
        if (reason == null) {
            return reported != null
                    ? reported
                    : new Verdict("finished", Grade.EXPECTED, "Every thread came to its end.");
        }
        return fitting(Outcome.STOPPED)
                .map(outcome -> new Verdict(Outcome.STOPPED, outcome.grade(), reason + " " + outcome.meaning()))
                .orElse(new Verdict(Outcome.STOPPED, Grade.INTERESTING, reason));
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
                    .append(cast.objects().get(edge.object()).name())
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
        return cast.actors().get(edge.actor()).kind().equals(You.KIND);
    }

    private String actor(DeadlockWatch.Edge edge) {
        return cast.actors().get(edge.actor()).name();
    }
}
