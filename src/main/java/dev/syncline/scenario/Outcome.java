package dev.syncline.scenario;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One way for a run to end, declared by its scenario.
 *
 * <p>The same ending may be good at one setting and a defect at another: a deadlock is the point of the lesson without
 * the cure, and must never happen with it. So several outcomes may share an id; the first whose {@code when} fits the
 * run counts, and an ending that none of them fits is FORBIDDEN.
 *
 * @param id the name by which the judge tells it, in kebab-case
 * @param grade how good it is
 * @param meaning one sentence that says what it means when a run ends this way
 * @param verdict what it says about the program
 * @param when the values that some knobs have at the start of a run to which this applies; empty: to every run
 */
public record Outcome(String id, Grade grade, String meaning, Verdict verdict, Map<String, Object> when) {
    /** The id under which a scenario may grade a run in which a deadlock was found. */
    public static final String DEADLOCK = "deadlock";

    /**
     * The id under which a scenario may grade a run in which every actor waits and none of them can release another.
     */
    public static final String STALLED = "stalled";

    /** The id under which a scenario may grade a run that was stopped. */
    public static final String STOPPED = "stopped";

    /** Keeps its own copy of the values. */
    public Outcome {
        when = Map.copyOf(when);
    }

    /** Whether the run itself finds it; every other outcome needs a judge. */
    public boolean isFoundByRun() {
        return List.of(DEADLOCK, STALLED, STOPPED).contains(id);
    }

    /** Declares what the lesson promises. */
    public static Outcome expected(String id, String meaning) {
        return of(id, Grade.EXPECTED, meaning);
    }

    /** Declares what is allowed and worth talking about. */
    public static Outcome interesting(String id, String meaning) {
        return of(id, Grade.INTERESTING, meaning);
    }

    /** Declares what must never happen. */
    public static Outcome forbidden(String id, String meaning) {
        return of(id, Grade.FORBIDDEN, meaning);
    }

    private static Outcome of(String id, Grade grade, String meaning) {
        return new Outcome(id, grade, meaning, Verdict.of(id, grade), Map.of());
    }

    /** The same outcome, which says that the program did not do what it is meant to do. */
    public Outcome wrongResult() {
        return with(Verdict.WRONG_RESULT);
    }

    /** The same outcome, which says that the program did what it is meant to do, but nothing guaranteed it. */
    public Outcome rightByLuck() {
        return with(Verdict.RIGHT_BY_LUCK);
    }

    /** The same outcome, which says that the program raised an error. */
    public Outcome raisesAnError() {
        return with(Verdict.ERROR);
    }

    /** The same outcome, which says that the program came to a standstill, though a timeout ended it. */
    public Outcome standsStill() {
        return with(Verdict.STALLED);
    }

    private Outcome with(Verdict other) {
        return new Outcome(id, grade, meaning, other, when);
    }

    /** The same outcome, but only for runs that start with this value of that knob. */
    public Outcome when(String knob, Object value) {
        Map<String, Object> values = new HashMap<>(when);
        values.put(knob, value);
        return new Outcome(id, grade, meaning, verdict, values);
    }

    /** Whether it applies to a run that starts with these values of its knobs. */
    public boolean fits(Map<String, Object> knobs) {
        return knobs.entrySet().containsAll(when.entrySet());
    }
}
