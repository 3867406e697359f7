package dev.syncline.trace;

/**
 * The kind of an event: what became true for one actor.
 *
 * <p>The ordinal is the number of the kind in the log, so a new kind is added at the end and none is ever moved. See
 * {@code docs/log-format.md} for what the {@code value} of an event means for each kind.
 */
public enum Kind {
    STARTED("started"),
    ENDED("ended"),
    WAITING("waiting"),
    ACQUIRED("acquired"),
    RELEASED("released"),
    TIMED_OUT("timedOut"),
    NOTIFIED("notified"),
    WOKEN("woken"),
    SET("set"),
    CLEARED("cleared"),
    ARRIVED("arrived"),
    PASSED("passed"),
    BROKE("broke"),
    RESET("reset"),
    PUT("put"),
    TAKEN("taken"),
    DONE("done"),
    SENT("sent"),
    RECEIVED("received"),
    CLOSED("closed"),
    READ("read"),
    WROTE("wrote"),
    WORKING("working"),
    SLEEPING("sleeping"),
    RESUMED("resumed"),
    PRINTED("printed"),
    RAISED("raised"),
    /** A worker process was killed while it recorded something; what that was is not known. */
    LOST("lost");

    private final String word;

    Kind(String word) {
        this.word = word;
    }

    /** The word for this kind on the wire, in the browser and on the screen, for example {@code timedOut}. */
    public String word() {
        return word;
    }
}
