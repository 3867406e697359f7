package dev.syncline.run.actor;

import java.util.List;

/** What a user can type in a run whose program has names: Python code, which the actor "You" runs. */
public interface UserConsole {
    /**
     * The names that could stand at the end of a text.
     *
     * @param start where the name begins that is to be completed
     * @param names what it may be, in alphabetical order
     */
    record Completions(int start, List<String> names) {
        /** There are none. */
        public static final Completions NONE = new Completions(0, List.of());
    }

    /**
     * Has the actor "You" run some lines, and returns at once; what becomes of them is in the log.
     *
     * @return the number of the command in the log
     * @throws IllegalStateException if the run has ended, or what the user did before is not over
     * @throws dev.syncline.run.spec.LimitExceeded if there were too many commands
     */
    int run(String line);

    /**
     * Interrupts what the actor "You" does: a wait ends with KeyboardInterrupt.
     *
     * @throws IllegalStateException if it does nothing
     */
    void interrupt();

    /** How the name at the end of a text may go on; nothing as long as a command runs. */
    Completions complete(String text);
}
