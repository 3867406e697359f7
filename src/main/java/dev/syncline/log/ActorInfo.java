package dev.syncline.log;

/**
 * An actor as described in the log.
 *
 * @param id its number
 * @param name the label of its lane, unique in the run
 * @param kind {@code thread}, {@code process}, or {@link #USER}
 */
public record ActorInfo(int id, String name, String kind) {
    /** The kind of the actor that performs the operations of the user at the screen. */
    public static final String USER = "you";

    /** Whether it performs the operations of the user at the screen. */
    public boolean actsForUser() {
        return kind.equals(USER);
    }
}
