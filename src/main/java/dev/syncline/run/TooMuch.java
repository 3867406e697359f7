package dev.syncline.run;

/** A limit was reached; the message is one sentence that says which, and what to do. */
public final class TooMuch extends RuntimeException {
    /** Says which limit was reached. */
    public TooMuch(String message) {
        super(message);
    }
}
