package dev.syncline.python.program;

/**
 * What a traced program has written: an event, or something that becomes known. See {@code docs/cpython.md}.
 *
 * @param kind the number of a kind of event, or one of the constants
 * @param timed whether a wait has a timeout
 * @param actor the program's number of the actor; 0 is none
 * @param peer the program's number of the actor that is joined, or that starts this one; 0 is none
 * @param object the program's number of the object; 0 is none
 * @param line the line of the script; 0 is unknown
 * @param value the value of the event
 * @param wall the machine's clock, as {@code System.nanoTime}
 * @param text may be empty
 */
public record TracerRecord(
        int kind, boolean timed, int actor, int peer, long object, int line, int value, long wall, String text) {
    /** An actor becomes known. */
    public static final int ACTOR = 100;

    /** An object becomes known. */
    public static final int OBJECT = 101;

    /** An actor is held at the gate before an operation. */
    public static final int AT_GATE = 102;

    /** A sentence about the tracer itself. */
    public static final int PROBLEM = 103;

    /** The program itself sends a signal to a process of its own, the peer. */
    public static final int SIGNALLED = 104;

    /** The wait of an actor was ended by another one, and the actor is held before it goes on. */
    public static final int READY = 105;

    /** Was written by the server itself: all that came before has been read. The value is the number of the mark. */
    public static final int MARK = 106;

    /** A process is no actor, but actors wait for what it does; the value is its id. */
    public static final int HELPER = 107;

    /** What the user has typed is over: the value is the number of the request, the text the error that ended it. */
    public static final int ANSWERED = 108;

    /** A part of the text of a cell, whose number is the value; {@code timed} says that more of it follows. */
    public static final int CELL = 109;
}
