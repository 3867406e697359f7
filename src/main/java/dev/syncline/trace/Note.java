package dev.syncline.trace;

import java.util.Map;

/**
 * What a run says of itself: a change of its state, a finding, a knob that was moved.
 *
 * @param number 0, 1, 2 … over the run
 * @param seq the event before which it stands
 * @param t nanoseconds since the run began
 * @param kind one of the kinds of {@code docs/log-format.md}
 * @param text one sentence
 * @param state the state of the run from here on
 * @param details the keys that the kind has besides these; values are text, numbers, booleans, lists and maps
 */
public record Note(int number, long seq, long t, String kind, String text, String state, Map<String, Object> details) {
    /** Keeps its own copy of the details. */
    public Note {
        details = Map.copyOf(details);
    }
}
