package dev.syncline.scenario;

import java.util.Arrays;

/** What an outcome says about the program of the lesson, whether that is what the lesson promises or not. */
public enum Verdict {
    /** It did what it is meant to do, and had to. */
    CORRECT("correct", "Correct"),
    /** It ended, but did not do what it is meant to do. */
    WRONG_RESULT("wrong-result", "Wrong result"),
    /** It did what it is meant to do, but nothing guaranteed that. */
    RIGHT_BY_LUCK("right-by-luck", "Right by luck"),
    /** Actors wait for each other in a cycle. */
    DEADLOCK("deadlock", "Deadlock"),
    /** Every actor waits, and none of them can end the wait of another. */
    STALLED("stalled", "Stalled"),
    /** An error was raised. */
    ERROR("error", "Error"),
    /** A primitive or the scenario itself is defective. */
    IMPOSSIBLE("impossible", "Must never happen"),
    /** It was stopped, or runs until it is stopped. */
    STOPPED("stopped", "Stopped");

    private final String word;
    private final String label;

    Verdict(String word, String label) {
        this.word = word;
        this.label = label;
    }

    /** The word on the wire. */
    public String word() {
        return word;
    }

    /** The words on the screen for a word on the wire; a log of an earlier version has none, only a grade. */
    public static String label(String word, Grade grade) {
        return Arrays.stream(values())
                .filter(verdict -> verdict.word.equals(word))
                .findFirst()
                .map(Verdict::label)
                .orElse(grade.name());
    }

    /** The word on the wire. */
    @Override
    public String toString() {
        return word;
    }

    /** The words on the screen. */
    public String label() {
        return label;
    }

    /** What an outcome of this id and grade says, unless its declaration says otherwise. */
    static Verdict of(String id, Grade grade) {
        return switch (id) {
            case Outcome.DEADLOCK -> DEADLOCK;
            case Outcome.STALLED -> STALLED;
            case Outcome.STOPPED -> STOPPED;
            default -> grade == Grade.FORBIDDEN ? IMPOSSIBLE : CORRECT;
        };
    }
}
