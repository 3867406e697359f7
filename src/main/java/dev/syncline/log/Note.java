package dev.syncline.log;

import java.util.Map;
import java.util.Set;

/**
 * A message of a run about itself: a change of its state, a finding, a knob that was moved.
 *
 * @param number 0, 1, 2 … over the run
 * @param seq the event before which it is placed
 * @param t nanoseconds since the run began
 * @param kind what it reports
 * @param text one sentence
 * @param state the state of the run from here on
 * @param details the keys that the kind has besides these; values are text, numbers, booleans, lists and maps
 */
public record Note(
        int number, long seq, long t, NoteKind kind, String text, String state, Map<String, Object> details) {
    /** The keys that every note has, so that no detail can have them. */
    static final Set<String> KEYS = Set.of("n", "seq", "t", "kind", "text", "state");

    /**
     * Keeps its own copy of the details.
     *
     * @throws IllegalArgumentException if a detail is not plain or its key is that of a field
     */
    public Note {
        PlainValues.check(details);
        if (details.keySet().stream().anyMatch(KEYS::contains)) {
            throw new IllegalArgumentException("These details hide a field of the note: " + details.keySet());
        }
        details = Map.copyOf(details);
    }

    /** Whether viewers should get it at once, not with the events around it. */
    public boolean isUrgent() {
        return kind != NoteKind.STEP;
    }

    /** This note, placed before another event. */
    public Note at(long event) {
        return event == seq ? this : new Note(number, event, t, kind, text, state, details);
    }
}
