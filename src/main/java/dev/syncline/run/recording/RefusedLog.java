package dev.syncline.run.recording;

/** A log that cannot be taken over; the message is a sentence that says why. */
public final class RefusedLog extends Exception {
    private static final long serialVersionUID = 1;

    private final boolean isTaken;

    private RefusedLog(String why, boolean isTaken) {
        super(why);
        this.isTaken = isTaken;
    }

    /** It is larger than all logs together may be. */
    public static RefusedLog tooLarge() {
        return new RefusedLog(
                "The log is larger than all that this server keeps; see syncline.limits.kept-bytes.", false);
    }

    /** It is not a log, or a damaged one. */
    static RefusedLog broken(String why) {
        return new RefusedLog(why, false);
    }

    /** There is another run of its id. */
    static RefusedLog taken(String id) {
        return new RefusedLog("There is another run %s here; discard it first.".formatted(id), true);
    }

    /** Whether the reason is that there is another run of its id. */
    public boolean isTaken() {
        return isTaken;
    }
}
