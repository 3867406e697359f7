package dev.syncline.scenario;

/**
 * One way for a run to end, declared by its scenario.
 *
 * @param id the name by which the body reports it, in kebab-case
 * @param grade how good it is
 * @param meaning one sentence that says what it means when a run ends this way
 */
public record Outcome(String id, Grade grade, String meaning) {
    /** The id under which a scenario may judge a run in which a deadlock was found. */
    public static final String DEADLOCK = "deadlock";

    /** The id under which a scenario may judge a run that somebody stopped. */
    public static final String STOPPED = "stopped";

    /** Declares what the lesson promises. */
    public static Outcome expected(String id, String meaning) {
        return new Outcome(id, Grade.EXPECTED, meaning);
    }

    /** Declares what is allowed and worth talking about. */
    public static Outcome interesting(String id, String meaning) {
        return new Outcome(id, Grade.INTERESTING, meaning);
    }

    /** Declares what must never be seen. */
    public static Outcome forbidden(String id, String meaning) {
        return new Outcome(id, Grade.FORBIDDEN, meaning);
    }
}
