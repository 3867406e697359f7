package dev.syncline.trace;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What tells the types of one family apart. */
public enum Trait {
    /** Lives between processes. */
    SHARED,
    /** Only the actor that holds it can release it. */
    OWNED,
    /** The actor that holds it can acquire it again. */
    REENTRANT,
    /** Is released by the system when the process of its owner ends. */
    ROBUST,
    /** Refuses more permits than it had at the start. */
    BOUNDED,
    /** Counts the tasks that are not done, and can be joined. */
    JOINABLE,
    /** Gives out the item that was put last. */
    LIFO,
    /** Gives out the smallest item. */
    PRIORITY;

    private static final Map<String, Trait> BY_WORD =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Trait::word, Function.identity()));

    /** The word for this trait in the log. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The trait that has this word in the log; empty for one that a later version may have. */
    public static Optional<Trait> of(String word) {
        return Optional.ofNullable(BY_WORD.get(word));
    }
}
