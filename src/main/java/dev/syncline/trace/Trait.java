package dev.syncline.trace;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A property by which types of the same family differ. */
public enum Trait {
    /** Is shared by processes. */
    SHARED,
    /** Only the actor that holds it can release it. */
    OWNED,
    /** The actor that holds it can acquire it again. */
    REENTRANT,
    /** Is released by the operating system when its owner's process ends. */
    ROBUST,
    /** Never has more permits than it started with; a release beyond that is an error. */
    BOUNDED,
    /** Counts unfinished tasks, and can be joined. */
    JOINABLE,
    /** Returns the newest item first. */
    LIFO,
    /** Returns the smallest item first. */
    PRIORITY,
    /** Its values are texts, or anything else that has a text. */
    TEXT;

    private static final Map<String, Trait> BY_WORD =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Trait::word, Function.identity()));

    /** The trait's name in the log. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The trait of that name in the log; empty if a later version of Syncline introduced it. */
    public static Optional<Trait> of(String word) {
        return Optional.ofNullable(BY_WORD.get(word));
    }
}
