package dev.syncline.trace;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the types of objects have in common that behave alike, whatever they are called and wherever they live. */
public enum Family {
    /** At most one actor holds it. */
    LOCK,
    /** Hands out permits. */
    SEMAPHORE,
    /** A flag that actors wait for. */
    EVENT,
    /** Actors wait on it for a notification. */
    CONDITION,
    /** Actors meet at it. */
    BARRIER,
    /** Counts down once. */
    LATCH,
    /** Holds items until they are taken. */
    QUEUE,
    /** Carries messages between processes. */
    PIPE,
    /** Holds one number. */
    VARIABLE,
    /** Has cells that are read and written one by one. */
    MEMORY,
    /** Each actor has a value of its own. */
    LOCAL,
    /** Workers that take tasks. */
    POOL,
    /** A process that serves requests. */
    MANAGER,
    /** Lives in the process of a manager. */
    COLLECTION,
    /** A thread that runs a function after an interval, unless it is cancelled. */
    TIMER,
    /** A worker process, as something to join. */
    PROCESS,
    /** A type that this version does not know. */
    OTHER;

    private static final Map<String, Family> BY_WORD =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Family::word, Function.identity()));

    /** The word for this family in the log. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The family that has this word in the log; {@link #OTHER} for one that a later version may have. */
    public static Family of(String word) {
        return BY_WORD.getOrDefault(word, OTHER);
    }
}
