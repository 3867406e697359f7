package dev.syncline.log;

/**
 * What the log says of an actor.
 *
 * @param id its number
 * @param name the label of its lane, unique in the run
 * @param kind {@code thread}, {@code process}, or {@link #USER}
 */
public record ActorInfo(int id, String name, String kind) {
    /** The kind of the actor that does what the person at the screen asks for. */
    public static final String USER = "you";

    /** Whether it does what the person at the screen asks for. */
    public boolean actsForUser() {
        return kind.equals(USER);
    }
}
