package dev.syncline.log;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a note reports. */
public enum NoteKind {
    PAUSED("paused"),
    CONTINUED("continued"),
    /** An actor does one operation, by itself or in a forced order. */
    STEP("step"),
    SPEED("speed"),
    /** The least time between two operations. */
    TEMPO("tempo"),
    /** The order of the operations is forced from here on. */
    FORCED("forced"),
    /** The order of the operations is no longer forced. */
    FREE("free"),
    KNOB("knob"),
    /** The user has typed something, which the actor You runs. */
    TYPED("typed"),
    /** What the user has typed is over. */
    ANSWERED("answered"),
    /** A cell of a notebook was executed, whose text belongs to that of the run from here on. */
    CELL("cell"),
    DEADLOCK("deadlock"),
    STALLED("stalled"),
    /** A deadlock or a stall is over. */
    RESOLVED("resolved"),
    /** The run is over; nothing follows. */
    ENDED("ended");

    private static final Map<String, NoteKind> BY_WORD =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(NoteKind::word, Function.identity()));

    private final String word;

    NoteKind(String word) {
        this.word = word;
    }

    /** The word for this kind in the log. */
    public String word() {
        return word;
    }

    /** The kind that has this word in the log; null for a word that a later version may have. */
    public static @Nullable NoteKind of(String word) {
        return BY_WORD.get(word);
    }
}
