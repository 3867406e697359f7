package dev.syncline.trace;

import java.util.Map;

/**
 * What the last note of a run says.
 *
 * @param text one sentence
 * @param state the state in which the run ended
 * @param details the outcome and its grade
 */
public record Ending(String text, String state, Map<String, Object> details) {
    /** Keeps its own copy of the details. */
    public Ending {
        details = Map.copyOf(details);
    }
}
