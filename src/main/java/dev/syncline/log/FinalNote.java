package dev.syncline.log;

import java.util.Map;

/**
 * The content of the last note of a run.
 *
 * @param text one sentence
 * @param state the state in which the run ended
 * @param details the outcome and its grade
 */
public record FinalNote(String text, String state, Map<String, Object> details) {
    /** Keeps its own copy of the details. */
    public FinalNote {
        details = Map.copyOf(details);
    }
}
