package dev.syncline.log;

import dev.syncline.trace.Kind;

/** The numbers of kinds in the log. */
public final class KindNumber {
    private static final Kind[] KINDS = Kind.values();

    private KindNumber() {}

    /** The number of {@code kind}. */
    @SuppressWarnings("EnumOrdinal") // Kind promises that its ordinals are these numbers
    public static int of(Kind kind) {
        return kind.ordinal();
    }

    /** The kind that has this number. */
    public static Kind kind(int number) {
        return KINDS[number];
    }

    /** Whether there is a kind that has this number. */
    public static boolean isKnown(int number) {
        return number >= 0 && number < KINDS.length;
    }
}
